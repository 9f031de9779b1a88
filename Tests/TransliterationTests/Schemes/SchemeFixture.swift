import Dictionaries
import Dubash
import Foundation
import ICU
import Transliteration

/// The shipped schemes, and texts to try them on.
enum SchemeFixture {
    static let library = Result { try SchemeLibrary(in: Dictionaries.find()) }
    static let names = ["iso15919", "iast", "hunterian", "alalc", "itrans", "hk", "slp1", "wx", "velthuis"]
    static let reversible = ["iso15919", "iast", "itrans", "hk", "slp1", "wx", "velthuis"]
    static let scripts = ["Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym"]
    static let isExhaustive = ProcessInfo.processInfo.environment["DUBASH_EXHAUSTIVE"] != nil

    static func table(_ name: String) throws -> [[String]] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Tables/\(name)")
        return try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }
            .map { $0.components(separatedBy: "\t") }
    }

    static func rules(_ name: String) throws -> String { try Dictionaries.find().text("translit/schemes/\(name)") }

    static func files() throws -> [String] { try Dictionaries.find().files(in: "translit/schemes", suffix: ".rules") }

    static func show(_ text: String) -> String {
        "'\(text)' (" + text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ") + ")"
    }

    static func normalized(_ text: String) throws -> [UInt8] { Array(try Normalizer(.nfc).normalize(text).utf8) }

    /// A Devanagari text: letters as they occur, then whatever the block holds, in any order.
    static func devanagari(_ random: inout SeededNumbers) -> String {
        let letters = Array("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ".unicodeScalars)
        let signs: [Unicode.Scalar] = (0x93E...0x94C).compactMap { Unicode.Scalar($0) } + ["\u{962}", "\u{963}"]
        let often: [Unicode.Scalar] = ["\u{94D}", "\u{94D}", "\u{93C}", "\u{902}", "\u{901}", "ह", "अ", "इ", "उ", "ओ", "ॐ", " "]
        let rare: [Unicode.Scalar] =
            (0x900...0x97F).compactMap { Unicode.Scalar($0) } + (0x1CD0...0x1CFA).compactMap { Unicode.Scalar($0) }
            + (0xA8E0...0xA8FF).compactMap { Unicode.Scalar($0) } + ["\u{200C}", "\u{200D}"]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            let pool =
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<4: letters
                case 4..<6: signs
                case 6..<8: often
                default: rare
                }
            if let scalar = pool.randomElement(using: &random) { text.append(scalar) }
        }
        return String(text)
    }

    /// Text of all kinds: Devanagari, spellings of schemes, other scripts, marks, emoji.
    static func mixed(_ random: inout SeededNumbers) -> String {
        let pieces = [
            "Kim Jong", "it's", "a:i", "k:h", "::", ":", "_", "__", "|", ".", "..", "||", "12", "१२", "।", "॥", "é", "e\u{301}", "\u{304}",
            "ka", "kh",
            "RRi", "~N", "^o", ".N", "\"s", "oṁ", "r̥̄", "ḽ", "👩\u{200D}👩", "ক", "ਕਿ", "தமிழ்", "中", "\u{10FFFD}", "\u{0}", "\n", "\t", "⟦", "⟧",
            "a", "i", "u", "h",
            "x", "M", "H", "2", "Z", "’",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            if Bool.random(using: &random) { text += devanagari(&random) } else { text += pieces.randomElement(using: &random) ?? "" }
        }
        return text
    }
}
