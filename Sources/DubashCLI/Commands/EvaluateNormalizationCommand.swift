internal import ArgumentParser
internal import BitextAlignment
internal import Dictionaries
internal import Dubash
internal import TextAnalysis

/// `dubash evaluate normalization`.
struct EvaluateNormalizationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalization",
        abstract: "Measure normalized text: lines, words and characters that are right, and the changes made.",
        discussion: """
            Three files of as many lines: the text as it was, as it should be, and as a program made it ('dubash normalize SOURCE'). A change is right when the gold has the same at the same place. With a second hypothesis, both are measured on parts of \
            the lines drawn anew many times.
            """)

    @Argument(help: "The text before.")
    var source: String

    @Argument(help: "What is right.")
    var gold: String

    @Argument(help: "What is to be measured.")
    var hypothesis: String

    @Argument(help: "Another system's text.")
    var other: String?

    @Option(help: ArgumentHelp("Print lines that are not right to FILE: number, gold, found.", valueName: "file"))
    var errors: String?

    @OptionGroup var bootstrap: BootstrapOptions

    private struct Text {
        let path: String
        let lines: [String]
        let digest: Substring

        init(_ path: String) throws {
            self.path = path
            let content = try WholeFile.bytes(path)
            digest = SHA256.hexadecimal(of: content).prefix(16)
            guard let text = String(validating: content, as: UTF8.self) else {
                throw CommandFailure(.badInput, "\(path): bytes that are no UTF-8")
            }
            var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
                String(Substring(line.last == 0x0D ? line.dropLast() : line))
            }
            if lines.last == "" { lines.removeLast() }
            self.lines = lines
        }
    }

    func run() async throws {
        let (source, gold) = (try Text(source), try Text(gold))
        let systems = try ([hypothesis] + (other.map { [$0] } ?? [])).map { try Text($0) }
        for text in [gold] + systems where text.lines.count != source.lines.count {
            throw CommandFailure(.badInput, "\(text.path) has \(text.lines.count) lines, and \(source.path) has \(source.lines.count)")
        }
        guard !source.lines.isEmpty else { throw CommandFailure(.badInput, "\(source.path) has no line") }
        let measured = systems.map { system in
            source.lines.indices.map {
                NormalizationEvaluation(source: source.lines[$0], gold: gold.lines[$0], hypothesis: system.lines[$0])
            }
        }
        let out = try OutputFile(path: nil)
        let whole = measured.map { $0.reduce(NormalizationEvaluation(), +) }
        try out.write("lines\t\(whole[0].lines)\nwords\t\(whole[0].words)\nchanges\t\(whole[0].goldChanges)\n")
        for (system, result) in zip(systems, whole) {
            try out.write("system\t\(system.path)\n")
            for (name, value) in [
                ("line-accuracy", result.lineAccuracy), ("word-error-rate", result.wordErrorRate),
                ("character-error-rate", result.characterErrorRate), ("error-reduction", result.errorReduction),
                ("change-precision", result.changePrecision), ("change-recall", result.changeRecall), ("change-F1", result.changeF1),
            ] { try out.write("\(name)\t\(Decimals.text(value, places: 4))\n") }
        }
        if measured.count > 1 {
            func f1(_ lines: [NormalizationEvaluation], _ places: [Int]) -> Double {
                places.reduce(NormalizationEvaluation()) { $0 + lines[$1] }.changeF1
            }
            let result = PairedBootstrap(count: source.lines.count, draws: bootstrap.draws, seed: bootstrap.seed) {
                (f1(measured[0], $0), f1(measured[1], $0))
            }
            try out.write(result.lines("change-F1"))
        }
        if let errors {
            let file = try OutputFile(path: errors)
            for (number, line) in measured[0].enumerated() where line.rightLines == 0 {
                try file.write("\(number + 1)\t\(gold.lines[number])\t\(systems[0].lines[number])\n")
            }
            try file.finish()
        }
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate normalization|source:sha256:\(source.digest)|gold:sha256:\(gold.digest)|"
                + systems.map { "hypothesis:sha256:\($0.digest)" }.joined(separator: "|") + "|\(bootstrap.signature)\n")
        try out.finish()
    }
}
