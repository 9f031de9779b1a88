internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange

/// `dubash entities`.
struct EntitiesCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable { case jsonl, tsv }

    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Find names and join them to an English glossary.",
        discussion: """
            jsonl: one object for each input line, its mentions under 'entities'. tsv: one mention a line, in the columns line, start, end, text, \
            english, type, method, score.
            """)

    @Argument(help: "Files to read, each a document; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "Form of the output: jsonl, tsv.")
    var format: Format = .jsonl

    @OptionGroup var pipeline: PipelineArguments
    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    func validate() throws {
        if records.jsonl != nil, format == .tsv { throw ValidationError("--jsonl writes JSON lines: it cannot go with --format tsv") }
    }

    func run() async throws {
        let resources = try pipeline.resources(input, wrapped: records.wrapped)
        let format = format
        try await DocumentCommand(
            input: input, records: records, resources: resources, makeWriter: { MentionWriter(format: format) }
        ).run(files: files, output: OutputFile(path: input.output))
    }
}

/// Mentions in the form asked for.
struct MentionWriter: DocumentWriter, Sendable {
    let format: EntitiesCommand.Format
    /// Bytes of most mentions' texts.
    private static let usualLength = 160

    func begin(title: String, to output: inout JSONWriter) {}
    func end(to output: inout JSONWriter) {}

    func write(_ record: AnalyzedRecord, _ builder: inout DocumentBuilder, to output: inout JSONWriter) {
        let mentions = builder.mentions(record.text, start: 0)
        switch format {
        case .jsonl:
            output.beginObject()
            output.key("line")
            output.value(record.line)
            output.key("start")
            output.value(record.offsets.offset(0))
            output.key("end")
            output.value(record.offsets.offset(record.bytes.count))
            output.key("entities")
            output.beginArray()
            for mention in mentions { output.entity(mention, text: text(mention.span, record.bytes), record.offsets) }
            output.endArray()
            output.endObject()
            output.endLine()
        case .tsv:
            for mention in mentions {
                for number in [record.line, record.offsets.offset(mention.span.start), record.offsets.offset(mention.span.end)] {
                    output.plain(number)
                    output.plain(0x09 as UInt8)
                }
                var bytes: [UInt8] = []
                bytes.reserveCapacity(Self.usualLength)
                for field in [text(mention.span, record.bytes), mention.english, mention.type.rawValue, mention.link.method.rawValue] {
                    TSVWriter.appendField(field, to: &bytes)
                    bytes.append(0x09)
                }
                output.plain(bytes)
                output.plain(mention.link.score)
                output.endLine()
            }
        }
    }

    func members(_ text: AnalyzedText, _ builder: inout DocumentBuilder, _ offsets: OffsetTable, to output: inout JSONWriter) {
        output.key("entities")
        output.beginArray()
        for mention in builder.mentions(text, start: 0) { output.entity(mention, text: text.text(mention.span), offsets) }
        output.endArray()
    }

    private func text(_ span: TextSpan, _ bytes: [UInt8]) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }
}
