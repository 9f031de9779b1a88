internal import BitextModel
internal import Dictionaries
internal import Terminology
internal import TextAnalysis

/// A name that the recognizer found, a mention without a concept; offsets in the sentence.
struct FoundName: Sendable {
    var mention: EntityMention
    /// Where the ordinary words at its end begin (सरकार in `वाजपेयी सरकार`); its end where the last word is none.
    var ordinaryTail: Int
    /// Whether its last word is one of names of places and organizations.
    var hasHead = false
    /// Whether its last word is usual as a family name.
    var endsInFamilyName = false
    /// Whether a person's first word is usual as a given name, or neither an ordinary word nor a title.
    var beginsInName = false
}

/// Names that no glossary has: found by the recognizer, rendered by the names' transliteration. One for each task.
final class NameRecognition {
    private var engine: RecognizerEngine
    let resources: PipelineResources
    let renderings: NameRenderings
    private let least: Double
    /// Names of letters, UTF-8 length of the longest with an abbreviation sign, and which of them are ordinary words too.
    let letterNames: EquivalentWords<Bool>
    let longestInitial: Int
    let ordinaryLetterNames: EquivalentWords<Bool>

    /// Nil where the language has no recognizer, or the options want none.
    init?(_ resources: PipelineResources) {
        guard let recognizer = resources.recognizer, let renderings = resources.nameRenderings else { return nil }
        engine = RecognizerEngine(recognizer)
        self.resources = resources
        self.renderings = renderings
        least = max(resources.options.minimumScore, resources.options.leastProbability)
        let data = resources.profile.tokenizerData
        letterNames = EquivalentWords(data.letterNames)
        longestInitial = (data.letterNames.map(\.utf8.count).max() ?? 0) + 3
        ordinaryLetterNames = EquivalentWords(data.letterNames.filter(data.ordinaryWords.contains))
    }

    /// The names of a sentence as mentions without a concept, in order; offsets in the sentence. The English of those that may yet give way is empty: spelling a name costs more than
    /// finding it.
    func mentions(tokens: [Token], candidates: SentenceCandidates, in text: String) -> [FoundName] {
        let words = SentenceWords(tokens, candidates, in: text)
        let listed = words.covered
        var names = engine.names(candidates: candidates, index: resources.index)
        addUsualNames(&names, words)
        addLatinNames(&names, tokens, candidates, in: text)
        // The lexicon has names as words: of those, what it says is the name's spelling.
        NameNeighbourhood(words: words) { self.isSaidBySound($0) }.correct(&names)
        addStrangers(&names, words)
        addEnglishOrganizations(&names, words)
        addInstitutions(&names, words)
        addLandmarks(&names, words)
        addSettlements(&names, words)
        return names.compactMap { found in
            var found = found
            var isRespected = false
            guard withoutAddresses(&found.tokens, tokens), !isLatinWord(found.tokens, tokens, candidates, in: text) else { return nil }
            if found.type != .person, found.probability < resources.options.leastOfPlaces { return nil }
            if found.type == .person {
                isRespected = withoutHonorifics(&found.tokens, candidates)
                withoutHeads(&found.tokens, tokens, candidates, in: text)
                guard withoutTitles(&found.tokens, tokens, candidates, in: text) else { return nil }
            }
            let options = resources.options
            let leastOfOrdinary = found.type == .person ? options.leastOfOrdinaryPeople : options.leastOfOrdinaryWords
            if !isRespected, found.probability < leastOfOrdinary, areOrdinary(found.tokens, tokens, candidates) { return nil }
            let last = found.tokens.upperBound - 1
            let span = TextSpan(
                start: tokens[found.tokens.lowerBound].span.start,
                end: candidates.lengthWithoutTail(last).map { tokens[last].span.start + $0 } ?? tokens[last].span.end)
            guard let surface = text[span].map(String.init), !surface.isEmpty, !renderings.isCommonNoun(surface, found.type) else {
                return nil
            }
            let score = (found.probability * 100).rounded() / 100
            let isFree = score >= least && !listed[found.tokens].contains(true)
            let mention = EntityMention(
                span: span, type: found.type, native: surface, english: isFree ? renderings.rendering(of: surface, found.type) : "",
                link: EntityLink(concept: nil, method: .transliterated, score: score))
            func isHead(_ place: Int) -> Bool { text[tokens[place].span].map { renderings.isHead(String($0)) } ?? false }
            let name = found.tokens.last { !areOrdinary($0..<$0 + 1, tokens, candidates) }
            return FoundName(
                mention: mention, ordinaryTail: name.map { tokens[$0].span.end } ?? span.start,
                hasHead: isHead(last), endsInFamilyName: found.type == .person && candidates.isAlsoFamilyName(last),
                beginsInName: found.type == .person && isName(found.tokens.lowerBound, tokens, candidates))
        }
    }

