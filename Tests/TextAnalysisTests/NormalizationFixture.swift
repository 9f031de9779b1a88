import BitextModel
import Dictionaries
import ICU

@testable import TextAnalysis

/// Data and tables as shipped, made once for all tests.
enum NormalizationFixture {
    static let tables: NormalizationTables? = try? makeTables()

    static func makeTables() throws -> NormalizationTables { try NormalizationTables(data: makeData()) }

    static func file(_ name: String) throws -> NormalizationData.File {
        NormalizationData.File(name: name, text: try Dictionaries.find().text(name))
    }

    /// The shipped data, with the files in `replacing` (by name) in place of shipped ones.
    static func makeData(replacing: [String: String] = [:]) throws -> NormalizationData {
        func file(_ name: String) throws -> NormalizationData.File {
            if let text = replacing[name] { return NormalizationData.File(name: name, text: text) }
            return try Self.file(name)
        }
        return try NormalizationData(
            mistyped: file("normalization/deva.tsv"), foldings: file("normalization/deva-search.tsv"),
            keptLetters: file("normalization/kept-letters.txt"), endings: file("languages/hi/ye-endings.tsv"),
            visargaWords: file("languages/hi/visarga-words.txt"), colonWords: file("languages/hi/colon-words.txt"),
            sentenceFinalWords: file("languages/hi/sentence-final.txt"), nativeZero: "०")
    }

    static func normalizer(_ options: NormalizerOptions, ignoresTriggers: Bool = false) throws -> TextNormalizer {
        guard let tables else { return TextNormalizer(tables: try makeTables(), options: options, ignoresTriggers: ignoresTriggers) }
        return TextNormalizer(tables: tables, options: options, ignoresTriggers: ignoresTriggers)
    }
}

/// A text as code points, so that texts compare by scalars and failures show what cannot be seen.
func codePoints(_ text: String) -> String {
    text.unicodeScalars.map { "\(String($0.value, radix: 16, uppercase: true))\($0.value > 0x20 ? "(\($0))" : "")" }.joined(separator: " ")
}

extension String {
    /// The UTF-8 bytes at `span`.
    func bytes(at span: TextSpan) -> [UInt8] { Array(Array(utf8)[span.start..<span.end]) }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
