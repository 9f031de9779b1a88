internal import BitextModel
internal import Dubash
internal import Interchange

/// `align --translator`: the sentences of a text go to a program and come back joined to what it says, in order, in bounded memory.
struct TranslatedDocumentCommand {
    /// Sentences whose words are linked together.
    static let batch = 500

    let input: InputOptions
    let records: RecordOptions
    let resources: PipelineResources
    let command: String
    let timeout: Int

    private struct Waiting {
        let unit: TranslationUnit
        let offsets: OffsetTable
    }

    func run(file path: String, writer: AlignmentWriter, output: OutputFile) async throws {
        let file = try InputFile(path: path)
        var reader = ChunkReader(file: file, mode: records.mode, unit: records.offsets, policy: input.invalidUtf8)
        var progress = Progress(mode: input.progress, total: file.size)
        var builder = DocumentBuilder(resources)
        var buffer = JSONWriter()
        var writer = writer
        let joiner = try TranslationJoiner(resources)
        var (waiting, answers): ([Waiting], [String]) = ([], [])
        var repaired = 0
        /// Joins the first `count` sentences to their answers and writes them.
        func join(_ count: Int) async throws {
            let batch = Array(waiting.prefix(count))
            let joined = try await joiner.join(
                batch.map(\.unit), with: Array(answers.prefix(count)), run: Workers.runner(jobs: input.jobCount))
            waiting.removeFirst(count)
            answers.removeFirst(count)
            for (unit, known) in zip(joined.units, batch) {
                let target = OffsetTable(Array((unit.target?.segment.text ?? "").utf8)[...], base: 0, unit: records.offsets)
                writer.write(unit, known.offsets, target: target, to: &buffer)
            }
            try output.write(buffer.take())
            for diagnostic in joined.diagnostics where diagnostic.severity > .note { Console.say(diagnostic.message) }
            repaired += joined.diagnostics.count { $0.code == "name-repaired" }
        }
        do {
            let process = try TranslatorProcess(
                command: command, timeout: timeout, replacesInvalid: input.invalidUtf8 == .replace,
                say: { Console.say("translator: \($0)") })
            writer.begin(title: path == "-" ? "standard input" : path, to: &buffer)
            let (resources, records) = (resources, records)
            try await runInOrder(
                jobs: input.jobCount, next: { try reader.next() }, makeEngine: { try resources.makeAnalyzer() },
                work: { analyzer, chunk in try DocumentCommand<AlignmentWriter>.analyze(chunk, analyzer, records) },
                emit: { (analyzed: [AnalyzedRecord]) in
                    for record in analyzed {
                        for unit in builder.units(record.text, line: record.line, start: 0) {
                            try process.send(unit.source.text)
                            waiting.append(Waiting(unit: unit, offsets: record.offsets))
                        }
                        answers += process.takeAnswers()
                        while answers.count >= Self.batch { try await join(Self.batch) }
                    }
                    for diagnostic in builder.takeDiagnostics() where diagnostic.severity > .note { Console.say(diagnostic.message) }
                    progress.update(reader.bytesRead)
                })
            try process.finish()
            answers += process.takeAnswers()
        } catch let error as TranslatorError { throw CommandFailure(error.code, "\(error)") }
        while !answers.isEmpty { try await join(min(Self.batch, answers.count)) }
        progress.finish()
        writer.end(to: &buffer)
        try output.write(buffer.take())
        try output.finish()
        if reader.replaced > 0 { Console.say("replaced \(reader.replaced) invalid UTF-8 sequences by U+FFFD") }
        if repaired > 0 { Console.say("\(repaired) names were brought to the spelling of the glossary") }
    }
}
