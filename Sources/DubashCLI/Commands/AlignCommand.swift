internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange

/// `dubash align`: the main job.
struct AlignCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable {
        case jsonl, tsv, tmx, xliff, xliff12, html, markdown, conllu

        init?(fileExtension name: String) {
            switch name {
            case "jsonl", "ndjson", "json": self = .jsonl
            case "tsv", "txt": self = .tsv
            case "tmx": self = .tmx
            case "xlf", "xliff": self = .xliff
            case "html", "htm": self = .html
            case "md", "markdown": self = .markdown
            case "conllu": self = .conllu
            default: return nil
            }
        }

        /// The format of translation units that it is; nil for those that are none.
        var exchange: ExchangeFormat? {
            switch self {
            case .tmx: .tmx
            case .xliff: .xliff
            case .xliff12: .xliff12
            default: nil
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "align", abstract: "Mixed-script text in, bilingual document out: the main job.",
        discussion: """
            Each sentence comes out with its tokens, its normalized and romanized text, its names joined to an English glossary, and what can be \
            said of it in English word for word (origin: gloss). With TARGET, its English text, sentences are paired with those of TARGET and words \
            linked (origin: document). With --translator 'COMMAND', any program gives the English side (origin: translator): COMMAND is run by the shell, reads one sentence a line, and writes \
            one line for each. Names that the glossary has otherwise are repaired, and each repair is told. SOURCE may be a file of translation units (.tmx, .xlf, .xliff): written in its own format, its names are marked in place and all else is left as it is. Two files of subtitles (.srt, .vtt) are paired cue by cue, by time and content.
            """)

    @Argument(help: ArgumentHelp("The text; standard input when none, or '-'.", valueName: "source"))
    var source: String = "-"

    @Argument(help: ArgumentHelp("Its English text.", valueName: "target"))
    var target: String?

    @Option(
        help:
            "Form of the output: jsonl, tsv, tmx, xliff (2.1), xliff12, html, markdown, conllu (default: by the extension of -o, else markdown on a terminal, else jsonl)."
    )
    var format: Format?

    @Flag(help: "Line i of SOURCE is translated by line i of TARGET: one unit a line.")
    var parallel = false

    @Flag(help: "Write glosses as targets into TMX and XLIFF, where without it such units are source only: a gloss is no translation.")
    var includeGloss = false

    @Option(
        help: ArgumentHelp(
            "Take the English side from a program that reads a sentence a line and writes a line for each; names are brought to the spelling of the glossaries.",
            valueName: "command"))
    var translator: String?

    @Option(help: ArgumentHelp("End a translator that neither reads nor writes for so long; 0 for never.", valueName: "seconds"))
    var translatorTimeout = 600

    @OptionGroup var pipeline: PipelineArguments
    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    func validate() throws {
        if parallel, target == nil { throw ValidationError("--parallel needs a second text") }
        if target != nil, source == "-", target == "-" { throw ValidationError("both texts cannot come from standard input") }
        if target != nil, records.jsonl != nil { throw ValidationError("--jsonl is for one text: it cannot go with TARGET") }
        if target != nil, records.wrapped { throw ValidationError("--wrapped is for one text: it cannot go with TARGET") }
        if let translator {
            if target != nil { throw ValidationError("--translator is for one text: it cannot go with TARGET") }
            if records.jsonl != nil { throw ValidationError("--translator cannot go with --jsonl") }
            if translator.allSatisfy(\.isWhitespace) { throw ValidationError("--translator names no program") }
        }
        if ExchangeFormat.isEdited(source) {
            if target != nil { throw ValidationError("\(source) holds its own translations: it cannot go with TARGET") }
            if translator != nil || records.jsonl != nil || records.wrapped || includeGloss {
                throw ValidationError(
                    "--translator, --jsonl, --wrapped and --include-gloss are for text, and \(source) holds translation units")
            }
        }
        if translatorTimeout < 0 { throw ValidationError("--translator-timeout is \(translatorTimeout), and must be 0 or more") }
        if includeGloss, (format ?? formatOfOutput)?.exchange == nil { throw ValidationError("--include-gloss is for TMX and XLIFF") }
        if records.jsonl != nil, let format, format != .jsonl {
            throw ValidationError("--jsonl writes JSON lines: it cannot go with --format \(format.rawValue)")
        }
    }

    private var formatOfOutput: Format? {
        guard let path = input.output else { return nil }
        let output = ExchangeFormat.isCompressed(path) ? String(path.dropLast(3)) : path
        guard let dot = output.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        return Format(fileExtension: String(output[output.index(after: dot)...]).lowercased())
    }

    func run() async throws {
        let resources = try pipeline.resources(input, wrapped: records.wrapped)
        let output = try OutputFile(path: input.output, isCompressed: input.output.map(ExchangeFormat.isCompressed) ?? false)
        let chosen = format ?? formatOfOutput ?? (output.isTerminal && records.jsonl == nil ? .markdown : .jsonl)
        if let target {
            if UnitFileAlignment.areSubtitles(source, target) {
                return try await UnitFileAlignment(input: input, records: records, resources: resources, path: source, target: target).run(
                    chosen, output)
            }
            return try await align(with: target, resources, chosen, output)
        }
        let languages = (resources.profile.tag, resources.profile.target)
        if ExchangeFormat.isEdited(source) {
            return try await UnitFileAlignment(input: input, records: records, resources: resources, path: source).run(chosen, output)
        }
        if records.jsonl == nil, ExchangeFormat(path: source) == .csv || source.lowercased().hasSuffix(".tsv") {
            Console.say("\(source): read as running text; 'dubash convert' makes units (.tmx) of a table of texts and their translations")
        }
        let includesGloss = includeGloss
        if let translator {
            let writer = AlignmentWriter(format: chosen, source: languages.0, target: languages.1, includesGloss: includesGloss)
            return try await TranslatedDocumentCommand(
                input: input, records: records, resources: resources, command: translator, timeout: translatorTimeout
            ).run(file: source, writer: writer, output: output)
        }
        try await DocumentCommand(
            input: input, records: records, resources: resources,
            makeWriter: { AlignmentWriter(format: chosen, source: languages.0, target: languages.1, includesGloss: includesGloss) }
        ).run(files: [source], output: output)
    }

    /// Both texts are read as a whole.
    private func align(with target: String, _ resources: PipelineResources, _ format: Format, _ output: OutputFile) async throws {
        let texts = (
            try TextLines.whole(source, policy: input.invalidUtf8), try TextLines.whole(target, policy: input.invalidUtf8)
        )
        let document: BilingualDocument
        do {
            document = try await BitextPipeline(resources).align(
                texts.0, with: texts.1, isParallel: parallel, run: Workers.runner(jobs: input.jobCount))
        } catch let error as BitextError { throw CommandFailure(.badInput, "\(error)") }
        try document.write(
            format, title: source == "-" ? "standard input" : source, texts, records.offsets, includesGloss: includeGloss, to: output)
    }
}

extension BilingualDocument {
    /// The whole document in the form asked for; `texts` are its two sides, in which offsets are counted.
    func write(
        _ format: AlignCommand.Format, title: String, _ texts: (String, String), _ unit: OffsetUnit, includesGloss: Bool,
        to output: OutputFile
    ) throws {
        let offsets = (
            OffsetTable(Array(texts.0.utf8)[...], base: 0, unit: unit), OffsetTable(Array(texts.1.utf8)[...], base: 0, unit: unit)
        )
        var writer = AlignmentWriter(format: format, source: sourceLanguage, target: targetLanguage, includesGloss: includesGloss)
        var buffer = JSONWriter()
        writer.begin(title: title, to: &buffer)
        for unit in units {
            writer.write(unit, offsets.0, target: offsets.1, to: &buffer)
            if buffer.bytes.count > 65_536 { try output.write(buffer.take()) }
        }
        writer.end(to: &buffer)
        try output.write(buffer.take())
        try output.finish()
        for diagnostic in diagnostics where diagnostic.severity > .note { Console.say(diagnostic.message) }
        let doubtful = diagnostics.count { $0.code == "doubtful-bead" }
        if doubtful > 0 { Console.say("\(doubtful) pairs of sentences are doubtful: their score is under 0.5") }
    }
}

/// Translation units in the form asked for.
struct AlignmentWriter: DocumentWriter, Sendable {
    let format: AlignCommand.Format
    let source: LanguageTag
    let target: LanguageTag
    private let includesGloss: Bool
    private var markdown = MarkdownWriter()
    private var html: HTMLWriter
    private var exchange: (any ExchangeWriter & Sendable)?
    private var tally = DiagnosticTally()

