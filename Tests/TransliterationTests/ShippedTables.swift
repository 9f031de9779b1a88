internal import BitextModel
internal import Dictionaries
internal import Transliteration

/// The shipped tables, read once.
enum ShippedTables {
    static let letters = Result { try RomanizationTable(parsing: text("translit/readable.deva.tsv"), file: "readable.deva.tsv") }
    static let schwas = Result { try SchwaTable(parsing: text("translit/schwa.hi.tsv"), file: "schwa.hi.tsv") }
    static let words = Result {
        try WordReadings(parsing: text("translit/readable-words.hi.tsv"), file: "readable-words.hi.tsv", letters: letters.get())
    }
    static let acronyms = Result {
        try LetterNameAcronyms(parsing: text("languages/hi/letter-names.tsv"), file: "letter-names.tsv")
    }

    static func text(_ name: String) throws -> String { try Dictionaries.find().text(name) }

    static func romanizer() throws -> ReadableRomanizer {
        try ReadableRomanizer(letters: letters.get(), schwas: schwas.get(), words: words.get())
    }

    /// Letters and Ohala's rule alone.
    static func romanizerByRule() throws -> ReadableRomanizer { try ReadableRomanizer(letters: letters.get()) }
}

/// Numbers that look random and are the same everywhere: SplitMix64 (Steele, Lea & Flood 2014).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
