package import BitextModel

/// Finds `expansion (acronym)` and `acronym (expansion)` in a tokenized text.
///
/// After Schwartz & Hearst 2003, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text" (PSB), section 3. Deviations:
/// - letters match only at the beginnings of words (they let any letter of a word match, but the first);
/// - an acronym spelled by letter names is read as its letters first, and the letters of a word in another script are those of its romanization;
/// - an acronym made of beginnings of words in their own script (भाजपा) is matched akshara by akshara;
/// - an expansion is bounded by punctuation and by function words, besides their min(|A| + 5, 2 |A|) words;
/// - where nothing matches but the place, the pair is kept as `assumed`: in brackets stands nothing but the acronym, and the bounded words of
///   another script number |A| − 1 to |A| + 2.
///
/// Costs time in proportion to the number of brackets.
public struct AcronymPairFinder: Sendable {
    private let letterNames: LetterNameAcronyms
    private let romanizer: ReadableRomanizer
    private let functionWords: EquivalentWords<Bool>
    private let linkingWords: EquivalentWords<Bool>
    private let ordinaryWords: Set<String>

    /// `functionWords` bound an expansion (में, ने, उन्होंने, in, by); `linkingWords` may stand inside one and are not counted (और, of, and), lower
    /// case; `ordinaryWords` are no acronyms though their letters could be names (पीके).
    public init(
        letterNames: LetterNameAcronyms, romanizer: ReadableRomanizer, functionWords: Set<String>, linkingWords: Set<String>,
        ordinaryWords: Set<String> = []
    ) {
        self.letterNames = letterNames
        self.romanizer = romanizer
        self.functionWords = EquivalentWords(functionWords)
        self.linkingWords = EquivalentWords(linkingWords)
        self.ordinaryWords = ordinaryWords
    }