    init(format: AlignCommand.Format, source: LanguageTag, target: LanguageTag, includesGloss: Bool) {
        self.format = format
        self.source = source
        self.target = target
        self.includesGloss = includesGloss
        html = HTMLWriter(source: source, target: target)
        exchange = format.exchange.flatMap { $0.makeWriter() }
    }

    mutating func begin(title: String, to output: inout JSONWriter) {
        switch format {
        case .tsv: output.plain(Array(TSVWriter.header.utf8))
        case .markdown:
            output.plain(Array(MarkdownWriter.header(title: PageTitle.text(path: title), source: source, target: target).utf8))
        case .html:
            var bytes: [UInt8] = []
            html.begin(title: PageTitle.text(path: title), to: &bytes)
            output.plain(bytes)
        case .tmx, .xliff, .xliff12:
            let header = ExchangeHeader(sourceLanguage: source, targetLanguage: target, original: title)
            exchange?.begin(header)
            output.plain(exchange?.take() ?? [])
        default: break
        }
    }

    mutating func write(_ record: AnalyzedRecord, _ builder: inout DocumentBuilder, to output: inout JSONWriter) {
        for unit in builder.units(record.text, line: record.line, start: 0) {
            write(unit, record.offsets, target: PlainOffsets(), to: &output)
        }
    }

