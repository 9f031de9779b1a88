// Speed of a neural tagger on one core: TaggerBenchmark MODEL TABLE [ROUNDS]. TABLE: lines of a word and its candidates, tab-separated.
// One line a benchmark: name, fastest and median words/s, milliseconds a word (fastest); tab-separated. Then a digest of all results.
import BitextModel
import Foundation
import Transliteration

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
    FileHandle.standardError.write(Data("usage: TaggerBenchmark MODEL TABLE [ROUNDS]\n".utf8))
    exit(64)
}
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
let rows = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n").map { line in
    let fields = line.split(separator: "\t").map(String.init)
    return (word: fields[0], candidates: Array(fields.dropFirst()))
}
let clock = ContinuousClock()
let tagger = try NeuralTagger(ModelFile(path: arguments[1], kind: NeuralTagger.kind))
let loading = try clock.measure { _ = try NeuralTagger(ModelFile(path: arguments[1], kind: NeuralTagger.kind)) }
let scratch = TaggerScratch()

/// FNV-1a over the bits of every number: the same on every machine, or something is wrong.
func digest(_ values: [Double]) -> UInt64 {
    values.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01B3 }
}

func report(_ name: String, pass: () -> [Double]) {
    var seconds: [Double] = []
    var results: Set<UInt64> = []
    for _ in 0...rounds {
        var values: [Double] = []
        seconds.append(clock.measure { values = pass() } / .seconds(1))
        results.insert(digest(values))
    }
    precondition(results.count == 1, "rounds differ")
    let sorted = seconds.dropFirst().sorted()
    let count = Double(rows.count)
    let figures = [count / sorted[0], count / sorted[sorted.count / 2], sorted[0] / count * 1000]
    print(([name] + figures.map { String(format: "%.2f", $0) } + results.map { String($0, radix: 16) }).joined(separator: "\t"))
}

print("load\t\(String(format: "%.1f", loading / .milliseconds(1))) ms\t\(tagger.signature)")
report("candidates scored: NeuralTagger.logProbabilities") {
    rows.flatMap { tagger.logProbabilities(of: $0.candidates, for: $0.word, scratch: scratch) ?? [] }
}
report("beam search: NeuralTagger.candidates") {
    rows.flatMap { tagger.candidates(for: $0.word, limit: 8, scratch: scratch).map(\.logProbability) }
}
