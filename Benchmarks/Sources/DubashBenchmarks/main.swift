// Speed of the library on one core: DubashBenchmarks TEXT [ROUNDS]. One line a benchmark: name, median, minimum and maximum MB/s, result; tab-separated.
import BitextModel
import Dictionaries
import Dubash
import Foundation
import ICU
import TextAnalysis
import Transliteration

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    FileHandle.standardError.write(Data("usage: DubashBenchmarks TEXT [ROUNDS]\n".utf8))
    exit(64)
}
let text = try BenchmarkText(path: arguments[1])
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5

/// Owned handles in boxes, so that closures can share them.
final class Handles {
    var words: BreakIterator
    var rules: BreakIterator
    var tokenizer: Tokenizer
    var segments: [BreakSegment] = []

    init() throws {
        let dictionaries = try Toolkit.dictionaries()
        words = try BreakIterator(.word, locale: "hi")
        rules = try BreakIterator(rules: dictionaries.text("rules/word.rules"))
        tokenizer = try LanguageProfile("hi", in: dictionaries).makeTokenizer(in: dictionaries)
    }
}

let handles = try Handles()
let nfc = try Normalizer(.nfc)

/// Transliterators by name, and what they write, in memory used again.
let library = try SchemeLibrary(in: Toolkit.dictionaries())
final class Scheme {
    let name: String
    let transliterator: StagedTransliterator
    var output: [UInt8] = []

    init(_ name: String, _ transform: TextTransform) throws {
        self.name = name
        transliterator = try transform.makeTransliterator()
    }

    func pass(_ lines: [UnsafeBufferPointer<UInt8>]) throws -> Int {
        output.removeAll(keepingCapacity: true)
        for line in lines { try transliterator.transliterate(line, into: &output) }
        return output.count
    }
}
var schemes: [Scheme] = []
for name in ["iso15919", "itrans", "slp1"] {
    schemes.append(try Scheme("\(name), Devanagari to Latin", library.transform(from: .devanagari, to: .latin, scheme: name)))
}
if let telugu = Script("Telu") { schemes.append(try Scheme("Devanagari to Telugu", library.transform(from: .devanagari, to: telugu))) }
schemes.append(try Scheme("hunterian, with silent vowels", library.transform(from: .devanagari, to: .latin, scheme: "hunterian")))

let benchmarks = schemes.map { scheme in Benchmark(name: "scheme: \(scheme.name)") { try scheme.pass(text.lines) } } + [
    Benchmark(name: "boundaries, ICU's word rules: ICU.BreakIterator") {
        var count = 0
        for line in text.lines {
            try handles.words.segments(in: line, into: &handles.segments)
            count += handles.segments.count
        }
        return count
    },
    Benchmark(name: "boundaries, word.rules: ICU.BreakIterator") {
        var count = 0
        for line in text.lines {
            try handles.rules.segments(in: line, into: &handles.segments)
            count += handles.segments.count
        }
        return count
    },
    Benchmark(name: "tokens: Tokenizer.tokens") { try text.strings.reduce(0) { try $0 + handles.tokenizer.tokens(in: $1).count } },
    Benchmark(name: "sentences: Tokenizer.sentences") { try text.strings.reduce(0) { try $0 + handles.tokenizer.sentences(in: $1).count } },
    Benchmark(name: "aksharas: Tokenizer.graphemes") { try text.strings.reduce(0) { try $0 + handles.tokenizer.graphemes(in: $1).count } },
    Benchmark(name: "NFC: ICU.Normalizer.normalize") { try text.lines.reduce(0) { try $0 + nfc.normalize($1).bytes.count } },
    Benchmark(name: "NFC, whether: ICU.Normalizer.isNormalized") { try text.lines.reduce(0) { try $0 + (nfc.isNormalized($1) ? 1 : 0) } },
]

for measurement in try measure(benchmarks, rounds: rounds) {
    let rates = measurement.rates(bytes: text.bytes.count)
    let columns = [rates.median, rates.minimum, rates.maximum].map { String(format: "%.1f", $0) }
    print(([measurement.name] + columns + [String(measurement.result ?? 0)]).joined(separator: "\t"))
}
