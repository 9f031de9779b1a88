internal import BitextModel
internal import Dictionaries
internal import Terminology
internal import TextAnalysis
internal import Transliteration

/// What a sentence becomes when it is written wholly in the language's own script, so far as words alone decide.
package struct NativeRespellings: Sendable {
    /// Words and loans, sorted, disjoint; offsets in the sentence.
    var words: [Respelling] = []
    /// Stretches of another language's running text: nothing in them is respelled. Offsets in the sentence.
    var foreign: [TextSpan] = []
    /// What programs read: nothing in it is respelled. Offsets in the sentence.
    var protected: [TextSpan] = []
    /// Names written in two scripts without a space (`Silचर`), wholly in the native one and wholly in Latin. Offsets in the sentence.
    var glued: [GluedName] = []
}

/// A name written in two scripts without a space.
struct GluedName: Sendable {
    var span: TextSpan
    var native: String
    /// Nil where what is native is a word of its own.
    var latin: String?
}

/// Writes words of the language that stand in Latin letters, loans and halves of names in the language's own script. One for each task.
///
/// A stretch of words of the other language is its running text, and stays, when it has `longestLoan` words or more that are no names, or one of the words that serve grammar; a shorter one
/// among words of the language is a loan. Text between grave accents is code.
final class NativeRespeller {
    /// Words of the other language in a row that are a loan.
    private static let longestLoan = 3
    private static let choices = 8

    let resources: RespellingResources
    private let words: WordEngine
    private let source: LanguageTag
    /// What the glossary has for a name that is the whole of a text.
    private let lookUp: (String) -> EntityMention?
    /// Spellings worked out before; the output does not depend on them.
    private var romanized: [UTF8Key: [TransliterationCandidate]] = [:]
    private var loans: [UTF8Key: [TransliterationCandidate]] = [:]
    private static let remembered = 20_000

    init(_ resources: RespellingResources, source: LanguageTag, lookUp: @escaping (String) -> EntityMention?) {
        self.resources = resources
        self.source = source
        self.lookUp = lookUp
        words = WordEngine(models: resources.models, cacheLimit: 0)
    }

    /// `protected`: sorted, disjoint; offsets in the sentence.
    func respellings(tokens: [Token], quantities: [EntityMention], protected: [TextSpan], in text: String) -> NativeRespellings {
        var result = NativeRespellings(protected: protected)
        guard tokens.contains(where: { $0.script == .latin && $0.kind == .word }) else { return result }
        let tokens = read(tokens, text)
        let kept = kept(tokens, text, protected)
        let code = Self.code(tokens, text).union(kept)
        let isShouted = !tokens.contains {
            $0.kind == .word && $0.script == .latin && text[$0.span]?.unicodeScalars.contains(where: \.properties.isLowercase) ?? false
        }
        func surface(_ place: Int) -> String { text[tokens[place].span].map(String.init) ?? "" }
        result.foreign = foreign(tokens, text, code: code, kept: kept, quantities: quantities, isShouted: isShouted)
        result.glued = glued(tokens, text, code: code)
        var taken = SpanSweep(result.foreign + result.glued.map(\.span))
        var amounts = SpanSweep(quantities.map(\.span))
        let hasNative = tokens.contains { $0.language == source || $0.language == resources.romanized }
        var sequence: [SentenceTransliterator.Word] = []
        var places: [(token: Int, word: Int, candidates: [TransliterationCandidate])] = []
        for (place, token) in tokens.enumerated() {
            switch token.kind {
            case .word where token.language == source: sequence.append(.fixed(surface(place)))
            case .word where token.script == .latin:
                // Rs, km, rupees: in amounts.
                let isUnit = amounts.overlap(token.span) && (token.span.length <= 3 || token.language != resources.romanized)
                guard hasNative, !isUnit, !taken.overlap(token.span), !code.contains(place),
                    let candidates = candidates(token, surface(place), isShouted: isShouted), !candidates.isEmpty
                else {
                    sequence.append(.boundary)
                    continue
                }
                places.append((place, sequence.count, candidates))
                sequence.append(.choices(candidates))
            // A number ends no sentence, and no pair is known with it.
            case .number: sequence.append(.fixed(surface(place)))
            default: sequence.append(.boundary)
            }
        }
        let chosen = resources.context?.best(sequence) ?? [Int](repeating: 0, count: sequence.count)
        for (place, word, candidates) in places {
            let before = surface(place)
            let after = candidates[chosen[word]].text
            if before != after { result.words.append(Respelling(span: tokens[place].span, before: before, after: after)) }
        }
        return result
    }

