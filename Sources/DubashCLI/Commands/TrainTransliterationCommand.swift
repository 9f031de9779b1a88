internal import ArgumentParser
internal import Dictionaries
internal import Dubash
internal import Transliteration

/// `dubash train transliteration`: pairs of words in, a joint-sequence model out.
struct TrainTransliterationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transliteration", abstract: "Make a joint-sequence model out of pairs of words.",
        discussion: """
            PAIRS are tab-separated: a word in each script (in either order), how often the pair was seen, and its kind, the last two if known. The \
            model reads one script and writes the other (--to); its file is the same, byte for byte, for the same pairs and options.
            """)

    @Argument(help: "Files of pairs; standard input when none, or '-'.")
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model's file.")
    var output: String

    @Option(help: "The script that the model writes: Latn, or the other one of the pairs (Deva).")
    var to: String

    @Option(help: ArgumentHelp("Take only pairs of KIND (the fourth column; repeatable).", valueName: "kind"))
    var kind: [String] = []

    @Option(help: "Longest n-gram, 2 to 8.")
    var order = 6

    @Option(help: "What a target letter beyond the first costs while aligning.")
    var penalty = 1.0

    @Option(help: "Leave out n-grams of the two longest orders seen less often.")
    var smallestCount = 1

    @Option(help: "Leave out letter correspondences that fewer pairs have, and those pairs: misprints.")
    var rarestGraphone = 2

    @Flag(help: "Count a pair as often as it was seen, instead of once.")
    var counts = false

    func validate() throws {
        if !(2...8).contains(order) { throw ValidationError("--order is \(order), and must be 2 to 8") }
        if !(0...10).contains(penalty) { throw ValidationError("--penalty is \(penalty), and must be 0 to 10") }
        if rarestGraphone < 1 { throw ValidationError("--rarest-graphone is \(rarestGraphone), and must be 1 or more") }
        if smallestCount < 1 { throw ValidationError("--smallest-count is \(smallestCount), and must be 1 or more") }
    }

    func run() async throws {
        var pairs: [JointSequenceTrainer.Pair] = []
        var sources: [String] = []
        for path in files.isEmpty ? ["-"] : files {
            let content = try WholeFile.bytes(path)
            let table = TransliterationPairs(content)
            for fault in table.faults.prefix(10) { Console.say("\(path):\(fault.line): \(fault.problem); left out") }
            if table.faults.count > 10 { Console.say("\(path): \(table.faults.count) rows left out") }
            pairs += table.trainingPairs(toLatin: to == "Latn", kinds: Set(kind))
            sources.append("\(path.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))")
        }
        guard !pairs.isEmpty else { throw CommandFailure(.badInput, "no pairs to learn from") }
        var trainer = JointSequenceTrainer()
        trainer.order = order
        trainer.penalty = penalty
        trainer.smallestCount = smallestCount
        trainer.rarestGraphone = rarestGraphone
        trainer.countsPairs = counts
        let kinds = kind.isEmpty ? "" : " kinds:\(kind.joined(separator: ","))"
        let content = trainer.train(pairs, provenance: "to:\(to)\(kinds) from:\(sources.joined(separator: ","))")
        let file = try OutputFile(path: output)
        try file.write(content)
        try file.finish()
    }
}
