internal import BitextModel
internal import Dubash
internal import Interchange

/// A record after the part of the work that needs no document.
struct AnalyzedRecord: Sendable {
    let text: AnalyzedText
    let lineEnd: [UInt8]
    /// Where it stands in its document.
    let offsets: OffsetTable
    let line: Int

    var bytes: [UInt8] { text.bytes }
}

/// Writes what a document's records come to, in order.
protocol DocumentWriter {
    mutating func begin(title: String, to output: inout JSONWriter)
    mutating func write(_ record: AnalyzedRecord, _ builder: inout DocumentBuilder, to output: inout JSONWriter)
    mutating func end(to output: inout JSONWriter)
    /// Members of the `dubash` object for a text that is a document of its own.
    func members(_ text: AnalyzedText, _ builder: inout DocumentBuilder, _ offsets: OffsetTable, to output: inout JSONWriter)
}

/// Runs a command that knows documents: records are analyzed in parallel, then decided and written in order.
struct DocumentCommand<Writer: DocumentWriter & Sendable> {
    let input: InputOptions
    let records: RecordOptions
    let resources: PipelineResources
    let makeWriter: @Sendable () -> Writer

    /// Less than other commands take at once: what is known of a text is twenty times its size, and is written while it is still near the processor.
    private static var chunkSize: Int { 16 * 1024 }

    func run(files: [String], output: OutputFile) async throws {
        if records.jsonl != nil { return try await runFields(files: files, output: output) }
        var replaced = 0
        let (resources, records) = (resources, records)
        let pool = EnginePool { try resources.makeAnalyzer() }
        defer { pool.abandon() }
        for path in files.isEmpty ? ["-"] : files {
            let file = try InputFile(path: path)
            var reader = ChunkReader(
                file: file, mode: records.mode, unit: records.offsets, policy: input.invalidUtf8, size: Self.chunkSize)
            var progress = Progress(mode: input.progress, total: file.size)
            var builder = DocumentBuilder(resources)
            var writer = makeWriter()
            var buffer = JSONWriter()
            writer.begin(title: path == "-" ? "standard input" : path, to: &buffer)
            try await runInOrder(
                jobs: input.jobCount, next: { try reader.next() }, pool: pool,
                work: { analyzer, chunk in try Self.analyze(chunk, analyzer, records) },
                emit: { (analyzed: [AnalyzedRecord]) in
                    for record in analyzed {
                        writer.write(record, &builder, to: &buffer)
                        if buffer.bytes.count > 65_536 { try output.write(buffer.take()) }
                    }
                    for diagnostic in builder.takeDiagnostics() where diagnostic.severity > .note { Console.say(diagnostic.message) }
                    progress.update(reader.bytesRead)
                })
            progress.finish()
            writer.end(to: &buffer)
            try output.write(buffer.take())
            replaced += reader.replaced
        }
        try output.finish()
        if replaced > 0 { Console.say("replaced \(replaced) invalid UTF-8 sequences by U+FFFD") }
    }

    static func analyze(_ chunk: Chunk, _ analyzer: TextAnalyzer, _ options: RecordOptions) throws -> [AnalyzedRecord] {
        var result: [AnalyzedRecord] = []
        var places = RecordPlaces(chunk, unit: options.offsets)
        try chunk.forEachRecord(options.mode) { record in
            let bytes = chunk.bytes[record.content]
            let text = try bytes.withUnsafeBufferPointer { try analyzer.analyze($0) }
            result.append(
                AnalyzedRecord(
                    text: text, lineEnd: Array(chunk.bytes[record.content.upperBound..<record.end]), offsets: places.offsets(of: record),
                    line: record.line))
        }
        return result
    }

    /// `--jsonl`: each line is a document of its own.
    private func runFields(files: [String], output: OutputFile) async throws {
        let (resources, makeWriter) = (resources, makeWriter)
        let unit = records.offsets
        try await LineCommand<TextAnalyzer>(
            input: input, records: records, makeEngine: { try resources.makeAnalyzer() },
            work: { analyzer, record, buffer in
                var builder = DocumentBuilder(resources)
                let text = try record.bytes.withUnsafeBufferPointer { try analyzer.analyze($0) }
                makeWriter().members(text, &builder, OffsetTable(record.bytes, base: 0, unit: unit), to: &buffer)
            }
        ).run(files: files, output: output)
    }
}
