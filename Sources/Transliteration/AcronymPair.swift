public import BitextModel

/// How an acronym was joined to what it stands for.
public enum AcronymEvidence: String, Sendable, CaseIterable {
    /// Two spellings of the same letters: केसीएनए (KCNA).
    case letterNames
    /// The acronym is made of the beginnings of the expansion's words: भारतीय जनता पार्टी (भाजपा).
    case initials
    /// Only their place and the number of words speak for it: विश्व स्वास्थ्य संगठन (WHO).
    case assumed
}

/// An acronym and its expansion, one of them in brackets behind the other.
public struct AcronymPair: Hashable, Sendable {
    /// The longer side; for `letterNames` the side that stands first. Without the brackets.
    public var expansion: TextSpan
    public var acronym: TextSpan
    /// The acronym in Latin capitals where it can be read so, else as it stands.
    public var letters: String
    public var evidence: AcronymEvidence
    /// 0–1: `letterNames` 1; `initials` 0.95, less 0.1 for each word passed over; `assumed` 0.6 down to 0.4 by the number of words. Not a probability.
    public var score: Double

    public init(expansion: TextSpan, acronym: TextSpan, letters: String, evidence: AcronymEvidence, score: Double) {
        self.expansion = expansion
        self.acronym = acronym
        self.letters = letters
        self.evidence = evidence
        self.score = score
    }
}

/// A token and its text, as an `AcronymPairFinder` reads them.
public struct AcronymToken: Hashable, Sendable {
    /// UTF-8 offsets in the text.
    public var span: TextSpan
    public var text: String

    public init(span: TextSpan, text: String) {
        self.span = span
        self.text = text
    }

    /// Whether any of its characters is a letter or a digit; others bound an expansion.
    var isWord: Bool {
        // Devanagari letters, without a look at the tables of Unicode.
        if let first = text.unicodeScalars.first, (0x0904...0x0939).contains(first.value) { return true }
        return text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    var hasLetter: Bool { text.unicodeScalars.contains { $0.properties.isAlphabetic } }
    var isLatin: Bool { text.utf8.contains { (0x41...0x5A).contains($0 & ~0x20) } }
    /// Two to seven capital letters and digits, the first a letter, full stops and hyphens apart; nil for anything else.
    var capitals: String? {
        let letters = text.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
        guard (2...7).contains(letters.count), let first = letters.first, (0x41...0x5A).contains(first) else { return nil }
        guard letters.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }) else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }
}
