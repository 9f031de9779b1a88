internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash

/// `dubash train entities`: annotated text in, a recognizer of names out.
struct TrainEntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Make a recognizer of names out of annotated text.",
        discussion: """
            FILES have a word and its label on each line (CoNLL: B-PERSON, I-PERSON, O; people, places, organizations count), an empty line between \
            sentences. The glossary that is shipped is one of the things the recognizer learns to heed.
            """)

    @Argument(help: "Files of annotated text; standard input when none, or '-'.")
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model's file.")
    var output: String

    @Option(help: "Language of the text.")
    var from = "hi"

    @Option(help: "How often the text is gone through, 1 to 100.")
    var rounds = 12

    @Option(help: "Seed of the order of sentences.")
    var seed: UInt64 = 1

    func validate() throws {
        if !(1...100).contains(rounds) { throw ValidationError("--rounds is \(rounds), and must be 1 to 100") }
    }

    func run() async throws {
        let training = try EntityRecognizerTraining(language: from, in: Toolkit.dictionaries())
        training.rounds = rounds
        training.seed = seed
        var sources: [String] = []
        for path in files.isEmpty ? ["-"] : files {
            let content = try WholeFile.bytes(path)
            try training.add(content, file: path)
            sources.append("\(path.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))")
        }
        for diagnostic in training.diagnostics.prefix(10) { Console.say(diagnostic.message) }
        if training.diagnostics.count > 10 { Console.say("\(training.diagnostics.count) remarks in all") }
        guard training.sentences > 0 else { throw CommandFailure(.badInput, "no sentences to learn from") }
        let content = training.train(provenance: "from:\(sources.joined(separator: ","))") { round, likelihood in
            Console.say("round \(round): log-likelihood of a word \((likelihood * 10_000).rounded() / 10_000)")
        }
        let file = try OutputFile(path: output)
        try file.write(content)
        try file.finish()
    }
}
