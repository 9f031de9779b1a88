internal import BitextModel
internal import Terminology

/// What the words around names of a sentence tell of them (`NameNeighbours`): a form's field is filled by a person (`नाम: पूजा`), and of two names before a kinsman's word the first is the one spoken of (पार्वती शिव की पत्नी हैं).
struct NameNeighbourhood {
    let words: SentenceWords
    /// Whether a word that the lexicon has is a name there.
    let isName: (String) -> Bool

    /// Probability of a usual name that acts, and of a name in a form's field.
    static let acting = 0.75
    private static let labelled = 0.9
    private static let mostWords = 4

    /// Puts right what a recognizer found, in order.
    func correct(_ names: inout [RecognizerEngine.Found]) {
        for place in names.indices { trim(&names[place]) }
        split(&names)
        addActors(&names)
        addListed(&names)
        for place in names.indices where isPerson(names[place]) { names[place].type = .person }
        // A people is not one of it (निषाद समाज); what another thing's name is (योजना का नाम: उज्ज्वला), is no person's.
        names.removeAll { name in
            let range = name.tokens
            guard name.type == .person else { return false }
            return range.count == 1 && has(range.upperBound, .community) || isOtherLabelEnd(range.lowerBound - 1)
        }
        let labels = tokens.indices.filter { candidates.mayBeNamed($0) && has($0, .label) }
        let told =
            (labels.compactMap { introduced(behind: $0) ?? bearer(of: $0) }
            + tokens.indices.compactMap { isLabelEnd($0) ? name(from: $0 + 1) : nil })
            .sorted { $0.lowerBound < $1.lowerBound }
        // A name may be told twice: `नाम: प्रकाश नाम का युवक`.
        var said: [Range<Int>] = []
        for range in told where range.lowerBound >= said.last?.upperBound ?? 0 { said.append(range) }
        guard !said.isEmpty else { return }
        // Both are in order.
        var next = 0
        names.removeAll { name in
            while next < said.count, said[next].upperBound <= name.tokens.lowerBound { next += 1 }
            return next < said.count && said[next].overlaps(name.tokens)
        }
        names += said.map { RecognizerEngine.Found(tokens: $0, type: .person, probability: Self.labelled) }
        names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    var tokens: [Token] { words.tokens }
    var candidates: SentenceCandidates { words.candidates }
    var text: String { words.text }

    func has(_ place: Int, _ classes: WordClasses) -> Bool { words.has(place, classes) }

    func isWord(_ place: Int) -> Bool { words.isWord(place) }

    /// Whether one space stands between a token and the one before it.
    func isBehindSpace(_ place: Int) -> Bool { place > 0 && tokens[place - 1].span.end + 1 == tokens[place].span.start }

    /// Takes off what is no part of a name by what it is or what follows: an office behind an organization (टीएमसी सांसद), a pronoun before a kinsman's word (सोफिया मेरी बहन है), and of people's names how they are called
    /// and what they do (अरे राकेश, राकेश अंकल, चंदू बोला).
    private func trim(_ name: inout RecognizerEngine.Found) {
        let range = name.tokens
        var (start, end) = (range.lowerBound, range.upperBound)
        if name.type == .organization {
            while end > range.lowerBound + 1, has(end - 1, .title) { end -= 1 }
        } else {
            while name.type == .person, end > start + 1, has(start, [.call, .oneself, .link]) { start += 1 }
            while end > start + 1,
                has(end - 1, [.speech, .agent]) || name.type == .person && has(end - 1, .address) && !candidates.isGivenName(end - 1)
            {
                if !has(end - 1, .address) { name.type = .person }
                end -= 1
            }
            if name.type == .person, end > start + 1, has(end - 1, .function), has(end, .relation) { end -= 1 }
        }
        name.tokens = start..<end
    }

    // MARK: - Kin

    /// Parts people of two words before a genitive and a kinsman's word, where the second is usual as a given name and as no family name.
    private func split(_ names: inout [RecognizerEngine.Found]) {
        var place = 0
        while place < names.count {
            let (range, name) = (names[place].tokens, names[place])
            if name.type == .person, range.count == 2, isWord(range.lowerBound), isWord(range.lowerBound + 1),
                has(range.upperBound, .genitive),
                candidates.isGivenName(range.lowerBound + 1), !candidates.isAlsoFamilyName(range.lowerBound + 1),
                isRelated(range.upperBound + 1)
            {
                names[place].tokens = range.lowerBound..<range.lowerBound + 1
                var second = name
                second.tokens = range.lowerBound + 1..<range.upperBound
                names.insert(second, at: place + 1)
                place += 1
            }
            place += 1
        }
    }

    /// Whether a kinsman's word follows, behind one other word perhaps (की तीसरी पत्नी).
    private func isRelated(_ place: Int) -> Bool {
        has(place, .relation) || isWord(place) && !has(place, [.postposition, .genitive]) && has(place + 1, .relation)
    }

    // MARK: - Forms

    /// Whether a colon stands at `place` behind a field for a person's name: नाम, पिता का नाम, पति.
    private func isLabelEnd(_ place: Int) -> Bool {
        let last = place - 1
        guard tokens[place].kind == .punctuation, has(last, .holder) || has(last, .label), text[tokens[place].span] == ":" else {
            return false
        }
        if has(last, .holder) { return isOpen(before: last) }
        return isOpen(before: last) || has(last - 1, .genitive) && has(last - 2, .holder)
    }

    /// Whether a colon stands at `place` behind the name of something that is no person: योजना का नाम.
    private func isOtherLabelEnd(_ place: Int) -> Bool {
        guard tokens.indices.contains(place), tokens[place].kind == .punctuation, has(place - 1, .label), has(place - 2, .genitive),
            isWord(place - 3), !has(place - 3, .holder)
        else { return false }
        return candidates.isOrdinary(place - 3) && text[tokens[place].span] == ":"
    }

    /// Whether nothing, a mark or a number stands before a field's first word.
    private func isOpen(before place: Int) -> Bool { place == 0 || !isWord(place - 1) }

    /// The words that fill a field, up to four; nil where there is none. The words of the next field are not among them.
    private func name(from first: Int) -> Range<Int>? {
        var end = first
        while end < tokens.count, end - first < Self.mostWords, isWord(end), end == first || isBehindSpace(end),
            !has(end, [.field, .label, .holder, .genitive, .postposition])
        {
            end += 1
        }
        // आयु in `मोहन आयु: 25`.
        if end > first, end < tokens.count, text[tokens[end].span] == ":" { end -= 1 }
        guard end > first, !(first..<end).contains(where: { has($0, .function) }) else { return nil }
        return first..<end
    }
}