    /// Whether the lexicon's rendering of a word is how it is spelled as a name: of names that are listed as words, and of loans (पावर, power).
    func isSaidBySound(_ word: String) -> Bool {
        resources.lexicon.gloss(word).map { $0.lowercased() == renderings.rendering(of: word).lowercased() } ?? false
    }

    /// Whether no list has a word but perhaps one of names.
    func isStrange(_ place: Int, _ words: SentenceWords) -> Bool { words.isUnknown(place) && !resources.lexicon.contains(words[place]) }

    /// Takes addresses (of pages, mail, accounts) off both ends of a name; false where nothing is left, or one is inside.
    private func withoutAddresses(_ range: inout Range<Int>, _ tokens: [Token]) -> Bool {
        func isAddress(_ place: Int) -> Bool { [.url, .email, .mention, .hashtag].contains(tokens[place].kind) }
        guard range.contains(where: isAddress) else { return true }
        while let first = range.first, isAddress(first) { range = first + 1..<range.upperBound }
        while let last = range.last, isAddress(last) { range = range.lowerBound..<last }
        return !range.isEmpty && !range.contains(where: isAddress)
    }

    /// Whether words in Latin letters that the recognizer found are none of a name: none has a capital, or there is one alone, of English or the romanized language and no usual name of people.
    private func isLatinWord(_ range: Range<Int>, _ tokens: [Token], _ candidates: SentenceCandidates, in text: String) -> Bool {
        guard range.allSatisfy({ tokens[$0].script == .latin }) else { return false }
        let first = range.lowerBound
        func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        func letters(_ place: Int) -> Substring.UTF8View { (text[tokens[place].span] ?? "").utf8 }
        if range.count == 1, tokens[first].language != .undetermined, !candidates.isGivenName(first), !candidates.isFamilyName(first) {
            // MySQL is no word.
            return !(letters(first).dropFirst().contains(where: isCapital) && letters(first).contains { (0x61...0x7A).contains($0) })
        }
        return !range.contains { letters($0).contains(where: isCapital) }
    }

    /// Whether all words are ones that also stand for themselves (पश्चिमी देशों).
    private func areOrdinary(_ range: Range<Int>, _ tokens: [Token], _ candidates: SentenceCandidates) -> Bool {
        range.allSatisfy { tokens[$0].kind != .word || candidates.isOrdinary($0) }
    }

    /// Whether a word is usual as a given name, or native and neither an ordinary word nor a title.
    private func isName(_ place: Int, _ tokens: [Token], _ candidates: SentenceCandidates) -> Bool {
        guard !candidates.classes(place).contains(.title) else { return false }
        return candidates.isGivenName(place) || tokens[place].script != .latin && !candidates.isOrdinary(place)
    }

    /// Letters of a name of one word.
    private static let shortestLatinName = 4

