internal import ArgumentParser
internal import BitextModel
internal import Interchange

/// `dubash convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Any file of translation units into any other, any glossary into any other.",
        discussion: """
            Formats are known by extension. Translation units: .tmx (1.4b), .xlf or .xliff (1.2, 2.0 and 2.1 are read, 2.1 is written; xliff12 writes 1.2), .tsv, .txt and .csv (source, target), .jsonl, .srt, .vtt; .conllu, .md and .html (as 'dubash align' writes them, or tables of pairs); moses (IN.hi and IN.en); ladder and pharaoh (read with --texts, \
            written with OUT.hi and OUT.en beside them); .po is read only. Glossaries: .tbx (versions 2 and 3 are read, 3 is written; tbx2 writes 2), .csv and .tsv (source, target, type), .utx; dictd (.index) and stardict (.ifo) are read only. \
            --from and --to name a format (\(ExchangeFormat.names)) or a language, and may be given twice, once for each. What the other format cannot hold is told on standard error.
            """)

    @Argument(help: ArgumentHelp("The file to read; standard input when '-'.", valueName: "in"))
    var inputPath: String

    @Argument(help: ArgumentHelp("The file to write; standard output when '-'. It appears only when it is whole.", valueName: "out"))
    var outputPath: String

    @Option(help: ArgumentHelp("Format of IN, or the language to take as source (default for tables: hi).", valueName: "format|language"))
    var from: [String] = []

    @Option(help: ArgumentHelp("Format of OUT, or the language to take as target (default for tables: en).", valueName: "format|language"))
    var to: [String] = []

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Write a glossary as a program wants it: \(GlossaryProfile.names).", valueName: "program"))
    var consumer: String?

    @Flag(help: "Put an apostrophe before cells of CSV and TSV that a spreadsheet would run as formulas, and take it away when reading.")
    var csvSafe = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The two texts of a ladder or of word links (pharaoh), a sentence a line.", valueName: "file"))
    var texts: [String] = []

    @Flag(
        name: .customShort("z"),
        help: "Write OUT as gzip, whatever its name; a name that ends in .gz says the same. IN is expanded where it is gzip.")
    var isCompressed = false

    @Flag(help: "Fail with exit code 65 where something is lost or doubted; the file OUT is not made then.")
    var strict = false

    @Option(help: "Progress on standard error: auto, always, never.")
    var progress: ProgressMode = .auto

    func validate() throws {
        if let consumer, GlossaryProfile(named: consumer) == nil {
            throw ValidationError("--for \(consumer) is none of \(GlossaryProfile.names)")
        }
        let sides = try (ExchangeSide(from, option: "from"), ExchangeSide(to, option: "to"))
        guard let input = sides.0.format ?? ExchangeFormat(path: inputPath) else { throw Self.unknown(inputPath, "from") }
        if consumer != nil {
            if input.content == .units { throw ValidationError("--for is for glossaries, and \(input.rawValue) holds translation units") }
            return
        }
        guard let form = sides.1.format ?? ExchangeFormat(path: outputPath) else { throw Self.unknown(outputPath, "to") }
        if (input.content, form.content) == (.units, .terms) || (input.content, form.content) == (.terms, .units) {
            throw ValidationError("\(input.rawValue) to \(form.rawValue): one holds terms, the other translation units")
        }
        guard form.isWritten else { throw ValidationError("\(form.rawValue) is read, and not written here: \(form.hint)") }
        if input.hasTexts, texts.count != 2 { throw ValidationError("\(input.rawValue) needs its two texts: --texts SOURCE TARGET") }
        if form == .moses, outputPath == "-" { throw ValidationError("moses is two files: OUT is what their names have in common") }
        if form.hasTexts, outputPath == "-" {
            throw ValidationError("\(form.rawValue) stands beside its two texts: OUT is a name, as in corpus.\(form.rawValue)")
        }
        if input == .moses, inputPath == "-" { throw ValidationError("moses is two files: IN is what their names have in common") }
    }

    private static func unknown(_ path: String, _ option: String) -> ValidationError {
        ValidationError("the format of \(path) is not known by its name: say --\(option) with one of \(ExchangeFormat.names)")
    }

    func run() throws {
        let (source, target) = (try ExchangeSide(from, option: "from"), try ExchangeSide(to, option: "to"))
        guard let input = source.format ?? ExchangeFormat(path: inputPath) else { return }
        let form = target.format ?? ExchangeFormat(path: outputPath)
        let isGlossary = consumer != nil || form.map { input.isGlossary(with: $0) } == true
        let file = ExchangeInput(
            path: inputPath, format: input, isGlossary: isGlossary, source: source.language, target: target.language, isSafe: csvSafe,
            texts: texts.count == 2 ? (texts[0], texts[1]) : nil, progress: progress)
        var conversion = Conversion(
            name: inputPath == "-" ? "standard input" : inputPath, form: form ?? .tsv, outputPath: outputPath,
            isCompressed: isCompressed || ExchangeFormat.isCompressed(outputPath),
            isStrict: strict, isSafe: csvSafe, source: source.language, target: target.language, profile: profile,
            isFromEnglish: input == .dictd || input == .stardict)
        try file.read(&conversion)
    }

    /// The profile asked for; a table takes the form that the name of OUT says.
    private var profile: GlossaryProfile? {
        guard let consumer, var profile = GlossaryProfile(named: consumer) else { return nil }
        if profile.form != .tbx2, let named = ExchangeFormat(path: outputPath) {
            if named == .csv { profile.form = .csv }
            if named == .tsv { profile.form = .tsv }
        }
        return profile
    }
}

extension GlossaryProfile {
    static var names: String { all.map(\.name).joined(separator: ", ") }
}

/// What `--from` or `--to` say.
struct ExchangeSide {
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
            } else if value == "vecalign" {
                throw ValidationError(
                    "vecalign holds beads and no text: 'dubash bitext sentences --format vecalign SOURCE TARGET' writes it")
            } else {
                throw ValidationError("--\(option) \(value) is neither a format (\(ExchangeFormat.names)) nor a language")
            }
        }
    }
}
