internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dubash
internal import Interchange

/// `dubash bitext sentences`.
struct BitextSentencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sentences", abstract: "Pair the sentences of two texts that translate each other.",
        discussion: """
            Out comes one bead a line: numbers of source sentences, of target sentences, and a score, tab-separated. Sentences count from 0, numbers \
            are joined by commas; a side without a sentence is empty. With --segmented, sentences are lines, blank ones counted.
            """)

    @Argument(help: "The text.")
    var source: String

    @Argument(help: "Its English text.")
    var target: String

    @Flag(help: "Each line is one sentence already.")
    var segmented = false

    @Flag(help: "Join lines up to a blank line: a line end does not end a sentence.")
    var wrapped = false

    @Flag(help: "By lengths alone (Gale and Church 1993), without words.")
    var lengths = false

    @Flag(help: ArgumentHelp("One more column: the numbers that the score is made of, for fitting it.", visibility: .hidden))
    var features = false

    enum Format: String, CaseIterable, ExpressibleByArgument { case beads, ladder, vecalign }

    @Option(help: "Form of the output: beads, ladder (of hunalign), vecalign.")
    var format: Format = .beads

    @OptionGroup var input: InputOptions

    func validate() throws {
        if source == "-", target == "-" { throw ValidationError("both sides cannot come from standard input") }
        if segmented, wrapped { throw ValidationError("--segmented and --wrapped exclude each other: a line is a sentence already") }
    }

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        _ = try input.profile(in: dictionaries)
        let tools = try BitextTools(language: input.from, in: dictionaries)
        var sides = (try read(source, tools), try read(target, tools))
        let kind = tools.sides(source: sides.0.sentences.lazy.map(\.words), target: sides.1.sentences.lazy.map(\.words))
        let isSwapped = kind == .swapped
        if !isSwapped, let diagnostic = kind.diagnostic(language: tools.profile.name) { Console.say(diagnostic.message) }
        if isSwapped {
            Console.say("\(source) is not \(tools.profile.name): sides are swapped for the alignment, and back in the output")
            sides = (sides.1, sides.0)
        }
        let output = try OutputFile(path: input.output)
        var beads: [SentenceBead]
        var numbers: [[Double]] = []
        if lengths {
            beads = LengthAligner().align(source: sides.0.sentences.map(\.length), target: sides.1.sentences.map(\.length))
        } else {
            let result = tools.sentenceAligner().align(source: sides.0.sentences, target: sides.1.sentences)
            beads = result.beads
            numbers = result.features
            for diagnostic in result.diagnostics where diagnostic.severity > .note { Console.say(diagnostic.message) }
            let doubtful = result.diagnostics.count { $0.severity == .note }
            if doubtful > 0 {
                Console.say("\(doubtful) of \(beads.count) beads are doubtful: their score is under \(SentenceAligner.doubtful)")
            }
        }
        if isSwapped { beads = beads.map { SentenceBead(source: $0.target, target: $0.source, score: $0.score) } }
        switch format {
        case .beads: break
        case .ladder: try output.write(HunalignLadder.text(beads))
        case .vecalign: try output.write(HunalignLadder.vecalign(beads))
        }
        for (place, bead) in beads.enumerated() where format == .beads {
            var line = "\(Self.list(bead.source))\t\(Self.list(bead.target))\t\(Decimals.text(bead.score, places: 3))"
            if features, place < numbers.count {
                line += "\t" + numbers[place].map { Decimals.text($0, places: 4) }.joined(separator: " ")
            }
            try output.write(line + "\n")
        }
        try output.finish()
    }

    private func read(_ path: String, _ tools: BitextTools) throws -> BitextDocument {
        let text = try TextLines.text(path, policy: input.invalidUtf8)
        return try tools.document(text, isSegmented: segmented, lineEndsEndSentences: !wrapped)
    }

    private static func list(_ range: Range<Int>) -> String { range.map(String.init).joined(separator: ",") }
}
