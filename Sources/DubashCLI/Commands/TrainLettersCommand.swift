internal import ArgumentParser
internal import Dictionaries
internal import Transliteration

/// `dubash train letters`: words in, a letter model out.
struct TrainLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Make a model of a language's letters out of a list of words.",
        discussion: "WORDS are lines; what follows a tab is passed over. Each word counts once.")

    @Argument(help: "Files of words; standard input when none, or '-'.")
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model's file.")
    var output: String

    @Option(help: "Longest n-gram, 2 to 8.")
    var order = 6

    @Option(help: "Leave out n-grams of the two longest orders seen less often.")
    var smallestCount = 1

    func validate() throws {
        if !(2...8).contains(order) { throw ValidationError("--order is \(order), and must be 2 to 8") }
    }

    func run() async throws {
        var words: Set<String> = []
        var sources: [String] = []
        let normalizer = WordNormalizer()
        for path in files.isEmpty ? ["-"] : files {
            let content = try WholeFile.bytes(path)
            for line in content.split(separator: UInt8(ascii: "\n")) {
                let word = normalizer.normalize(String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self))
                if !word.isEmpty { words.insert(word) }
            }
            sources.append("\(path.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))")
        }
        let file = try OutputFile(path: output)
        try file.write(
            LetterModel.train(
                words.map { ($0, 1) }, order: order, smallestCount: smallestCount, provenance: "from:\(sources.joined(separator: ","))"))
        try file.finish()
    }
}