    mutating func write(
        _ unit: TranslationUnit, _ offsets: OffsetTable, target: some OffsetMapping, to output: inout JSONWriter
    ) {
        var bytes: [UInt8] = []
        switch format {
        case .tsv:
            TSVWriter.append(unit, to: &bytes)
            output.plain(bytes)
        case .markdown:
            markdown.append(unit, to: &bytes)
            output.plain(bytes)
        case .conllu:
            CoNLLUWriter.append(unit, to: &bytes)
            output.plain(bytes)
        case .html:
            html.append(unit, to: &bytes)
            output.plain(bytes)
        case .tmx, .xliff, .xliff12:
            let unit = ExchangeUnit(unit, includesGloss: includesGloss)
            exchange?.append(unit)
            output.plain(exchange?.take() ?? [])
            tally.say(exchange?.takeDiagnostics() ?? [])
        default:
            output.unit(unit, offsets, target: target)
            output.endLine()
        }
    }

    mutating func end(to output: inout JSONWriter) {
        exchange?.finish()
        output.plain(exchange?.take() ?? [])
        tally.say(exchange?.takeDiagnostics() ?? [])
        tally.finish()
        var bytes: [UInt8] = []
        if format == .markdown { markdown.finish(to: &bytes) }
        if format == .html { html.finish(to: &bytes) }
        output.plain(bytes)
    }

    func members(_ text: AnalyzedText, _ builder: inout DocumentBuilder, _ offsets: OffsetTable, to output: inout JSONWriter) {
        output.key("units")
        output.beginArray()
        for unit in builder.units(text, line: 1, start: 0) { output.unit(unit, offsets) }
        output.endArray()
    }
}
