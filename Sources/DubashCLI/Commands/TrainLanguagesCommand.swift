internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import TextAnalysis

/// `dubash train languages`: marked words and word lists in, a model that tells languages of one script apart out.
struct TrainLanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "Make a model that tells the languages of words in one script apart.",
        discussion: """
            FILES have a word and its language on each line (a tag of --tags; '_' for a word whose language is not asked for), an empty line \
            between texts. --words has a word, a tag and a rank from 1 (rare) to 15 on each line.
            """)

    @Argument(help: "Files of marked words; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "The languages, separated by commas; 'und' is for names.")
    var tags: String

    @Option(help: "Word list: word, tag, rank (repeatable).")
    var words: [String] = []

    @Option(name: .shortAndLong, help: "The model's file.")
    var output: String

    @Option(help: "How often the texts are gone through, 1 to 100.")
    var rounds = 8

    @Option(help: "Seed of the order of texts, and of the words looked at without lists.")
    var seed: UInt64 = 1

    private func languages() throws -> [LanguageTag] {
        let tags = try tags.split(separator: ",").map { tag in
            guard let tag = LanguageTag(String(tag)) else { throw ValidationError("--tags: \(tag) is no language tag") }
            return tag
        }
        guard (2...16).contains(tags.count), Set(tags).count == tags.count else {
            throw ValidationError("--tags wants 2 to 16 different tags")
        }
        return tags
    }

    func validate() throws {
        if !(1...100).contains(rounds) { throw ValidationError("--rounds is \(rounds), and must be 1 to 100") }
        _ = try languages()
    }

    func run() async throws {
        let tags = try languages()
        var trainer = TokenLanguageTrainer(languages: tags)
        trainer.rounds = rounds
        trainer.seed = seed
        var sources: [String] = []
        for path in words {
            for (line, fields) in try rows(path, &sources) where fields != [""] {
                guard fields.count == 3, let tag = LanguageTag(fields[1]), let rank = Int(fields[2]),
                    trainer.add(word: fields[0], language: tag, rank: rank)
                else { throw CommandFailure(.badInput, "\(path):\(line): no word, tag of --tags and rank from 1 to 15") }
            }
        }
        for path in files.isEmpty ? ["-"] : files {
            var tokens: [String] = []
            var labels: [String] = []
            func flush(_ line: Int) throws {
                guard trainer.add(tokens: tokens, labels: labels) else {
                    throw CommandFailure(.badInput, "\(path):\(line): a text before this line has a tag that is not in --tags")
                }
                (tokens, labels) = ([], [])
            }
            var last = 0
            for (line, fields) in try rows(path, &sources) {
                last = line
                if fields.count <= 1, fields.first ?? "" == "" {
                    try flush(line)
                    continue
                }
                guard fields.count == 2 else {
                    throw CommandFailure(.badInput, "\(path):\(line): \(fields.count) columns, where a word and a tag are needed")
                }
                tokens.append(fields[0])
                labels.append(fields[1])
            }
            try flush(last)
        }
        guard trainer.count > 0 else { throw CommandFailure(.badInput, "no texts to learn from") }
        let content = trainer.train(provenance: "from:\(sources.joined(separator: ","))") { round, likelihood in
            Console.say("round \(round): log-likelihood of a word \((likelihood * 10_000).rounded() / 10_000)")
        }
        let file = try OutputFile(path: output)
        try file.write(content)
        try file.finish()
    }

    private func rows(_ path: String, _ sources: inout [String]) throws -> [(line: Int, fields: [String])] {
        let content = try WholeFile.bytes(path)
        sources.append("\(path.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))")
        return content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map { number, line in
            (number + 1, line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) })
        }
    }
}
