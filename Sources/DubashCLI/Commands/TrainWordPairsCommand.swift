internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Transliteration

/// `dubash train word-pairs`: running text in, counts of words and pairs out.
struct TrainWordPairsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "word-pairs", abstract: "Count words and pairs of words in running text, for choosing spellings in context.",
        discussion: "FILES are plain text in the language's own script, one line after the other; a file named twice counts twice.")

    @Argument(help: "Files of text; standard input when none, or '-'.")
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model's file.")
    var output: String

    @Option(help: "Language of the text.")
    var from = "hi"

    @Option(help: "Leave words out that stand less often, 1 to 1000.")
    var leastWords = 2

    @Option(help: "Leave pairs out that stand less often, 1 to 1000.")
    var leastPairs = 3

    func validate() throws {
        for (name, value) in [("--least-words", leastWords), ("--least-pairs", leastPairs)] where !(1...1000).contains(value) {
            throw ValidationError("\(name) is \(value), and must be 1 to 1000")
        }
    }

    func run() async throws {
        let profile = try LanguageProfile(from, in: Toolkit.dictionaries())
        guard let zero = profile.digitZero else { throw CommandFailure(.usage, "--from \(from): no digits tell its script") }
        var trainer = WordPairTrainer(letter: zero.value)
        trainer.smallestWordCount = leastWords
        trainer.smallestPairCount = leastPairs
        var sources: [String] = []
        for path in files.isEmpty ? ["-"] : files {
            let content = try WholeFile.bytes(path)
            sources.append("\(path.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))")
            for line in content.split(separator: UInt8(ascii: "\n")) { trainer.add(String(decoding: line, as: UTF8.self)) }
        }
        guard trainer.lines > 0 else { throw CommandFailure(.badInput, "no text to learn from") }
        let file = try OutputFile(path: output)
        try file.write(trainer.train(provenance: "from:\(sources.joined(separator: ","))"))
        try file.finish()
    }
}