    /// The tokens with words that serve grammar in the language read as its own where the tagger took them for the other's: `hai` and `me` among English loans in a sentence that has
    /// other words of the language in Latin letters. Not what the other language has as a word of its own, nor `call me`.
    private func read(_ tokens: [Token], _ text: String) -> [Token] {
        var result = tokens
        let hasOwn = tokens.contains { $0.language == resources.romanized }
        // A sentence of the other language keeps words that both have.
        let isOther =
            !hasOwn
            && tokens.contains { token in
                token.script == .latin && text[token.span].map { resources.grammarWords.contains($0.lowercased()) } ?? false
            }
        var before = ""
        for place in tokens.indices where tokens[place].kind == .word {
            let word = text[tokens[place].span].map { $0.lowercased() } ?? ""
            defer { before = word }
            guard tokens[place].script == .latin else { continue }
            if !isOther, isOwn(tokens[place], word, text) {
                result[place].language = resources.romanized
                continue
            }
            guard hasOwn, tokens[place].language == resources.other, word.utf8.count <= Self.longestGrammarWord,
                !resources.grammarWords.contains(word), !resources.grammarWords.contains(before + " " + word),
                resources.loanWords?.spellings(of: word).isEmpty ?? true,
                let spelled = romanizedCandidates(word).first?.text, resources.functionWords.contains(spelled)
            else { continue }
            result[place].language = resources.romanized
        }
        return result
    }

    /// Whether a word in small letters is listed as one of the language's own, and is no frequent word of the other language; one of two letters serves grammar.
    private func isOwn(_ token: Token, _ word: String, _ text: String) -> Bool {
        guard token.language != resources.romanized, text[token.span].map({ $0.utf8.elementsEqual(word.utf8) }) ?? false,
            let meaning = resources.short?.meanings(of: word).first, word.utf8.count > 1
        else { return false }
        return (word.utf8.count > 2 || resources.functionWords.contains(meaning)) && !resources.grammarWords.contains(word)
            && !resources.isSpoken(word)
    }

    private static let longestGrammarWord = 5
    /// How likely a loan set by hand is, and what is left to spellings as a word of the language: natural logarithms.
    private static let sureShare = -0.1
    private static let restShare = -3.5

    private func romanizedCandidates(_ word: String) -> [TransliterationCandidate] {
        let key = UTF8Key(word)
        if let known = romanized[key] { return known }
        var candidates = words.informalCandidates(for: word, short: resources.short, limit: Self.choices)
        let small = word.lowercased()
        if resources.respellsLoans, resources.short?.meanings(of: small).isEmpty ?? true {
            // Loans that look like the language's own words (share, easy, sry).
            let sure = resources.sureLoans?.spellings(of: small) ?? []
            let loans = sure.isEmpty && !(resources.shortLoans?.meanings(of: small).isEmpty ?? true) ? usual(small) : []
            if let best = sure.first ?? loans.first?.text {
                candidates =
                    [TransliterationCandidate(text: best, logProbability: Self.sureShare)]
                    + candidates.filter { $0.text != best }.map {
                        TransliterationCandidate(text: $0.text, logProbability: $0.logProbability + Self.restShare)
                    }
            }
        }
        if romanized.count > Self.remembered { romanized.removeAll(keepingCapacity: true) }
        romanized[key] = candidates
        return candidates
    }

