internal import ArgumentParser
internal import BitextModel
internal import Dubash

/// `dubash bitext project`.
struct BitextProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Find where the other text says what is marked in one.",
        discussion: """
            SPANS has a line for each name: start, end and, where known, type, tab-separated; UTF-8 offsets in SOURCE, with --reverse in TARGET. Out \
            comes start, end, start and end in the other text, and a score; the last three are empty where nothing was found.
            """)

    @Argument(help: "The text.")
    var source: String

    @Argument(help: "Its English text.")
    var target: String

    @Argument(help: "Names marked in SOURCE.")
    var spans: String

    @Flag(help: "SPANS are of TARGET: look for them in SOURCE.")
    var reverse = false

    @Flag(help: "Line i of SOURCE is translated by line i of TARGET.")
    var parallel = false

    @OptionGroup var pipeline: PipelineArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        if [source, target, spans].count(where: { $0 == "-" }) > 1 {
            throw ValidationError("only one of the files can come from standard input")
        }
    }

    func run() async throws {
        let resources = try pipeline.resources(input, wrapped: false)
        let texts = (
            try TextLines.whole(source, policy: input.invalidUtf8), try TextLines.whole(target, policy: input.invalidUtf8)
        )
        let marked = try read(texts: reverse ? texts.1 : texts.0)
        let found: [(span: TextSpan, score: Double)?]
        do {
            found = try await BitextPipeline(resources).project(
                marked, source: texts.0, target: texts.1, isReverse: reverse, isParallel: parallel,
                run: Workers.runner(jobs: input.jobCount))
        } catch let error as BitextError { throw CommandFailure(.badInput, "\(error)") }
        let output = try OutputFile(path: input.output)
        for (own, other) in zip(marked, found) {
            let rest = other.map { "\($0.span.start)\t\($0.span.end)\t\(Decimals.text($0.score, places: 3))" } ?? "\t\t"
            try output.write("\(own.span.start)\t\(own.span.end)\t\(rest)\n")
        }
        try output.finish()
    }

    private func read(texts text: String) throws -> [(span: TextSpan, type: EntityType?)] {
        let name = spans == "-" ? "standard input" : spans
        return try TextLines.read(spans, policy: input.invalidUtf8).enumerated().compactMap { number, line in
            if line.isEmpty || line.hasPrefix("#") { return nil }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2, let start = Int(fields[0]), let end = Int(fields[1]), start >= 0, start < end else {
                throw CommandFailure(.badInput, "\(name):\(number + 1): no start and end")
            }
            let span = TextSpan(start: start, end: end)
            guard text[span] != nil else {
                throw CommandFailure(.badInput, "\(name):\(number + 1): \(start) to \(end) is no stretch of the text")
            }
            guard fields.count > 2, !fields[2].isEmpty else { return (span, nil) }
            guard let type = EntityType(rawValue: String(fields[2])) else {
                throw CommandFailure(.badInput, "\(name):\(number + 1): '\(fields[2])' is no type")
            }
            return (span, type)
        }
    }
}