    /// Pairs in the order of their brackets, at most one for each. Brackets are tokens of their own; those without an end or within others are
    /// passed over.
    public func pairs(in tokens: [AcronymToken]) -> [AcronymPair] {
        var result: [AcronymPair] = []
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard index > 0, Self.isOpening(tokens[index].text) else { continue }
            guard let end = tokens[(index + 1)...].firstIndex(where: { Self.isClosing($0.text) || Self.isOpening($0.text) }),
                Self.isClosing(tokens[end].text), end > index + 1
            else { continue }
            if let pair = pair(before: index, inside: index + 1..<end, of: tokens) { result.append(pair) }
            index = end
        }
        return result
    }

    /// The pairs of a text whose tokens lie at `spans`. Only the tokens near brackets are read.
    package func pairs(in spans: [TextSpan], of text: String) -> [AcronymPair] {
        var text = text
        let tokens = text.withUTF8 { bytes -> [AcronymToken]? in
            func own(_ span: TextSpan) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }
            func isBracket(_ span: TextSpan, _ isOne: (String) -> Bool) -> Bool {
                span.length <= 3
                    && (bytes[span.start] < 0x40 || bytes[span.start] >= 0x5B && bytes[span.start] < 0x60 || bytes[span.start] == 0xEF)
                    && isOne(own(span))
            }
            var tokens = spans.map { AcronymToken(span: $0, text: "") }
            var hasPlace = false
            // Behind the last token that is read.
            var end = 0
            for place in spans.indices {
                if isBracket(spans[place], Self.isOpening) {
                    for near in max(end, place - Self.mostBefore)..<place { tokens[near].text = own(spans[near]) }
                    hasPlace = true
                    end = place
                    while end < spans.count,
                        end == place || !isBracket(spans[end], Self.isClosing) && !isBracket(spans[end], Self.isOpening)
                    {
                        tokens[end].text = own(spans[end])
                        end += 1
                    }
                    if end < spans.count { tokens[end].text = own(spans[end]) }
                }
            }
            return hasPlace ? tokens : nil
        }
        return tokens.map(pairs) ?? []
    }

    /// Words before a bracket that are looked at.
    private static let mostBefore = 17

    private static func isOpening(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 1 else { return bytes.elementsEqual("（".utf8) }
        return bytes.first == UInt8(ascii: "(") || bytes.first == UInt8(ascii: "[")
    }

    private static func isClosing(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 1 else { return bytes.elementsEqual("）".utf8) }
        return bytes.first == UInt8(ascii: ")") || bytes.first == UInt8(ascii: "]")
    }

    private func pair(before bracket: Int, inside: Range<Int>, of tokens: [AcronymToken]) -> AcronymPair? {
        let outside = tokens[bracket - 1]
        if inside.count == 1 {
            let token = tokens[inside.lowerBound]
            // Most often a year.
            guard token.hasLetter else { return nil }
            // Two spellings of the same letters.
            if let letters = readableLetters(outside), letters == readableLetters(token) {
                guard outside.capitals == nil || token.capitals == nil else { return nil }
                return AcronymPair(expansion: outside.span, acronym: token.span, letters: letters, evidence: .letterNames, score: 1)
            }
            if let pair = expansion(of: token, before: bracket, of: tokens) { return pair }
        }
        // The reverse order: the brackets hold the expansion, the whole of it.
        let words = Array(inside)
        guard words.count >= 2, words.allSatisfy({ tokens[$0].isWord }), outside.isWord else { return nil }
        return match(acronym: outside, words: words, of: tokens, mustCoverAll: true)
    }

    /// The letters of a token that is an acronym: capitals, or plausible letter names.
    private func readableLetters(_ token: AcronymToken) -> String? {
        if let capitals = token.capitals { return capitals }
        guard letterNames.mayBeSpelled(token.text) else { return nil }
        return letterNames.readings(of: token.text, ordinaryWords: ordinaryWords).first { $0.isPlausible }?.letters
    }

    private func expansion(of acronym: AcronymToken, before bracket: Int, of tokens: [AcronymToken]) -> AcronymPair? {
        // Most words in brackets are no acronym of the word before.
        guard readableLetters(acronym) != nil || Self.beginnings(acronym).map({ Self.mayEnd($0, tokens[bracket - 1]) }) ?? false else {
            return nil
        }
        var start = bracket
        while start > 0, tokens[start - 1].isWord, !bounds(tokens[start - 1]), bracket - start < 16 { start -= 1 }
        while start < bracket, isLinking(tokens[start]) { start += 1 }
        guard start < bracket, bracket - start < 16 else { return nil }
        return match(acronym: acronym, words: Array(start..<bracket), of: tokens, mustCoverAll: false)
    }

    private func isLinking(_ token: AcronymToken) -> Bool { linkingWords.contains(Self.lowercased(token)) }
    private func bounds(_ token: AcronymToken) -> Bool {
        let word = Self.lowercased(token)
        return functionWords.contains(word) && !linkingWords.contains(word)
    }

    /// The lists have capitals in no script but Latin.
    private static func lowercased(_ token: AcronymToken) -> String {
        token.text.utf8.first.map { $0 < 0x80 } ?? true ? token.text.lowercased() : token.text
    }

    /// The pair of `acronym` and the last of `words` that it fits, or all of them.
    private func match(acronym: AcronymToken, words: [Int], of tokens: [AcronymToken], mustCoverAll: Bool) -> AcronymPair? {
        let letters = readableLetters(acronym)
        if letters == nil, mustCoverAll, let first = words.first {
            guard let pieces = Self.beginnings(acronym), Self.begins(tokens[first], with: pieces[0]) else { return nil }
        }
        func pair(from first: Int, _ evidence: AcronymEvidence, _ score: Double) -> AcronymPair? {
            guard let last = words.last, !mustCoverAll || first == words.first else { return nil }
            let span = tokens[first].span.union(tokens[last].span)
            return AcronymPair(
                expansion: span, acronym: acronym.span, letters: letters ?? acronym.text, evidence: evidence, score: max(score, 0.1))
        }
        let contentWords = words.filter { !isLinking(tokens[$0]) }
        if let letters {
            let limit = min(letters.utf8.count + 5, letters.utf8.count * 2)
            let pieces = letters.lowercased().unicodeScalars.map { [$0] }
            let spellings = words.suffix(limit + words.count - contentWords.count).map { index in
                (index, Array(romanizer.romanize(tokens[index].text).lowercased().unicodeScalars))
            }
            if let (first, skipped) = initials(pieces, spellings, tokens), contentWords.count >= 2 {
                if let found = pair(from: first, .initials, 0.95 - 0.1 * Double(skipped)) { return found }
            }
            let difference = contentWords.count - letters.utf8.filter { $0 >= 0x41 }.count
            if contentWords.count >= 2, (-1...2).contains(difference), !contentWords.contains(where: { tokens[$0].isLatin }),
                let first = words.first
            {
                return pair(from: first, .assumed, difference == 0 ? 0.6 : abs(difference) == 1 ? 0.5 : 0.4)
            }
            return nil
        }
        guard let pieces = Self.beginnings(acronym), contentWords.count >= 2 else { return nil }
        let spellings = words.suffix(pieces.count * 2).map { ($0, Array(tokens[$0].text.unicodeScalars)) }
        guard let (first, skipped) = initials(pieces, spellings, tokens) else { return nil }
        return pair(from: first, .initials, 0.95 - 0.1 * Double(skipped))
    }

    /// The beginnings of words in their own script that an acronym may be made of; nil for one that is not.
    private static func beginnings(_ acronym: AcronymToken) -> [[Unicode.Scalar]]? {
        guard !acronym.isLatin else { return nil }
        let pieces = aksharas(acronym.text)
        return (2...7).contains(pieces.count) ? pieces : nil
    }

    private static func begins(_ word: AcronymToken, with piece: [Unicode.Scalar]) -> Bool { word.text.unicodeScalars.starts(with: piece) }

    /// Whether the last of `pieces`, or two or three of them, may be the beginning of the last word.
    private static func mayEnd(_ pieces: [[Unicode.Scalar]], _ word: AcronymToken) -> Bool {
        pieces.suffix(mostOfOneWord).contains { begins(word, with: $0) }
    }

    private static let mostOfOneWord = 3

    /// Matches pieces with beginnings of words, the last piece with the last words, from right to left: a word that is not linking takes one
    /// piece or more, or is passed over (one at most). The first word that takes part, and how many content words were passed over.
    private func initials(
        _ pieces: [[Unicode.Scalar]], _ words: [(index: Int, scalars: [Unicode.Scalar])], _ tokens: [AcronymToken]
    ) -> (first: Int, skipped: Int)? {
        func search(_ piece: Int, _ word: Int, _ skipped: Int) -> (Int, Int)? {
            guard word >= 0 else { return nil }
            let (index, scalars) = words[word]
            // One piece a word is the rule; a word may give its first letters too (USSR has none, BIMSTEC many).
            for taken in 1...max(1, min(Self.mostOfOneWord, piece)) where piece - taken >= 0 {
                guard scalars.starts(with: pieces[(piece - taken)..<piece].joined()) else { continue }
                if piece == taken { return (index, skipped) }
                if let found = search(piece - taken, word - 1, skipped) { return found }
            }
            if isLinking(tokens[index]) { return word < words.count - 1 ? search(piece, word - 1, skipped) : nil }
            return skipped == 0 && word < words.count - 1 && piece < pieces.count ? search(piece, word - 1, 1) : nil
        }
        return search(pieces.count, words.count - 1, 0)
    }

    /// The text cut before each consonant or vowel letter that no virama joins to what comes before.
    static func aksharas(_ text: String) -> [[Unicode.Scalar]] {
        var result: [[Unicode.Scalar]] = []
        var isJoined = false
        for scalar in text.unicodeScalars {
            let isMark = scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
            if (isMark || isJoined) && !result.isEmpty {
                result[result.count - 1].append(scalar)
            } else {
                result.append([scalar])
            }
            isJoined = scalar.properties.canonicalCombiningClass == .virama
        }
        return result
    }
}
