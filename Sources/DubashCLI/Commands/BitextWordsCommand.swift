internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dictionaries
internal import Dubash

/// `dubash bitext words`.
struct BitextWordsCommand: AsyncParsableCommand {
    enum Direction: String, CaseIterable, ExpressibleByArgument, Sendable { case forward, reverse, both }

    enum Method: String, CaseIterable, ExpressibleByArgument, Sendable {
        case scored, intersection, union
        case growDiagFinalAnd = "grow-diag-final-and"
    }

    static let configuration = CommandConfiguration(
        commandName: "words", abstract: "Link the words of sentences that translate each other.",
        discussion: """
            One pair a line in, as 'source ||| target', or line by line from two files; out comes one line for each pair: links i-j, source word and \
            target word counted from 0. Words are those of 'dubash tokenize'. The links are learned from the text given, its seed, and the model.
            """)

    @Argument(help: "The text, or its two sides; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: ArgumentHelp("Count on what FILE has learned (default: the shipped model; 'none': nothing).", valueName: "file"))
    var model: String?

    @Option(
        name: [.customLong("save-model"), .customLong("save")],
        help: ArgumentHelp("Write what was learned, with what --model had, to FILE.", valueName: "file"))
    var saveModel: String?

    @Option(help: "Leave pairs of words out of the saved model whose expected count is less.")
    var leastCount = 0.1

    @Option(help: "Links of target words (forward), of source words (reverse), or both made one.")
    var direction: Direction = .both

    @Option(help: "How both directions become one: scored, intersection, union, grow-diag-final-and.")
    var symmetrize: Method?

    @Option(help: "Least score of a link, 0 to 1, with --symmetrize scored.")
    var threshold: Double?

    @Flag(help: "Each link with its score: i-j:0.93.")
    var scores = false

    @Flag(help: "Words are separated by spaces already.")
    var tokenized = false

    @Option(help: "Of the random numbers: the same seed gives the same links.")
    var seed: UInt64 = 1

    @Option(help: "Sweeps of a chain over the text (default: by the size of the text, 8 to 64).")
    var sweeps: Int?

    @Option(help: "Chains for each view and direction.")
    var chains = 2

    @OptionGroup var input: InputOptions

    func validate() throws {
        if files.count > 2 { throw ValidationError("\(files.count) files: give one of pairs, or the two sides") }
        if files.count == 2, files[0] == "-", files[1] == "-" { throw ValidationError("both sides cannot come from standard input") }
        if direction != .both, symmetrize != nil { throw ValidationError("--symmetrize is for --direction both") }
        if let threshold {
            if !(0...1).contains(threshold) { throw ValidationError("--threshold is \(threshold), and must be 0 to 1") }
            if direction != .both || (symmetrize ?? .scored) != .scored { throw ValidationError("--threshold is for --symmetrize scored") }
        }
        if let sweeps, !(1...10_000).contains(sweeps) { throw ValidationError("--sweeps is \(sweeps), and must be 1 to 10000") }
        if !(1...64).contains(chains) { throw ValidationError("--chains is \(chains), and must be 1 to 64") }
        if !(leastCount >= 0) { throw ValidationError("--least-count is \(leastCount), and must be 0 or more") }
    }

    private var method: Symmetrization {
        switch direction {
        case .forward: .forward
        case .reverse: .reverse
        case .both: Symmetrization(rawValue: symmetrize?.rawValue ?? "") ?? .scored
        }
    }

    /// A model that is saved holds what the text and --model say, and nothing else.
    private var usesShippedModel: Bool { model == nil && saveModel == nil }

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        _ = try input.profile(in: dictionaries)
        let tools = try BitextTools(language: input.from, usesModel: usesShippedModel, in: dictionaries)
        var content = try sides()
        if content.source.count != content.target.count {
            throw CommandFailure(
                .badInput, "\(files[0]) has \(content.source.count) lines, \(files[1]) has \(content.target.count): they are not parallel")
        }
        var pairs = try pairs(content, tools)
        content = ([], [])
        let kind = tools.sides(source: pairs.lazy.map(\.source), target: pairs.lazy.map(\.target))
        let isSwapped = kind == .swapped
        if !isSwapped, let diagnostic = kind.diagnostic(language: tools.profile.name) { Console.say(diagnostic.message) }
        if isSwapped {
            Console.say("the first side is not \(tools.profile.name): sides are swapped for the alignment, and back in the output")
            pairs = pairs.map { SentencePair(source: $0.target, target: $0.source) }
        }
        let isEmpty = pairs.allSatisfy { $0.source.isEmpty || $0.target.isEmpty }
        var options = WordAlignmentOptions()
        options.seed = seed
        options.sweeps = sweeps
        options.chains = chains
        if let threshold { options.threshold = Float(threshold) }
        let output = try OutputFile(path: input.output)
        let saved = try saveModel.map { try OutputFile(path: $0) }
        var method = method
        if isSwapped, method == .forward || method == .reverse { method = method == .forward ? .reverse : .forward }
        let signature = saved == nil ? nil : "dubash \(Toolkit.version) bitext words pairs:\(pairs.count) seed:\(seed) chains:\(chains)"
        let result = await tools.wordAligner(options).align(
            consume pairs, model: try knownModel(tools), symmetrization: method, modelSignature: signature,
            leastCount: Float(leastCount), run: Workers.runner(jobs: input.jobCount))
        for diagnostic in result.diagnostics { Console.say(diagnostic.message) }
        if isEmpty { Console.say("no pair has words on both sides: nothing is linked") }
        for links in result.links { try output.write(line(links, isSwapped) + "\n") }
        try output.finish()
        if let saved, let bytes = result.model {
            try saved.write(bytes)
            try saved.finish()
        }
    }

