internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import ICU
internal import Interchange
internal import Transliteration

/// `dubash transliterate`.
struct TransliterateCommand: AsyncParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable { case text, tsv }
    enum Digits: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, latin, native }
    enum Danda: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, convert }
    enum Foreign: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, mark }
    enum SilentVowels: String, CaseIterable, ExpressibleByArgument, Sendable { case keep, delete }
    enum Quality: String, CaseIterable, ExpressibleByArgument, Sendable { case fast, best }

    static let configuration = CommandConfiguration(
        commandName: "transliterate", abstract: "Write text in another script, by a scheme, by ICU or by your own rules.",
        discussion: """
            Lines in, lines out. --from takes a language or the code of a script: '--from Latn --to Deva --scheme iso15919' reads ISO 15919 back. \
            What is not in the source script comes through untouched, digits and dandas too unless converted. Without a scheme, scripts of India \
            (Deva, Beng, Guru, Gujr, Orya, Taml, Telu, Knda, Mlym) are converted by our rules, all others by ICU.
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "Script to write, by its ISO 15924 code (default: Latn, or Deva from Latn).")
    var to: String?

    @Option(help: "Scheme: common, names, iso15919, iast, hunterian, alalc, itrans, hk, slp1, wx, velthuis (default: common).")
    var scheme: String?

    @Option(help: ArgumentHelp("Run the transform that ICU knows by ID instead: 'Any-Latin; Latin-ASCII'.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Run the ICU transform rules in FILE instead.", valueName: "file"))
    var rules: String?

    @Flag(help: "Run --id or --rules the other way.")
    var reverse = false

    @Option(help: "Digits: keep, latin, native (default: keep; between scripts of India they follow the script).")
    var digits: Digits?

    @Option(help: "Dandas, to Latin: keep, or convert to full stops or bars, as the scheme has it.")
    var danda: Danda = .keep

    @Option(help: "Text that the way back would take for the other script: keep, or mark with ⟦ ⟧, which the way back reads.")
    var foreign: Foreign = .keep

    @Option(help: "Inherent vowels that are not spoken: keep, delete (default: delete for hunterian).")
    var silentVowels: SilentVowels?

    @Option(help: "Form of the output: text, or tsv (input, rank, output, log-probability).")
    var format: Format = .text

    @Option(help: "Readings of each line, with --format tsv; rules have one.")
    var nbest: Int = 1

    @Option(help: "Fast or best; rules know no difference.")
    var quality: Quality = .best

    @Flag(
        help:
            "Print, instead of the text, what the scheme would not bring back: lines of JSON with line, start, end, severity, code, message."
    )
    var check = false

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    func validate() throws {
        if records.wrapped { throw ValidationError("--wrapped has no meaning here: line ends are kept") }
        if [scheme, id, rules].compactMap({ $0 }).count > 1 { throw ValidationError("--scheme, --id and --rules exclude each other") }
        if id != nil || rules != nil {
            if to != nil || digits != nil || danda != .keep || foreign != .keep || silentVowels != nil || check {
                throw ValidationError(
                    "--id and --rules say all that is to be done: --to, --digits, --danda, --foreign, --silent-vowels and --check do not apply"
                )
            }
        } else if reverse {
            throw ValidationError("--reverse is for --id and --rules; a scheme is read back with --from Latn")
        }
        guard (1...1000).contains(nbest) else { throw ValidationError("--nbest is \(nbest), and must be 1 to 1000") }
        if nbest > 1, format != .tsv { throw ValidationError("--nbest needs --format tsv") }
        if records.jsonl != nil, format == .tsv || check { throw ValidationError("--jsonl excludes --format tsv and --check") }
        if let to, Script(to) == nil { throw ValidationError("--to \(to): no code of a script (four letters, as in Latn)") }
    }

    var policy: TextPolicy {
        var policy = TextPolicy()
        policy.digits = digits.flatMap { TextPolicy.Digits(rawValue: $0.rawValue) }
        policy.danda = danda == .convert ? .convert : .keep
        policy.foreign = foreign == .mark ? .mark : .keep
        policy.silentVowels = silentVowels.flatMap { TextPolicy.SilentVowels(rawValue: $0.rawValue) }
        return policy
    }

    func run() async throws {
        let plan = try TransliterationPlan(self)
        for diagnostic in plan.diagnostics { Console.say(diagnostic.message) }
        let writer = TransliterationWriter(format: format, limit: nbest, check: check)
        try await LineCommand(
            input: input, records: records, makeEngine: { try plan.makeEngine() },
            work: { engine, record, output in try writer.write(record, engine, to: &output) }
        ).run(files: files)
    }
}

/// Writes the result for one record.
struct TransliterationWriter: Sendable {
    let format: TransliterateCommand.Format
    let limit: Int
    let check: Bool

    func write(_ record: RecordInput, _ engine: TransliterationEngine, to output: inout JSONWriter) throws {
        if let check = engine.check {
            for diagnostic in try check.diagnostics(for: String(decoding: record.bytes, as: UTF8.self)) {
                output.diagnostic(diagnostic, line: record.line, record.offsets)
            }
            return
        }
        if format == .tsv { return try writeTable(record, engine, to: &output) }
        engine.buffer.removeAll(keepingCapacity: engine.buffer.capacity < 1 << 20)
        try record.bytes.withUnsafeBufferPointer { try engine.transliterator.transliterate($0, into: &engine.buffer) }
        if record.isField {
            output.key("output")
            engine.buffer.withUnsafeBufferPointer { output.value(utf8: $0) }
        } else {
            output.plain(engine.buffer)
            for byte in record.lineEnd { output.plain(byte) }
        }
    }

    /// `input<TAB>rank<TAB>output<TAB>log-probability`, the ranks from 1.
    private func writeTable(_ record: RecordInput, _ engine: TransliterationEngine, to output: inout JSONWriter) throws {
        let text = String(decoding: record.bytes, as: UTF8.self)
        for (rank, candidate) in try engine.transliterator.candidates(for: text, limit: limit).enumerated() {
            output.plain(Array(record.bytes))
            output.plain(Array("\t\(rank + 1)\t\(candidate.text)\t\(rounded(candidate.logProbability))".utf8))
            output.endLine()
        }
    }

    /// With at most four decimals.
    private func rounded(_ number: Double) -> String {
        let value = (number * 10_000).rounded() / 10_000
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}

extension JSONWriter {
    /// A diagnostic as `--check` prints it.
    mutating func diagnostic(_ diagnostic: Diagnostic, line: Int, _ offsets: OffsetTable) {
        beginObject()
        key("line")
        value(line)
        if let span = diagnostic.span {
            key("start")
            value(offsets.offset(span.start))
            key("end")
            value(offsets.offset(span.end))
        }
        key("severity")
        value(diagnostic.severity.rawValue)
        key("code")
        value(diagnostic.code)
        key("message")
        value(diagnostic.message)
        endObject()
        endLine()
    }
}
