internal import ArgumentParser
internal import BitextModel
internal import Interchange

/// `dubash convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Any file of translation units into any other, any glossary into any other.",
        discussion: """
            Formats are known by extension: .tmx (1.4b), .xlf or .xliff (1.2, 2.0 and 2.1 are read, 2.1 is written), .tsv or .txt (source, target). Glossaries: .tbx (versions 2 and 3 are read, 3 is written; tbx2 writes 2), .csv and .tsv (source, target, type). --from and --to \
            name a format (\(ExchangeFormat.names)) or a language, and may be given twice, once for each. What the other format cannot hold is told on standard error.
            """)

    @Argument(help: ArgumentHelp("The file to read; standard input when '-'.", valueName: "in"))
    var inputPath: String

    @Argument(help: ArgumentHelp("The file to write; standard output when '-'. It appears only when it is whole.", valueName: "out"))
    var outputPath: String

    @Option(help: ArgumentHelp("Format of IN, or the language to take as source (default for TSV: hi).", valueName: "format|language"))
    var from: [String] = []

    @Option(help: ArgumentHelp("Format of OUT, or the language to take as target (default for TSV: en).", valueName: "format|language"))
    var to: [String] = []

    @Flag(
        name: .customShort("z"),
        help: "Write OUT as gzip, whatever its name; a name that ends in .gz says the same. IN is expanded where it is gzip.")
    var isCompressed = false

    @Flag(help: "Fail with exit code 65 where something is lost or doubted; the file OUT is not made then.")
    var strict = false

    @Option(help: "Progress on standard error: auto, always, never.")
    var progress: ProgressMode = .auto

    /// What `--from` or `--to` say.
    private struct Side {
        var format: ExchangeFormat?
        var language: LanguageTag?

        init(_ values: [String], option: String) throws {
            for value in values {
                if let format = ExchangeFormat(rawValue: value) {
                    guard self.format == nil else { throw ValidationError("--\(option) names two formats") }
                    self.format = format
                } else if let language = LanguageTag(value), (2...3).contains(language.language.utf8.count) {
                    guard self.language == nil else { throw ValidationError("--\(option) names two languages") }
                    self.language = language
                } else {
                    throw ValidationError("--\(option) \(value) is neither a format (\(ExchangeFormat.names)) nor a language")
                }
            }
        }
    }

    func validate() throws {
        for (values, option, path) in [(from, "from", inputPath), (to, "to", outputPath)] {
            guard try Side(values, option: option).format == nil, ExchangeFormat(path: path) == nil else { continue }
            throw ValidationError("the format of \(path) is not known by its name: say --\(option) with one of \(ExchangeFormat.names)")
        }
        guard let (input, form) = try formats() else { return }
        let isMixed = input.isGlossary != form.isGlossary && input != .tsv && form != .tsv
        if isMixed { throw ValidationError("\(input.rawValue) to \(form.rawValue): one holds terms, the other translation units") }
        if form == .csv { throw ValidationError("csv is read, and not written: say --to tsv") }
    }

    /// Of both sides, by option or name.
    private func formats() throws -> (ExchangeFormat, ExchangeFormat)? {
        guard let input = try Side(from, option: "from").format ?? ExchangeFormat(path: inputPath),
            let output = try Side(to, option: "to").format ?? ExchangeFormat(path: outputPath)
        else { return nil }
        return (input, output)
    }

    func run() throws {
        let (source, target) = (try Side(from, option: "from"), try Side(to, option: "to"))
        guard let (input, form) = try formats() else { return }
        let file = try InputFile(path: inputPath)
        var bar = Progress(mode: progress, total: file.size)
        var count = 0
        let raw: XMLPullReader.Source = { atMost in
            var bytes: [UInt8] = []
            _ = try file.read(atMost, into: &bytes)
            count += bytes.count
            bar.update(count)
            return bytes
        }
        let bytes = try CompressedInput.expanded(raw, file: file.name)
        do {
            if input.isGlossary || form.isGlossary {
                try convertGlossary(input, form, source.language ?? .hindi, target.language ?? .english, name: file.name, bytes)
                return bar.finish()
            }
            switch input {
            case .tmx:
                var reader = try TMXReader(file: file.name, source: bytes)
                try convert(&reader, to: form, source.language, target.language)
            case .xliff, .xliff12:
                var reader = try XLIFFReader(file: file.name, source: bytes)
                try convert(&reader, to: form, source.language, target.language)
            case .tsv, .tbx, .tbx2, .csv:
                var reader = try PairReader(
                    file: file.name, source: source.language ?? .hindi, target: target.language ?? .english, source: bytes)
                try convert(&reader, to: form, source.language, target.language)
            }
        } catch let error as XMLReadingError {
            bar.finish()
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as GzipError {
            bar.finish()
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as DataTableError {
            bar.finish()
            throw CommandFailure(.badInput, "\(error)")
        }
        bar.finish()
    }

    func makeOutput() throws -> OutputFile {
        try OutputFile(path: outputPath, isCompressed: isCompressed || ExchangeFormat.isCompressed(outputPath))
    }

    /// Units looked through for a target language before the head is written.
    private static let lookAhead = 1000

    private func convert<Reader: ExchangeReader & ~Copyable>(
        _ reader: inout Reader, to form: ExchangeFormat, _ source: LanguageTag?, _ target: LanguageTag?
    ) throws {
        guard var writer = form.makeWriter() else { return }
        let output = try makeOutput()
        var tally = DiagnosticTally()
        var header = reader.header
        var waiting: [ExchangeUnit] = []
        func turned(_ unit: ExchangeUnit) -> ExchangeUnit { source.map(unit.turned) ?? unit }
        if let source { header.sourceLanguage = source }
        header.targetLanguage = target ?? (source == nil ? header.targetLanguage : nil)
        while header.targetLanguage == nil || header.sourceLanguage == nil, waiting.count < Self.lookAhead, let unit = try reader.next() {
            waiting.append(turned(unit))
            header.sourceLanguage = header.sourceLanguage ?? waiting.last?.source.language
            header.targetLanguage = header.targetLanguage ?? waiting.last?.targets.first?.language
        }
        writer.begin(header)
        var count = 0
        func emit(_ unit: ExchangeUnit) throws {
            writer.append(unit)
            count += 1
            guard count % 64 == 0 else { return }
            try output.write(writer.take())
            tally.say(reader.takeDiagnostics() + writer.takeDiagnostics())
        }
        for unit in waiting { try emit(unit) }
        waiting = []
        while let unit = try reader.next() { try emit(turned(unit)) }
        writer.finish()
        tally.say(reader.takeDiagnostics() + writer.takeDiagnostics())
        tally.finish()
        if strict, tally.total > 0 { throw CommandFailure(.badInput, "\(tally.total) times something was lost or doubted (--strict)") }
        try output.write(writer.take())
        try output.finish()
    }
}
