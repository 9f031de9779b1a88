public import BitextModel

/// Romanizes words as they are commonly read in English-language news: लगातार is `lagatar`, राष्ट्रपति `rashtrapati`.
///
/// Silent inherent vowels are left out, vowel length and the place of t, d, n, s are not written, so the way back is not unique. Works on running text:
/// whatever is not a letter of the source script (Latin, digits of any script, dandas, emoji) comes back byte for byte. A letter not in
/// the table counts as no letter. A vowel sign without a consonant is read as its vowel.
///
/// What is silent is decided by `schwas`, or by Ohala's rule (VC_CV) when it is nil; word-finally a vowel is silent except after the
/// consonants that the table of letters names; `words` overrides both. Method, figures and limits: `docs/guides/romanizing.md`.
///
/// A value; safe to share between tasks. Time grows with the text alone, without allocation for each word.
///
/// ```swift
/// romanizer.romanize("Kim Jong उन ने कहा।")   // "Kim Jong un ne kaha।"
/// ```
public struct ReadableRomanizer: Transliterator {
    public let sourceScript: Script
    public let targetScript: Script

    let table: RomanizationTable
    let schwas: SchwaTable?
    let words: WordReadings?
    /// By letter number, of both kinds, for `schwas`.
    let symbols: [UInt8]
    /// Leading byte and the two second bytes of the block's UTF-8.
    let leadByte: UInt8
    let secondByte: UInt8
    let joiners: [[UInt8]]

    /// Composes the tables; costs microseconds.
    public init(
        letters table: RomanizationTable, schwas: SchwaTable? = nil, words: WordReadings? = nil,
        sourceScript: Script = .devanagari, targetScript: Script = .latin
    ) {
        self.table = table
        self.schwas = schwas
        self.words = words
        self.sourceScript = sourceScript
        self.targetScript = targetScript
        leadByte = UInt8(0xE0 | table.base >> 12)
        secondByte = UInt8(0x80 | table.base >> 6 & 0x3F)
        joiners = table.joiners.map { Array(String(Character($0)).utf8) }
        symbols = (0..<256).map { number in
            guard let schwas else { return SchwaTable.other }
            let place = UInt32(number) % UInt32(RomanizationTable.withNukta)
            guard let scalar = Unicode.Scalar(table.base + place), let nukta = Unicode.Scalar(table.base + 0x3C) else {
                return SchwaTable.other
            }
            var text = String(Character(scalar))
            if number >= Int(RomanizationTable.withNukta) { text.unicodeScalars.append(nukta) }
            return schwas.letters[text] ?? SchwaTable.other
        }
    }

    /// The text romanized. Costs about 15 ns a byte of running Hindi text, 30 ns without repeated words.
    public func romanize(_ text: String) -> String {
        var output: [UInt8] = []
        var pieces: [RomanizedPiece]?
        romanize(text, into: &output, pieces: &pieces)
        return String(decoding: output, as: UTF8.self)
    }

    /// The text romanized, and which stretch of it became which.
    public func romanizeAligned(_ text: String) -> RomanizedText {
        var output: [UInt8] = []
        var pieces: [RomanizedPiece]? = []
        romanize(text, into: &output, pieces: &pieces)
        return RomanizedText(text: String(decoding: output, as: UTF8.self), pieces: pieces ?? [])
    }

    private func romanize(_ text: String, into output: inout [UInt8], pieces: inout [RomanizedPiece]?) {
        var text = text
        text.withUTF8 { bytes in
            output.reserveCapacity(bytes.count / 2 + 16)
            romanize(bytes.span, into: &output, pieces: &pieces)
        }
    }

    /// Appends the romanization of UTF-8 `bytes` to `output`. Bytes that are not UTF-8 are copied.
    public func romanize(utf8 bytes: Span<UInt8>, into output: inout [UInt8]) {
        var pieces: [RomanizedPiece]?
        romanize(bytes, into: &output, pieces: &pieces)
    }

    /// One candidate, its log-probability 0: the romanizer is a function, not a distribution.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        [TransliterationCandidate(text: romanize(word), logProbability: 0)]
    }
}
