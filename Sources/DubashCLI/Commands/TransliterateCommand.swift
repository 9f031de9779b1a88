internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange
internal import Transliteration

/// `dubash transliterate`.
struct TransliterateCommand: AsyncParsableCommand {
    enum Quality: String, CaseIterable, ExpressibleByArgument, Sendable { case fast, best }
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable { case text, tsv }

    static let configuration = CommandConfiguration(
        commandName: "transliterate", abstract: "Write words, names or running text in another script.",
        discussion: """
            The scheme 'common' is how Hindi is written in Latin letters in messages and subtitles, and the way back; 'names' is how English \
            newspapers spell names. Text in another script than the one read, digits and punctuation stay as they are.
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "The script to write: Latn, Deva, ….")
    var to: String?

    @Option(help: "The scheme: names, common.")
    var scheme: String = "common"

    @Option(help: "How much work is done for a word: fast, best.")
    var quality: Quality = .best

    @Option(help: ArgumentHelp("Print the best N renderings of each line (with --format tsv).", valueName: "N"))
    var nbest: Int?

    @Option(help: "text: a line for a line. tsv: input, rank, output, log-probability.")
    var format: Format?

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    private var shownFormat: Format { format ?? (nbest == nil ? .text : .tsv) }

    func validate() throws {
        if let nbest, !(1...100).contains(nbest) { throw ValidationError("--nbest is \(nbest), and must be 1 to 100") }
        if shownFormat == .text, let nbest, nbest > 1 { throw ValidationError("--nbest needs --format tsv: a line has one text") }
        if shownFormat == .tsv, records.jsonl != nil { throw ValidationError("--jsonl and --format tsv exclude each other") }
        if records.wrapped { throw ValidationError("--wrapped has no meaning here: line ends are kept") }
    }

    func run() async throws {
        guard let domain = TransliterationModels.Domain(rawValue: scheme) else {
            throw CommandFailure(.usage, "--scheme \(scheme): no such scheme")
        }
        let dictionaries = try Toolkit.dictionaries()
        let (language, target) = try direction()
        let quality: TransliterationModels.Quality = quality == .fast ? .fast : .best
        let makeEngine: @Sendable () -> any LineTransliterator
        do {
            switch domain {
            case .common:
                let models = try TransliterationModels.open(.common, language: language, to: target, quality: quality, in: dictionaries)
                makeEngine = { CommonLineTransliterator(models: models) }
            case .names:
                let names = try TransliterationModels.openNames(language: language, to: target, quality: quality, in: dictionaries)
                makeEngine = { NameLineTransliterator(names: names) }
            }
        } catch let error as TransliterationModelsError { throw CommandFailure(.usage, "\(error)") }
        let (format, limit) = (shownFormat, nbest ?? 1)
        try await LineCommand(
            input: input, records: records, makeEngine: makeEngine,
            work: { engine, record, output in try Self.write(record, engine, format: format, limit: limit, to: &output) }
        ).run(files: files)
    }

    /// The language read or written, and the script written. `--from` may name a script instead of a language.
    private func direction() throws -> (language: String, target: Script) {
        let isScript = input.from.utf8.count == 4
        var target: Script = isScript && input.from == "Latn" ? .devanagari : .latin
        if let to {
            guard let script = Script(to) else { throw CommandFailure(.usage, "--to \(to): no code of a script, such as Latn") }
            target = script
        }
        if isScript, input.from == target.code { throw CommandFailure(.usage, "--from and --to are both \(target.code)") }
        return (isScript ? "hi" : input.from, target)
    }

    private static func write(
        _ record: RecordInput, _ engine: any LineTransliterator, format: Format, limit: Int, to output: inout JSONWriter
    ) throws {
        if format == .tsv {
            let line = String(decoding: record.bytes, as: UTF8.self)
            for (rank, candidate) in try engine.candidates(for: line, limit: limit).enumerated() {
                output.plain(record.bytes + [])
                output.plain(Array("\t\(rank + 1)\t\(candidate.text)\t\(score(candidate.logProbability))\n".utf8))
            }
            return
        }
        var bytes: [UInt8] = []
        try record.bytes.withUnsafeBufferPointer { try engine.transliterate($0, into: &bytes) }
        if record.isField {
            output.key("output")
            bytes.withUnsafeBufferPointer { output.value(utf8: $0) }
        } else {
            output.plain(bytes)
            output.plain(Array(record.lineEnd))
        }
    }

    /// A log-probability with four decimals.
    private static func score(_ value: Double) -> String {
        let number = Int((-value * 10_000).rounded())
        let fraction = "\(number % 10_000)"
        return "\(number == 0 ? "" : "-")\(number / 10_000).\(String(repeating: "0", count: 4 - fraction.utf8.count))\(fraction)"
    }
}
