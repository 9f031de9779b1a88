internal import BitextModel
internal import Dubash
internal import Interchange

/// The result of one chunk of input.
struct ChunkOutput: Sendable {
    var bytes: [UInt8]
    /// Records that failed (`--jsonl`).
    var failures = 0
    /// Bytes of input done, for the progress bar.
    var consumed: Int
}

/// A record handed to a command's worker.
struct RecordInput {
    /// The text, valid UTF-8.
    let bytes: ArraySlice<UInt8>
    /// Its line end, if any.
    let lineEnd: ArraySlice<UInt8>
    /// Number of its first line, from 1.
    let line: Int
    /// Offsets in its document.
    let offsets: OffsetTable
    /// Whether the text is a field of a JSON object: the worker then writes members of the `dubash` object, no line.
    let isField: Bool
}

/// Runs a record-by-record command over its inputs: chunks in parallel, output in order.
struct LineCommand<Engine> {
    let input: InputOptions
    let records: RecordOptions
    let makeEngine: @Sendable () throws -> Engine
    /// Appends the output of one record: whole lines, or, for `isField`, members of an object.
    let work: @Sendable (Engine, RecordInput, inout JSONWriter) throws -> Void

    func run(files: [String]) async throws { try await run(files: files, output: OutputFile(path: input.output)) }

    func run(files: [String], output: OutputFile) async throws {
        var failures = 0
        var replaced = 0
        for path in files.isEmpty ? ["-"] : files {
            let file = try InputFile(path: path)
            var reader = ChunkReader(
                file: file, mode: records.mode, unit: records.offsets, policy: input.invalidUtf8, leavesValidation: true)
            var progress = Progress(mode: input.progress, total: file.size)
            let (settings, work) = (RecordSettings(records), work)
            try await runInOrder(
                jobs: input.jobCount, next: { try reader.next() }, makeEngine: makeEngine,
                work: { engine, chunk in try Self.output(of: chunk, settings: settings, engine: engine, work: work) },
                emit: { (result: ChunkOutput) in
                    try output.write(result.bytes)
                    failures += result.failures
                    progress.update(result.consumed)
                })
            progress.finish()
            replaced += reader.replaced
        }
        try output.finish()
        if replaced > 0 { Console.say("replaced \(replaced) invalid UTF-8 sequences by U+FFFD") }
        if failures > 0 { throw CommandFailure(.someRecordsFailed, "\(failures) records failed") }
    }

    private static func output(
        of chunk: Chunk, settings: RecordSettings, engine: Engine, work: (Engine, RecordInput, inout JSONWriter) throws -> Void
    ) throws -> ChunkOutput {
        try chunk.validate()
        let unit = settings.unit
        var writer = JSONWriter(capacity: chunk.bytes.count + chunk.bytes.count / 8)
        var failures = 0
        var places = RecordPlaces(chunk, unit: unit)
        try chunk.forEachRecord(settings.mode) { record in
            let content = chunk.bytes[record.content]
            let lineEnd = chunk.bytes[record.content.upperBound..<record.end]
            if let field = settings.field {
                if try !JSONLinesRecord.write(
                    content, field: field, isFirst: chunk.start == 0 && record.content.lowerBound == 0, to: &writer,
                    members: { bytes, writer in
                        try work(
                            engine,
                            RecordInput(
                                bytes: bytes, lineEnd: [], line: record.line, offsets: OffsetTable(bytes, base: 0, unit: unit),
                                isField: true),
                            &writer)
                    })
                {
                    failures += 1
                }
            } else {
                try work(
                    engine,
                    RecordInput(
                        bytes: content, lineEnd: lineEnd, line: record.line,
                        offsets: places.offsets(of: record), isField: false), &writer)
            }
        }
        return ChunkOutput(bytes: writer.take(), failures: failures, consumed: chunk.start + chunk.bytes.count)
    }
}

/// The record options as plain values: reading an option of the command line costs more than many a record.
private struct RecordSettings: Sendable {
    let mode: RecordMode
    let field: String?
    let unit: OffsetUnit

    init(_ options: RecordOptions) {
        mode = options.mode
        field = options.jsonl
        unit = options.offsets
    }
}
