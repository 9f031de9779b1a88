internal import ArgumentParser
internal import Dubash
internal import Transliteration

/// `dubash match`.
struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Say how likely two names, in any scripts, are the same.",
        discussion: """
            Lines of two names with a tab between them in; the same with a third column out: a score from 0 to 1. With --against, each line is a \
            name, and out come the best names of the list: name, match, score. A line that cannot be read is echoed without a score, and the \
            exit code is 1. Names are read, not given as arguments: printf 'राजेश कुमार\\tRajesh Kumar\\n' | dubash match
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: ArgumentHelp("Look each name up in FILE: one name a line.", valueName: "file"))
    var against: String?

    @Option(help: ArgumentHelp("At most N matches for each name (with --against; default 5).", valueName: "N"))
    var top: Int?

    @Option(help: ArgumentHelp("Leave out what scores less than X.", valueName: "X"))
    var threshold: Double?

    @Flag(help: "One more column: which word matched which, and why.")
    var explain = false

    @Flag(help: "One more column: the numbers that the score is made of, for fitting the weights.")
    var features = false

    @OptionGroup var input: InputOptions

    func validate() throws {
        if let top {
            guard against != nil else { throw ValidationError("--top is for --against: a pair has one score") }
            guard (1...1000).contains(top) else { throw ValidationError("--top is \(top), and must be 1 to 1000") }
        }
        if let threshold, !(0...1).contains(threshold) { throw ValidationError("--threshold is \(threshold), and must be 0 to 1") }
        if explain, features { throw ValidationError("--explain and --features exclude each other: both are the last column") }
    }

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        _ = try input.profile(in: dictionaries)
        let matcher = try NameMatching.matcher(language: input.from, in: dictionaries)
        let column: MatchColumn = explain ? .explanation : features ? .features : .none
        if let against {
            let index = try NameList.read(against, matcher: matcher, policy: input.invalidUtf8)
            let searcher = ListMatcher(index: index, matcher: matcher, top: top ?? 5, threshold: threshold ?? 0, column: column)
            try await run { searcher.write($0, to: &$1) }
        } else {
            let pairs = PairMatcher(matcher: matcher, threshold: threshold ?? 0, column: column)
            try await run { pairs.write($0, to: &$1) }
        }
    }

    /// Opens a file. Of two arguments the first of which is no file, and looks like none, the error says where names go.
    private func input(at path: String) throws -> InputFile {
        do {
            return try InputFile(path: path)
        } catch let failure as CommandFailure
            where failure.code == .noInput && files.count == 2 && !path.contains(where: { $0 == "/" || $0 == "." })
        {
            throw CommandFailure(
                failure.code, "\(failure.message); match reads files: put the two names with a tab between into a file or a pipe")
        }
    }

    /// `write` appends the output of a line without its end, and says what is wrong with it.
    private func run(_ write: @escaping @Sendable (ArraySlice<UInt8>, inout [UInt8]) -> String?) async throws {
        let output = try OutputFile(path: input.output)
        var (failures, replaced) = (0, 0)
        for path in files.isEmpty ? ["-"] : files {
            let file = try input(at: path)
            var reader = ChunkReader(file: file, mode: .lines, policy: input.invalidUtf8, leavesValidation: true, size: 16 * 1024)
            var progress = Progress(mode: input.progress, total: file.size)
            try await runInOrder(
                jobs: input.jobCount, next: { try reader.next() }, makeEngine: {},
                work: { _, chunk in try Self.output(of: chunk, write) },
                emit: { (result: MatchOutput) in
                    try output.write(result.bytes)
                    for (line, problem) in result.problems { Console.say("\(file.name):\(line): \(problem)") }
                    failures += result.problems.count
                    progress.update(result.consumed)
                })
            progress.finish()
            replaced += reader.replaced
        }
        try output.finish()
        if replaced > 0 { Console.say("replaced \(replaced) invalid UTF-8 sequences by U+FFFD") }
        if failures > 0 { throw CommandFailure(.someRecordsFailed, "\(failures) records failed") }
    }

    private static func output(of chunk: Chunk, _ write: (ArraySlice<UInt8>, inout [UInt8]) -> String?) throws -> MatchOutput {
        try chunk.validate()
        var result = MatchOutput(consumed: chunk.start + chunk.bytes.count)
        chunk.forEachRecord(.lines) { record in
            var content = chunk.bytes[record.content]
            if chunk.start == 0, record.content.lowerBound == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) {
                content = content.dropFirst(3)
            }
            if let problem = write(content, &result.bytes) { result.problems.append((record.line, problem)) }
        }
        return result
    }
}

/// The output of a chunk of names.
private struct MatchOutput: Sendable {
    var bytes: [UInt8] = []
    /// Lines, from 1, and what is wrong with them.
    var problems: [(line: Int, problem: String)] = []
    var consumed: Int
}
