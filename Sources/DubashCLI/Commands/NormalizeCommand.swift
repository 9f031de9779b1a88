internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange
internal import TextAnalysis

/// `dubash normalize`.
struct NormalizeCommand: AsyncParsableCommand {
    enum Form: String, CaseIterable, ExpressibleByArgument, Sendable { case standard, search, none }
    enum ScriptChoice: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, native, latin }
    enum Digits: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, latin, native }

    static let configuration = CommandConfiguration(
        commandName: "normalize", abstract: "Bring text to one spelling: Unicode, marks, digits, scripts.",
        discussion: """
            The form 'standard' is safe to publish: it changes nothing that a careful editor would not. 'search' is for matching. Steps can be added \
            and taken away one by one. Line ends stay as they are. In a file of translation units (.tmx, .xlf, .xliff) the segments in the language of the text are \
            normalized, their inline codes stay in place, and all else is left as it is.
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "Steps to begin with: standard, search, none.")
    var form: Form = .standard

    @Option(help: ArgumentHelp("Take STEP too (repeatable).", valueName: "step"))
    var enable: [String] = []

    @Option(help: ArgumentHelp("Leave STEP out (repeatable).", valueName: "step"))
    var disable: [String] = []

    @Flag(help: "Print the steps, in the order in which they run, with the forms that have them, and end.")
    var listSteps = false

    @Option(
        help:
            "Names that mix scripts, with native also the language's own words in Latin letters and loans: keep, or write them wholly in the native or the latin script."
    )
    var script: ScriptChoice = .keep

    @Flag(
        help: "With --script native: leave words of the other language as they are; only names and the language's own words are rewritten.")
    var keepLoans = false

    @Option(help: "Digits: keep, latin, native.")
    var digits: Digits = .keep

    @Flag(help: "Print each change as a line of JSON instead of the text: line, start, end, before, after, step.")
    var edits = false

    @OptionGroup var pipeline: PipelineArguments
    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    func validate() throws {
        if edits, records.jsonl != nil { throw ValidationError("--edits and --jsonl exclude each other: both say what is printed") }
        if records.wrapped { throw ValidationError("--wrapped has no meaning here: line ends are kept") }
        if input.output != nil, listSteps { throw ValidationError("--list-steps prints to standard output") }
        if files.contains(where: ExchangeFormat.isEdited) {
            if files.count > 1 { throw ValidationError("a file of translation units is normalized by itself, and not with others") }
            if edits || records.jsonl != nil || script != .keep {
                throw ValidationError("--edits, --jsonl and --script are for text, and \(files[0]) is a file of translation units")
            }
        }
        if keepLoans, script != .native { throw ValidationError("--keep-loans goes with --script native") }
        _ = try options()
    }

    private func options() throws -> NormalizerOptions {
        var options: NormalizerOptions =
            switch form {
            case .standard: .standard
            case .search: .search
            case .none: .none
            }
        do {
            for name in enable { try options.enable(stepNamed: name) }
            for name in disable { try options.disable(stepNamed: name) }
        } catch { throw ValidationError("\(error)") }
        if digits != .keep { options.digits = digits == .latin ? .latin : .native }
        return options
    }

    func run() async throws {
        if listSteps { return try printSteps() }
        let options = try options()
        if script == .keep {
            let dictionaries = try Toolkit.dictionaries()
            let profile = try input.profile(in: dictionaries)
            let normalizer = try SharedNormalizers(profile: profile, dictionaries: dictionaries).normalizer(options)
            if let file = files.first, ExchangeFormat.isEdited(file) {
                return try FileEditing(input: input, path: file).normalize(normalizer, language: profile.tag)
            }
            let edits = edits
            try await LineCommand(
                input: input, records: records, makeEngine: { normalizer },
                work: { normalizer, record, output in try Self.write(record, normalizer, edits: edits, to: &output) }
            ).run(files: files)
            return
        }
        let resources = try pipeline.resources(input, wrapped: false, respells: true, respellsLoans: !keepLoans)
        let normalizer = resources.normalizer(options)
        let (script, edits) = (script, edits)
        try await DocumentCommand(
            input: input, records: records, resources: resources,
            makeWriter: { RespelledWriter(normalizer: normalizer, toLatin: script == .latin, edits: edits) }
        ).run(files: files, output: OutputFile(path: input.output))
    }

    private static func write(
        _ record: RecordInput, _ normalizer: TextNormalizer, edits: Bool, to output: inout JSONWriter
    ) throws {
        if edits {
            let text = try normalizer.normalize(String(decoding: record.bytes, as: UTF8.self))
            for change in text.changes { output.change(change, line: record.line, record.offsets) }
            return
        }
        var bytes: [UInt8] = []
        _ = try record.bytes.withUnsafeBufferPointer { try normalizer.normalize($0, appendingTo: &bytes) }
        if record.isField {
            output.key("normalized")
            bytes.withUnsafeBufferPointer { output.value(utf8: $0) }
        } else {
            output.plain(bytes)
            output.plain(Array(record.lineEnd))
        }
    }

    private func printSteps() throws {
        let output = try OutputFile(path: nil)
        for step in NormalizationStep.allCases {
            var forms: [String] = []
            if NormalizerOptions.standard.isEnabled(step) { forms.append("standard") }
            if NormalizerOptions.search.isEnabled(step) { forms.append("search") }
            try output.write("\(step.name)\t\(forms.joined(separator: ","))\t\(step.summary)\n")
        }
        try output.finish()
    }
}

extension JSONWriter {
    /// A change as `--edits` prints it.
    mutating func change(_ change: NormalizationChange, line: Int, _ offsets: OffsetTable) {
        edit(line: line, offsets.offset(change.span.start), offsets.offset(change.span.end), change.before, change.after, change.step)
    }

    mutating func edit(line: Int, _ start: Int, _ end: Int, _ before: String, _ after: String, _ step: String) {
        beginObject()
        key("line")
        value(line)
        key("start")
        value(start)
        key("end")
        value(end)
        key("before")
        value(before)
        key("after")
        value(after)
        key("step")
        value(step)
        endObject()
        endLine()
    }
}

/// Writes text with its names wholly in one script, and the rest normalized.
struct RespelledWriter: DocumentWriter, Sendable {
    let normalizer: TextNormalizer
    let toLatin: Bool
    let edits: Bool

    func begin(title: String, to output: inout JSONWriter) {}
    func end(to output: inout JSONWriter) {}

    func write(_ record: AnalyzedRecord, _ builder: inout DocumentBuilder, to output: inout JSONWriter) {
        let respelled = builder.respellings(record.text, toLatin: toLatin)
        if edits {
            writeEdits(record, respelled, to: &output)
        } else {
            output.plain(Array(text(record.bytes, respelled).utf8))
            output.plain(record.lineEnd)
        }
    }

    func members(_ text: AnalyzedText, _ builder: inout DocumentBuilder, _ offsets: OffsetTable, to output: inout JSONWriter) {
        output.key("normalized")
        output.value(self.text(text.bytes, builder.respellings(text, toLatin: toLatin)))
    }

    private func text(_ bytes: [UInt8], _ respelled: [Respelling]) -> String {
        normalized(String(decoding: Respelling.apply(respelled, to: bytes), as: UTF8.self)).text
    }

    private func normalized(_ text: String) -> NormalizedText { (try? normalizer.normalize(text)) ?? NormalizedText(unchanged: text) }

    /// Names first, then what normalizing changes between them; in the order of the text.
    private func writeEdits(_ record: AnalyzedRecord, _ respelled: [Respelling], to output: inout JSONWriter) {
        let changes = normalized(String(decoding: record.bytes, as: UTF8.self)).changes
        var rest = respelled[...]
        for change in changes where !respelled.contains(where: { $0.span.overlaps(change.span) }) {
            while let next = rest.first, next.span.start < change.span.start {
                write(next, record, to: &output)
                rest = rest.dropFirst()
            }
            output.change(change, line: record.line, record.offsets)
        }
        for left in rest { write(left, record, to: &output) }
    }

    private func write(_ respelling: Respelling, _ record: AnalyzedRecord, to output: inout JSONWriter) {
        output.edit(
            line: record.line, record.offsets.offset(respelling.span.start), record.offsets.offset(respelling.span.end), respelling.before,
            respelling.after, "script")
    }
}