    /// What a word in Latin letters may be in the native script; nil for what is to stay. `isShouted`: the whole text is in capitals, which say nothing then.
    private func candidates(_ token: Token, _ word: String, isShouted: Bool) -> [TransliterationCandidate]? {
        let key = UTF8Key(word)
        if token.language == resources.romanized {
            // HR among small letters is no हर: capitals without a vowel are read letter by letter.
            // A capital alone is a letter too: (P).
            if !isShouted, resources.respellsLoans, word.utf8.count == 1, word != "I", word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }),
                let spelled = resources.letterNames.hindi(for: word).first
            {
                return [TransliterationCandidate(text: spelled, logProbability: 0)]
            }
            if !isShouted, resources.respellsLoans, (2...4).contains(word.utf8.count),
                word.utf8.allSatisfy({ (0x41...0x5A).contains($0) && !"AEIOU".utf8.contains($0) }),
                let spelled = resources.letterNames.hindi(for: word).first
            {
                return [TransliterationCandidate(text: spelled, logProbability: 0)]
            }
            if resources.respellsLoans, word.utf8.contains(where: { (0x30...0x39).contains($0) }), word == word.uppercased() {
                // 4K, as 5G below.
                let spelled = loan(word, isName: false)
                return spelled == word ? nil : [TransliterationCandidate(text: spelled, logProbability: 0)]
            }
            // A consonant alone is no word, but for those that messages write.
            if word.utf8.count == 1, resources.short?.meanings(of: word.lowercased()).isEmpty ?? true,
                !"aeiou".utf8.contains(word.utf8.first ?? 0)
            {
                return nil
            }
            return romanizedCandidates(word)
        }
        guard resources.respellsLoans else { return nil }
        if let known = loans[key] { return known }
        let isName = token.language == .undetermined
        let spelled = loan(word, isName: isName)
        var candidates = [TransliterationCandidate(text: spelled, logProbability: 0)]
        if spelled == word {
            candidates = []
        } else if !isName, word.unicodeScalars.allSatisfy(\.properties.isAlphabetic), !isSpelled(word) {
            candidates = usual(word.lowercased())
        }
        if loans.count > Self.remembered { loans.removeAll(keepingCapacity: true) }
        loans[key] = candidates
        return candidates
    }

    /// Whether one of the other language's words in capitals is said letter by letter: not THE, but RBI, and IT and US too.
    private func isSpelled(_ word: String) -> Bool {
        (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            && (!resources.isSpoken(word) || resources.grammarWords.contains(word.lowercased()))
            && resources.sureLoans?.spellings(of: word.lowercased()).isEmpty ?? true
    }

    /// The usual spellings of one of the other language's words, what running text prefers decides between those with a nukta and without; where none is known, what words and names agree on. Empty where
    /// they do not: the word stays.
    private func usual(_ word: String) -> [TransliterationCandidate] {
        let offered = words.candidates(for: word, limit: 4)
        var listed = resources.loanWords?.spellings(of: word) ?? []
        if listed.isEmpty, let full = resources.shortLoans?.meanings(of: word).first, !full.utf8.contains(0x20) {
            listed = resources.loanWords?.spellings(of: full) ?? []
        }
        guard let best = listed.first else {
            guard let first = offered.first, let name = resources.names.candidates(for: word, limit: 1).first,
                LoanWords.folded(first.text) == LoanWords.folded(name.text)
            else { return [] }
            return [first]
        }
        let wanted = LoanWords.folded(best)
        let near = offered.filter { LoanWords.folded($0.text) == wanted }
        return near.isEmpty ? [TransliterationCandidate(text: best, logProbability: 0)] : near
    }

    /// A name or loan in the native script; the word itself where it is neither (`iPhone15`, `x_1`).
    private func loan(_ word: String, isName: Bool) -> String {
        if let sure = resources.sureLoans?.spellings(of: word.lowercased()).first { return sure }
        let scalars = word.unicodeScalars.filter { $0 != "." }
        guard scalars.allSatisfy({ $0.isASCII || $0.properties.isAlphabetic }) else { return word }
        let letters = scalars.filter { $0.properties.isAlphabetic }
        let isCapitals = letters.allSatisfy { $0.properties.isUppercase }
        if scalars.contains(where: { $0.properties.numericType != nil }) {
            // 5G: digits, and letters by their names.
            let digits = scalars.prefix { $0.properties.numericType != nil }
            guard !digits.isEmpty, letters.count == scalars.count - digits.count, letters.count <= 3, isCapitals else { return word }
            return resources.letterNames.hindi(for: word).first ?? word
        }
        if isCapitals, isSpelled(String(String.UnicodeScalarView(letters))),
            let spelled = resources.letterNames.hindi(for: String(String.UnicodeScalarView(letters))).first
        {
            return spelled
        }
        guard letters.count == word.unicodeScalars.count || isName else { return word }
        if isName { return resources.names.candidates(for: word, limit: 1).first?.text ?? word }
        return words.candidates(for: word.lowercased(), limit: 1).first?.text ?? word
    }

    // MARK: - What stays

    /// Tokens between grave accents, and calls: words that `()` touches.
    private static func code(_ tokens: [Token], _ text: String) -> Set<Int> {
        let marks = tokens.indices.filter {
            tokens[$0].kind != .word && text[tokens[$0].span].map { $0.utf8.allSatisfy { $0 == 0x60 } } ?? false
        }
        var code: Set<Int> = []
        for pair in stride(from: 0, to: marks.count - 1, by: 2) { code.formUnion(marks[pair]...marks[pair + 1]) }
        for place in tokens.indices where tokens[place].kind == .word && tokens[place].script == .latin {
            let end = tokens[place].span.end
            if end + 2 <= text.utf8.count, text[TextSpan(start: end, end: end + 2)] == "()" { code.insert(place) }
        }
        return code
    }

    /// Stretches of the other language's running text.
    private func foreign(
        _ tokens: [Token], _ text: String, code: Set<Int>, kept: Set<Int>, quantities: [EntityMention], isShouted: Bool
    ) -> [TextSpan] {
        var spans: [TextSpan] = []
        var stretch: (first: Int, last: Int, ordinary: Int, hasGrammar: Bool)?
        var amounts = SpanSweep(quantities.map(\.span))
        func close() {
            if let found = stretch, found.hasGrammar && found.ordinary > 1 || found.ordinary > Self.longestLoan {
                spans.append(TextSpan(start: tokens[found.first].span.start, end: tokens[found.last].span.end))
            }
            stretch = nil
        }
        for (place, token) in tokens.enumerated() where token.kind == .word && !kept.contains(place) {
            guard token.script == .latin, token.language != resources.romanized, !code.contains(place),
                !amounts.overlap(token.span)
            else {
                close()
                continue
            }
            let surface = text[token.span].map(String.init) ?? ""
            let word = surface.lowercased()
            // IT in capitals is no it.
            let isAcronym = !isShouted && isSpelled(surface)
            let isOrdinary = token.language != .undetermined
            let current = stretch ?? (place, place, 0, false)
            stretch = (
                current.first, place, current.ordinary + (isOrdinary ? 1 : 0),
                current.hasGrammar || !isAcronym && resources.grammarWords.contains(word)
            )
        }
        close()
        return spans
    }

    // MARK: - Names in two scripts

    /// Words in Latin letters that touch a native one. The whole is taken from the glossary, else from running text, where they have it (`Silचर`); a name with an ordinary word behind it
    /// (`Covidग्रस्त`) stays half Latin in Latin, and with a word of respect (`Modiजी`) does not.
    private func glued(_ tokens: [Token], _ text: String, code: Set<Int>) -> [GluedName] {
        var result: [GluedName] = []
        for place in tokens.indices.dropLast() {
            let (first, second) = (tokens[place], tokens[place + 1])
            guard first.kind == .word, second.kind == .word, first.span.end == second.span.start, first.script == .latin,
                second.language == source, !code.contains(place), let latin = text[first.span].map(String.init),
                let native = text[second.span].map(String.init)
            else { continue }
            let span = TextSpan(start: first.span.start, end: second.span.end)
            let listed = lookUp(latin).map(\.native)
            let spelled = listed.flatMap { $0.utf8.contains(0x20) || $0 == latin ? nil : $0 } ?? loan(latin, isName: true)
            var choices = [spelled]
            if latin.unicodeScalars.allSatisfy(\.properties.isAlphabetic), latin != latin.uppercased() {
                choices += resources.names.candidates(for: latin, limit: 6).map(\.text)
                choices += words.candidates(for: latin.lowercased(), limit: 6).map(\.text)
            }
            let known = choices.lazy.compactMap { self.lookUp($0 + native) }.first
            if let known {
                result.append(GluedName(span: span, native: known.native, latin: known.english))
                continue
            }
            let best = choices.first { resources.context?.knows($0 + native) ?? false } ?? spelled
            var whole: String?
            if resources.honorifics.contains(native) {
                whole = latin + (resources.toLatin.candidates(for: native, limit: 1).first?.text.lowercased() ?? native)
            } else if !resources.isOrdinary(native[...]), latin.first?.isUppercase ?? false {
                whole = resources.toLatin.candidates(for: best + native, limit: 1).first?.text
            }
            if best != latin || whole != nil { result.append(GluedName(span: span, native: best + native, latin: whole)) }
        }
        return result
    }
}