    private func line(_ links: [ScoredLink], _ isSwapped: Bool) -> String {
        var shown = links.map {
            isSwapped ? ScoredLink(link: WordLink(source: $0.link.target, target: $0.link.source), score: $0.score) : $0
        }
        shown.sort { ($0.link.source, $0.link.target) < ($1.link.source, $1.link.target) }
        return shown.map { scores ? "\($0.link):\(Decimals.text($0.score, places: 3))" : $0.link.description }.joined(separator: " ")
    }

    private func words(_ lines: [String], _ tools: BitextTools) throws -> [[String]] {
        tokenized ? lines.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) } : try tools.words(lines)
    }

    private func pairs(_ content: (source: [String], target: [String]), _ tools: BitextTools) throws -> [SentencePair] {
        zip(try words(content.source, tools), try words(content.target, tools)).map { SentencePair(source: $0, target: $1) }
    }

    private func knownModel(_ tools: BitextTools) throws -> WordAlignmentModel? {
        if usesShippedModel { return tools.shippedModel }
        guard let model, model != "none" else { return nil }
        do { return try WordAlignmentModel(path: model) } catch { throw CommandFailure(error.code, "\(error)") }
    }

    private func sides() throws -> (source: [String], target: [String]) {
        if files.count == 2 {
            return (try TextLines.read(files[0], policy: input.invalidUtf8), try TextLines.read(files[1], policy: input.invalidUtf8))
        }
        let path = files.first ?? "-"
        var sides: (source: [String], target: [String]) = ([], [])
        for (number, line) in try TextLines.read(path, policy: input.invalidUtf8).enumerated() {
            let name = path == "-" ? "standard input" : path
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                sides.source.append("")
                sides.target.append("")
                continue
            }
            guard let (source, target) = Self.split(line) else {
                throw CommandFailure(.badInput, "\(name):\(number + 1): no ' ||| ' between source and target")
            }
            sides.source.append(source)
            sides.target.append(target)
        }
        return sides
    }

    /// The parts of a line before and behind its only ` ||| `; either may be empty.
    private static func split(_ line: String) -> (String, String)? {
        let bytes = Array(line.utf8)
        let bars = Array("|||".utf8)
        var found: Int?
        var place = 0
        while place + 3 <= bytes.count {
            if bytes[place..<place + 3].elementsEqual(bars), place == 0 || bytes[place - 1] == 0x20,
                place + 3 == bytes.count || bytes[place + 3] == 0x20
            {
                guard found == nil else { return nil }
                found = place
                place += 3
            } else {
                place += 1
            }
        }
        guard let found else { return nil }
        return (String(decoding: bytes[..<found], as: UTF8.self), String(decoding: bytes[(found + 3)...], as: UTF8.self))
    }
}

extension ModelFileError {
    /// The exit code of the command line contract.
    var code: CommandFailure.Code {
        if case .unreadable = self { return .noInput }
        return .badInput
    }
}

/// Numbers with a fixed number of places behind the point.
enum Decimals {
    static func text(_ value: Double, places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let number = Int((value * Double(scale)).rounded())
        let digits = String(abs(number) % scale)
        return "\(number < 0 ? "-" : "")\(abs(number) / scale)." + String(repeating: "0", count: places - digits.count) + digits
    }
}
