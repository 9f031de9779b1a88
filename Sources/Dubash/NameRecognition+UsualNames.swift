internal import BitextModel
internal import Terminology
internal import Transliteration

/// People by the usual words of their names.
extension NameRecognition {
    /// Probability of a usual given name with a usual family name behind it, whatever is around them, and of one in Latin letters.
    static let usualName = 0.75

    /// Adds people with a usual family name behind a usual given name (विकास दुबे), initials (एस पी सिंह, बीके तिवारी) or any word behind what somebody is (निशानेबाज विधि चौहान) where the recognizer sees the ordinary word, or the family name
    /// alone.
    func addUsualNames(_ names: inout [RecognizerEngine.Found], _ words: SentenceWords) {
        let (tokens, candidates, text) = (words.tokens, words.candidates, words.text)
        var added: [RecognizerEngine.Found] = []
        var next = 0
        for place in tokens.indices.dropFirst() where candidates.isAlsoFamilyName(place) {
            // A word that is no family name alone (सिंह, पाल) is one behind a name that is nothing else.
            let isBehindGiven =
                candidates.isGivenName(place - 1)
                && (candidates.isFamilyName(place)
                    || !candidates.isOrdinary(place - 1) && !words.covered[place] && words.isBorder(place + 1)
                        && !words.has(place, .function))
            var first = isBehindGiven ? place - 1 : firstInitial(before: place, tokens, in: text)
            if first == place, candidates.isFamilyName(place), !candidates.isOrdinary(place),
                areInitials(place - 1, words) || isIntroduced(place - 1, words)
            {
                first = place - 1
            }
            guard first < place, tokens[place - 1].span.end + 1 == tokens[place].span.start else { continue }
            while first > 0, candidates.isGivenName(first - 1), !candidates.isOrdinary(first - 1),
                tokens[first - 1].span.end + 1 == tokens[first].span.start
            {
                first -= 1
            }
            while next < names.count, names[next].tokens.upperBound <= first { next += 1 }
            let touching = names[next...].prefix { $0.tokens.lowerBound <= place }
            if touching.isEmpty {
                added.append(RecognizerEngine.Found(tokens: first..<place + 1, type: .person, probability: Self.usualName))
            } else if touching.count == 1, names[next].type == .person, names[next].tokens.upperBound <= place + 1 {
                let known = next
                let tokens = min(first, names[known].tokens.lowerBound)..<place + 1
                let isWhole = tokens == names[known].tokens
                names[known].tokens = tokens
                if !isWhole || names[known].probability < Self.usualName {
                    names[known].probability = max(Self.usualName, isWhole ? names[known].probability : 0)
                }
            } else if touching.count == 1, names[next].type == .person, names[next].tokens.lowerBound <= first,
                names[next].probability < Self.usualName
            {
                // An ordinary word behind an unsure name is no part of it: शिव चरण वोहरा रेलवे.
                guard candidates.isOrdinary(place + 1), !candidates.isAlsoFamilyName(place + 1), !candidates.isGivenName(place + 1) else {
                    continue
                }
                names[next].tokens = names[next].tokens.lowerBound..<place + 1
                names[next].probability = Self.usualName
            }
        }
        if !added.isEmpty { names = (names + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    }

    /// Whether a word spells two letters by their names and is no term, no ordinary word and no title: बीके.
    private func areInitials(_ place: Int, _ words: SentenceWords) -> Bool {
        words.isWord(place) && !words.candidates.isOrdinary(place) && !words.covered[place] && !words.has(place, .title)
            && resources.letterNames.latin(for: words[place])?.utf8.count == 2
    }

    /// Whether a word of no class that tells something of names, and of no term, stands behind a word for what somebody is.
    private func isIntroduced(_ place: Int, _ words: SentenceWords) -> Bool {
        words.followsWord(place) && words.has(place - 1, [.title, .introduction])
            && words.candidates.classes(place).isSubset(of: [.qualifier, .word]) && !words.covered[place]
            && words.candidates.acronymLetters(place) == nil
    }

    /// The first of the letters' names that stand one by one before a word, as initials do; the word itself where none does. One that is also a word of grammar (के, आई) is an initial behind another, and with its
    /// full stop.
    private func firstInitial(before place: Int, _ tokens: [Token], in text: String) -> Int {
        var (first, candidate) = (place, place - 1)
        while candidate >= 0, tokens[candidate].kind == .word, tokens[candidate].span.end + 1 == tokens[candidate + 1].span.start,
            tokens[candidate].span.length <= longestInitial, let surface = text[tokens[candidate].span]
        {
            let isClosed = surface.unicodeScalars.last.map { $0 == "." || $0.isAbbreviationSign } ?? false
            let name = String(isClosed ? Substring(surface.unicodeScalars.dropLast()) : surface)
            guard letterNames.contains(name) else { break }
            if isClosed || !ordinaryLetterNames.contains(name) { first = candidate }
            candidate -= 1
        }
        return first
    }
}