    /// Adds people in Latin letters (`Rahul ने कहा`, `Mr. Sharma`): words with a capital that belong to no language by their form, one of them a usual given or family name. What the recognizer
    /// found of such a name is put right.
    private func addLatinNames(
        _ names: inout [RecognizerEngine.Found], _ tokens: [Token], _ candidates: SentenceCandidates, in text: String
    ) {
        func isPart(_ place: Int) -> Bool {
            let token = tokens[place]
            guard token.kind == .word, token.script == .latin, token.language == .undetermined,
                let first = text[token.span]?.utf8.first
            else { return false }
            return (0x41...0x5A).contains(first)
        }
        var added: [RecognizerEngine.Found] = []
        var place = 0
        while place < tokens.count {
            guard isPart(place) else {
                place += 1
                continue
            }
            var end = place + 1
            while end < tokens.count, isPart(end), tokens[end - 1].span.end + 1 == tokens[end].span.start { end += 1 }
            // The rest of the name in the other script: Priya रामनाथन.
            if end < tokens.count, tokens[end].kind == .word, tokens[end].script != .latin, candidates.mayBeFamilyName(end),
                tokens[end - 1].span.end + 1 == tokens[end].span.start
            {
                end += 1
            }
            let run = place..<end
            // Gagan in Gaganयान is a part of another name.
            let isGlued =
                end < tokens.count && tokens[end].kind == .word && tokens[end].span.start == tokens[end - 1].span.end
                && !candidates.classes(end).contains(.honorificEnding)
            guard !isGlued else {
                place = end
                continue
            }
            if run.contains(where: { candidates.isGivenName($0) || candidates.isFamilyName($0) }),
                run.count > 1 || tokens[place].span.end - tokens[place].span.start >= Self.shortestLatinName
            {
                added.append(RecognizerEngine.Found(tokens: place..<end, type: .person, probability: Self.usualName))
            }
            place = end
        }
        guard !added.isEmpty else { return }
        // Both are in order. A name of both scripts (Kavita जोशी) stays; words of the language in Latin letters are in none.
        func isForeign(_ place: Int) -> Bool { tokens[place].script == .latin && tokens[place].language != .undetermined }
        var next = 0
        names.removeAll { name in
            while next < added.count, added[next].tokens.upperBound <= name.tokens.lowerBound { next += 1 }
            guard next < added.count, added[next].tokens.overlaps(name.tokens) else { return false }
            if name.tokens.lowerBound <= added[next].tokens.lowerBound, name.tokens.upperBound >= added[next].tokens.upperBound,
                !name.tokens.contains(where: isForeign),
                next + 1 == added.count || added[next + 1].tokens.lowerBound >= name.tokens.upperBound
            {
                if name.type == .person {
                    added[next].tokens = name.tokens
                    added[next].probability = max(name.probability, added[next].probability)
                } else if name.probability > added[next].probability {
                    added[next] = name
                }
            }
            return true
        }
        names = (names + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Takes what is no person's off the end of a usual name: सरकार in `मनमोहन सरकार`, but not in `शोभन सरकार`.
    private func withoutHeads(_ range: inout Range<Int>, _ tokens: [Token], _ candidates: SentenceCandidates, in text: String) {
        let last = range.upperBound - 1
        // A head that is also a family name is one behind a given name: अशोक मंडल.
        guard range.count > 1, !(candidates.isAlsoFamilyName(last) && candidates.isGivenName(last - 1)),
            let head = text[tokens[range.upperBound - 1].span].map(String.init), renderings.isHead(head),
            let name = text[tokens[range.upperBound - 2].span].map(String.init), renderings.isNameWord(name)
        else { return }
        range = range.lowerBound..<range.upperBound - 1
    }

    /// Takes words of respect off the end of a person's name (जी), as far as something is left; whether there were any.
    private func withoutHonorifics(_ range: inout Range<Int>, _ candidates: SentenceCandidates) -> Bool {
        let end = range.upperBound
        while range.count > 1, candidates.classes(range.upperBound - 1).contains(.honorificEnding) {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range.upperBound < end
    }

    /// Takes titles off the beginning of a person's name (डॉ., राष्ट्रपति), but not those that are names as well (युवराज); false where nothing is left.
    private func withoutTitles(
        _ range: inout Range<Int>, _ tokens: [Token], _ candidates: SentenceCandidates, in text: String
    ) -> Bool {
        while let first = range.first, candidates.classes(first).contains(.title), let word = text[tokens[first].span].map(String.init),
            !renderings.isNameWord(word)
        {
            range = first + 1..<range.upperBound
            if let next = range.first, tokens[next].kind == .punctuation { range = next + 1..<range.upperBound }
        }
        return !range.isEmpty
    }

    /// What the glossary found and what the recognizer found, in order, disjoint. A glossary's mention stands, unless the recognizer is sure of a longer name around it;
    /// an adjective of a place (चीनी सेना) always does, and a person before ordinary words (वाजपेयी सरकार).
    static func merged(_ listed: [EntityMention], _ found: [FoundName], sure: Double, least: Double) -> [EntityMention] {
        guard !found.isEmpty else { return listed }
        var result: [EntityMention] = []
        result.reserveCapacity(listed.count + found.count)
        var next = 0
        for name in found where name.mention.link.score >= least {
            let span = name.mention.span
            while next < listed.count, listed[next].span.end <= span.start {
                result.append(listed[next])
                next += 1
            }
            var end = next
            while end < listed.count, listed[end].span.start < span.end { end += 1 }
            let touching = listed[next..<end]
            guard
                touching.isEmpty
                    || isLonger(name, touching)
                        && (name.mention.link.score >= sure || areInitials(touching, of: name) || isBody(name, of: touching)
                            || isOtherPerson(name, touching))
            else {
                continue
            }
            result.append(name.mention)
            next = end
        }
        return result + listed[next...]
    }

    /// Whether a name is a person of the glossary with one word more, a family name or a given name before it: राकेश कुमार सिंह is not राकेश कुमार, nor ज्ञान प्रकाश सिंह प्रकाश सिंह.
    private static func isOtherPerson(_ name: FoundName, _ listed: ArraySlice<EntityMention>) -> Bool {
        guard let person = listed.first, listed.count == 1, person.type == .person, name.mention.type == .person,
            person.native.utf8.contains(UInt8(ascii: " "))
        else { return false }
        let span = name.mention.span
        let words = name.mention.native.utf8.split(separator: UInt8(ascii: " ")).count
        guard words == person.native.utf8.split(separator: UInt8(ascii: " ")).count + 1 else { return false }
        if person.span.start == span.start { return name.endsInFamilyName }
        return person.span.end == span.end && name.beginsInName
    }

    /// Whether a person's name begins with a place or with a person's name of one word of the glossary, and ends in a family name: शिव सागर मिश्र, एलिजाबेथ स्वान, चंद्रशेखर सिंह.
    private static func isOfFamily(_ name: FoundName, _ listed: ArraySlice<EntityMention>) -> Bool {
        guard let first = listed.first, listed.count == 1, name.mention.type == .person, name.endsInFamilyName, !name.hasHead else {
            return false
        }
        return first.span.start == name.mention.span.start
            && (first.type == .place
                || first.type == .person && (first.link.method == .shortForm || !first.native.utf8.contains(UInt8(ascii: " "))))
    }

    /// Whether a name is that of a body of the glossary's place before it (पंजाब सरकार), or named after its person (भगत सिंह कॉलेज).
    private static func isBody(_ name: FoundName, of listed: ArraySlice<EntityMention>) -> Bool {
        guard let namesake = listed.first, listed.count == 1, name.mention.type == .organization,
            namesake.span.start == name.mention.span.start, name.hasHead
        else { return false }
        switch namesake.type {
        case .place, .person: return true
        // भारतीय दलहन अनुसंधान संस्थान, but not भारतीय सेना.
        case .demonym: return name.mention.native.utf8.count { $0 == UInt8(ascii: " ") } > 1
        default: return false
        }
    }

    /// Whether what the glossary has is an acronym at the beginning of a person's name: the initials of S. P. Sharma.
    private static func areInitials(_ listed: ArraySlice<EntityMention>, of name: FoundName) -> Bool {
        guard let first = listed.first, listed.count == 1, name.mention.type == .person else { return false }
        return first.link.method == .acronym && first.span.start == name.mention.span.start
    }

    /// Probability of a person's name that ends in the name of a people.
    private static let sureOfPeople = 0.85

    /// Whether `name` is a longer name than those of the glossary inside it.
    private static func isLonger(_ name: FoundName, _ listed: ArraySlice<EntityMention>) -> Bool {
        let span = name.mention.span
        guard listed.allSatisfy({ span.start <= $0.span.start && $0.span.end <= span.end && $0.span != span }),
            let first = listed.first, let last = listed.last
        else { return false }
        // A people is the last word of a person's name (रमेश जैन), and in no other.
        guard
            listed.allSatisfy({
                $0.type != .demonym || isBody(name, of: listed)
                    || name.beginsInName && $0.link.method == .exact && $0.span.end == span.end && $0.span.start > span.start
                        && name.mention.link.score >= Self.sureOfPeople
            })
        else { return false }
        // नेहरू-गांधी are two.
        if name.mention.type == .person, first.span.start == span.start, last.span.end == span.end,
            zip(listed, listed.dropFirst()).allSatisfy({ $1.span.start == $0.span.end + 1 && $0.type == .person && $1.type == .person })
        {
            return name.mention.native.contains(" ")
        }
        return name.mention.type != .person || first.span.start > span.start || last.span.end < name.ordinaryTail
            || isOtherPerson(name, listed) || isOfFamily(name, listed)
    }
}
