import BitextModel
import Dictionaries
import Foundation
import TextAnalysis
import Testing

/// What must hold for any text: seeded random strings of all that Hindi text meets, and of what it never should.
@Suite("Tokenizer on random text")
struct TokenizerRandomTests {
    private static let count = ProcessInfo.processInfo.environment["DUBASH_EXHAUSTIVE"] == nil ? 2_000 : 100_000
    private static let pieces: [String] = {
        var pieces = [
            "\u{200D}", "\u{200C}", "\u{FEFF}", "\u{200B}", "\u{0}", "\u{7}", "\u{85}", "\u{2028}", "\r\n", "\n", " ", "\t", "\u{A0}",
        ]
        pieces += (0x0900...0x097F).compactMap { Unicode.Scalar($0).map(String.init) }
        pieces += "abzABZ019.,:;!?|'\"()[]{}@#-_/\\%&+=*~`^<>".map(String.init)
        pieces += [
            "۵", "ع", "ل", "😀", "👨‍👩‍👧", "🇮🇳", "👍🏽", "\u{20E3}", "\u{FE0F}", "\u{E0067}", "中", "한", "т", "Ω", "\u{301}", "\u{10FFFF}", "\u{E000}",
        ]
        pieces += ["http://", "www.", ".com", "U.N.", "डॉ.", "बी.", "१,२", "24×7", "।", "॥", "…", "”", "Modi", "जी", "वीं", "दु:"]
        return pieces
    }()

    private func text(_ generator: inout Seeded) -> String {
        (0..<Int.random(in: 0...24, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    private func isBetween(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }

    /// Sorted, disjoint, in bounds, on scalar borders, and together all of the text but what may lie between tokens.
    private func check(_ spans: [TextSpan], _ text: String, exactly: Bool = true) -> String? {
        var end = 0
        var covered = ""
        for span in spans {
            guard !span.isEmpty, span.start >= end, let piece = text[span] else { return "\(span) behind \(end)" }
            if exactly, piece.unicodeScalars.contains(where: isBetween) { return "white space in \(span)" }
            covered += piece
            end = span.end
        }
        guard end <= text.utf8.count else { return "out of bounds" }
        let kept = text.unicodeScalars.filter { !isBetween($0) }
        return !exactly || covered.unicodeScalars.elementsEqual(kept) ? nil : "lost text"
    }

    @Test func spansHold() throws {
        let dictionaries = try Dictionaries.find()
        let data = TokenizerData(
            language: .hindi, script: .devanagari, abbreviations: ["डॉ"], letterNames: ["बी", "ए", "जी"], ordinaryWords: ["जी"],
            ordinalSuffixes: ["वीं"], colonPrefixes: ["दु"], topLevelDomains: ["com"])
        var tokenizer = try Tokenizer(
            wordRules: dictionaries.text("rules/word.rules"), graphemeRules: dictionaries.text("rules/grapheme.rules"), data: data)
        var generator = Seeded(state: 20_261_123)
        for number in 0..<Self.count {
            let text = text(&generator)
            let tokens = try tokenizer.tokens(in: text).map(\.span)
            #expect(check(tokens, text) == nil, "tokens of text \(number): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(check(try tokenizer.graphemes(in: text), text) == nil, "aksharas of text \(number)")
            let sentences = try tokenizer.sentences(in: text)
            #expect(check(sentences, text, exactly: false) == nil, "sentences of text \(number)")
            let covered = tokens.allSatisfy { token in sentences.contains { $0.contains(token) } }
            #expect(covered, "a token outside all sentences, text \(number)")
        }
    }

    /// The check itself must notice what is wrong.
    @Test func checkNoticesFaults() {
        #expect(check([TextSpan(start: 0, end: 1)], "ab") != nil)
        #expect(check([TextSpan(start: 0, end: 1), TextSpan(start: 0, end: 2)], "ab") != nil)
        #expect(check([TextSpan(start: 0, end: 1)], "क") != nil)
        #expect(check([TextSpan(start: 0, end: 3)], "a b") != nil)
        #expect(check([TextSpan(start: 0, end: 1), TextSpan(start: 2, end: 3)], "a b") == nil)
    }
}

/// A generator with a seed (Steele, Lea and Flood 2014, SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
