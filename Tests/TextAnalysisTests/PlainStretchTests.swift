import BitextModel
import Dictionaries
import Testing

@testable import TextAnalysis

/// What is read without the rules is what the rules say.
@Suite("Plain stretches")
struct PlainStretchTests {
    /// Reads texts with the rules alone, and with what goes without.
    private struct Reader: ~Copyable {
        var tokenizer: Tokenizer

        init() throws {
            let dictionaries = try Dictionaries.find()
            let data = TokenizerData(
                language: .hindi, script: .devanagari, abbreviations: ["डॉ", "डॉ॰"], letterNames: ["बी", "ए", "जी", "जे", "पी"],
                ordinaryWords: ["जी"],
                ordinalSuffixes: ["वीं"], colonPrefixes: ["दु"], topLevelDomains: ["com", "in"])
            tokenizer = try Tokenizer(
                wordRules: dictionaries.text("rules/word.rules"), graphemeRules: dictionaries.text("rules/grapheme.rules"), data: data)
        }

        mutating func tokens(_ text: String, readsPlain: Bool) throws -> [RawToken] {
            var tokens: [RawToken] = []
            try Array(text.utf8).withUnsafeBufferPointer { try tokenizer.scanner.scan($0, into: &tokens, readsPlain: readsPlain) }
            return tokens
        }

        mutating func differs(_ text: String) throws -> Bool { try tokens(text, readsPlain: true) != tokens(text, readsPlain: false) }
    }

    /// Every character of Devanagari and of ASCII by itself, behind a letter, and with a mark behind it; at the end and before each white space that is looked for.
    @Test func everyCharacterIsReadAsTheRulesDo() throws {
        let characters = (Array(0x20...0x7E) + Array(0x900...0x97F)).compactMap(Unicode.Scalar.init).map { String(Character($0)) }
        var lines: [String] = []
        for character in characters {
            for frame in ["", "क", "a", "7", "७", "की", "क्"] {
                for behind in ["", ",", "।", ")", "!", "॥", ".", ":", "-"] {
                    lines.append(frame + character + behind)
                    lines.append(character + frame + behind)
                }
            }
        }
        var reader = try Reader()
        for separator in [" ", "\n", "\t", "\r\n", "  "] {
            let isDifferent = try reader.differs(lines.joined(separator: separator))
            #expect(!isDifferent, "before \(separator.debugDescription)")
        }
        for line in lines where line.unicodeScalars.count < 3 {
            let isDifferent = try reader.differs(line)
            #expect(!isDifferent, "\(line.debugDescription)")
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func randomTextIsReadAsTheRulesDo(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        var reader = try Reader()
        let pieces = [
            "क", "ख", "ा", "्", "़", "ं", "१", "7", "a", "Z", " ", " ", " ", "\n", "\t", "\r", ",", ";", "?", "!", ")", "।", "॥", ".", ":",
            "-", "|", "'",
            "\u{200D}", "\u{200B}", "\u{A0}", "\u{FEFF}", "ॐ", "॰", "ঙ", "ก", "漢", "😀", "#", "@", "http://a.in", "x@y.in", "डॉ.", "बी.जे.पी.",
            "दु:ख", "१०वीं", "e\u{301}", "\u{E0}",
        ]
        for _ in 0..<1000 {
            let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let isDifferent = try reader.differs(text)
            #expect(!isDifferent, "\(text.debugDescription)")
        }
    }

    /// The comparison sees a difference where there is one.
    @Test func theRulesAreAskedOfTheRest() throws {
        var reader = try Reader()
        let tokens = try reader.tokens("नाम बी.जे.पी. है", readsPlain: true)
        #expect(tokens.map(\.end) == [9, 31, 38])
    }

    /// More bytes than ICU takes are refused before any is read, whoever reads them.
    @Test(arguments: [true, false]) func tooLongTextsAreRefused(readsPlain: Bool) throws {
        var reader = try Reader()
        var message = ""
        "क".utf8CString.withUnsafeBytes { bytes in
            let text = UnsafeBufferPointer(start: bytes.bindMemory(to: UInt8.self).baseAddress, count: Int(Int32.max) + 1)
            var tokens: [RawToken] = []
            do { try reader.tokenizer.scanner.scan(text, into: &tokens, readsPlain: readsPlain) } catch { message = "\(error)" }
        }
        #expect(message.contains("2147483648") && message.contains("2147483647"))
    }

    @Test func whatIsPlain() {
        func plain(_ text: String) -> [Int]? {
            Array(text.utf8).withUnsafeBufferPointer {
                PlainStretch(ByteText($0), at: 0).map { [$0.end, $0.markEnd, $0.isNumber ? 1 : 0] }
            }
        }
        #expect(plain("नमस्ते दुनिया") == [18, 18, 0])
        #expect(plain("है।") == [6, 9, 0])
        #expect(plain("Modi, आए") == [4, 5, 0])
        #expect(plain("2024") == [4, 4, 1])
        #expect(plain("२०२४ में") == [12, 12, 1])
        for other in ["", " क", "कa", "है.", "(क", "ं", "1a", "क१", "डॉ॰", "है।।", "है,क", "क-ख", "क\u{200D}", "\u{E0}"] {
            #expect(plain(other) == nil, "\(other)")
        }
    }
}
