internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange

/// `dubash check`.
struct CheckCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, tsv, jsonl }
    enum Content: String, CaseIterable, ExpressibleByArgument { case units, terms }

    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "What is wrong with files of translation units or terms, by line and rule.",
        discussion: """
            Reads any format that 'dubash convert' reads. Out comes one finding a line: file:line:column: severity: words [rule]. Exit code 65 when an error or a warning was found, 0 when there are notes at most; the rules are \
            in docs/formats/checking.md.
            """)

    @Argument(help: ArgumentHelp("Files to look at; standard input when none, or '-'.", valueName: "file"))
    var files: [String] = []

    @Option(
        help: ArgumentHelp("Format of the files, or the language of the source (default for tables: hi).", valueName: "format|language"))
    var from: [String] = []

    @Option(help: ArgumentHelp("Language of the target (default for tables: en).", valueName: "language"))
    var to: [String] = []

    @Option(help: "What tables hold: units (TSV, where nothing is said) or terms (CSV).")
    var content: Content?

    @Option(help: "Form of the findings: text, tsv, jsonl.")
    var format: Format = .text

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The two texts of a ladder or of word links (pharaoh), a sentence a line.", valueName: "file"))
    var texts: [String] = []

    @Flag(help: "Exit code 65 for errors alone.")
    var lenient = false

    private var paths: [String] { files.isEmpty ? ["-"] : files }

    func validate() throws {
        let side = try ExchangeSide(from, option: "from")
        _ = try ExchangeSide(to, option: "to")
        for path in paths where side.format == nil && ExchangeFormat(path: path) == nil {
            throw ValidationError("the format of \(path) is not known by its name: say --from with one of \(ExchangeFormat.names)")
        }
    }

    func run() throws {
        let side = try ExchangeSide(from, option: "from")
        let texts = try TextChecker(dictionaries: try Toolkit.dictionaries())
        let output = try OutputFile(path: nil)
        // What was said already comes without words.
        var failure: CommandFailure?
        for path in paths {
            guard let form = side.format ?? ExchangeFormat(path: path) else { continue }
            let isGlossary = form.content == .terms || (form.content == .either && (content ?? (form == .csv ? .terms : .units)) == .terms)
            let input = ExchangeInput(
                path: path, format: form, isGlossary: isGlossary, source: side.language,
                target: try ExchangeSide(to, option: "to").language,
                texts: self.texts.count == 2 ? (self.texts[0], self.texts[1]) : nil)
            let name = path == "-" ? "standard input" : path
            var check = FileCheck(name: name, format: format, texts: texts, wantsTargets: form != .srt && form != .vtt, output: output)
            do { try input.read(&check) } catch let error as CommandFailure where error.code == .badInput {
                try check.tell([CheckFinding(.error, "malformed", error.message, at: nil)])
            } catch let error as CommandFailure where error.code == .noInput {
                // The other files are looked at all the same.
                Console.say(error.message)
                failure = CommandFailure(error.code, "")
                continue
            }
            Console.say(check.summary)
            if check.errors > 0 || (check.warnings > 0 && !lenient) { failure = failure ?? CommandFailure(.badInput, "") }
        }
        try output.finish()
        if let failure { throw failure }
    }
}

/// Tells what is wrong with one file.
struct FileCheck: ExchangeVisitor {
    let name: String
    let format: CheckCommand.Format
    let texts: TextChecker
    let wantsTargets: Bool
    let output: OutputFile
    private(set) var errors = 0
    private(set) var warnings = 0
    private var notes = 0
    private var count = 0
    private var thing = "unit"

    init(name: String, format: CheckCommand.Format, texts: TextChecker, wantsTargets: Bool, output: OutputFile) {
        self.name = name
        self.format = format
        self.texts = texts
        self.wantsTargets = wantsTargets
        self.output = output
    }

    var summary: String {
        func number(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        return "\(name): \(number(errors, "error")), \(number(warnings, "warning")), \(number(notes, "note")) in \(number(count, thing))"
    }

    mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
        var checker = UnitChecker(texts, wantsTargets: wantsTargets)
        while let unit = try reader.next() {
            try tell(reader.takeDiagnostics())
            try tell(checker.check(unit, at: reader.place))
            count = checker.count
        }
        try tell(reader.takeDiagnostics())
        if count == 0 { try tell([CheckFinding(.warning, "empty-file", "there is no translation unit in it", at: nil)]) }
    }

    mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {
        thing = "concept"
        var checker = TermChecker(texts)
        while let concept = try reader.next() {
            try tell(reader.takeDiagnostics())
            try tell(checker.check(concept, at: reader.place))
            count = checker.count
        }
        try tell(reader.takeDiagnostics())
        if count == 0 { try tell([CheckFinding(.warning, "empty-file", "there is no concept in it", at: nil)]) }
    }

    /// What readers doubted, as findings.
    private mutating func tell(_ diagnostics: [Diagnostic]) throws {
        try tell(
            diagnostics.map { diagnostic in
                let severity = diagnostic.code == "language-tag" ? .warning : diagnostic.severity
                return CheckFinding(severity, diagnostic.code, diagnostic.message, at: nil)
            })
    }

    mutating func tell(_ findings: [CheckFinding]) throws {
        for finding in findings {
            switch finding.diagnostic.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
            try write(finding)
        }
    }

    private func write(_ finding: CheckFinding) throws {
        let (place, message) = finding.place.map { ($0, finding.diagnostic.message) } ?? splitPlace(finding.diagnostic.message)
        let severity = finding.diagnostic.severity.rawValue
        switch format {
        case .text:
            let position = place.map { ":\($0.line)" + ($0.column.map { ":\($0)" } ?? "") } ?? ""
            try output.write("\(name)\(position): \(severity): \(message) [\(finding.diagnostic.code)]\n")
        case .tsv:
            let fields = [
                name, place.map { String($0.line) } ?? "", place?.column.map(String.init) ?? "", severity, finding.diagnostic.code, message,
            ]
            var bytes: [UInt8] = []
            for (number, field) in fields.enumerated() {
                if number > 0 { bytes.append(0x09) }
                TSVWriter.appendField(field, to: &bytes)
            }
            try output.write(bytes + [0x0A])
        case .jsonl:
            var json = JSONWriter()
            json.beginObject()
            json.key("file")
            json.value(name)
            json.key("line")
            if let place { json.value(place.line) } else { json.null() }
            json.key("column")
            if let column = place?.column { json.value(column) } else { json.null() }
            json.key("severity")
            json.value(severity)
            json.key("rule")
            json.value(finding.diagnostic.code)
            json.key("message")
            json.value(message)
            json.endObject()
            json.endLine()
            try output.write(json.take())
        }
    }

    /// The place at the beginning of a message (`file:12:3: words`), and the words.
    private func splitPlace(_ message: String) -> (FilePlace?, String) {
        guard message.hasPrefix(name + ":") else { return (nil, message) }
        var rest = message.utf8.dropFirst(name.utf8.count + 1)
        func number() -> Int? {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: ":") else { return nil }
            rest = rest.dropFirst(digits.count + 1)
            return Int(Substring(digits))
        }
        guard let line = number() else { return (nil, String(Substring(rest)).trimmedASCII()) }
        let column = number()
        return (FilePlace(line: line, column: column), String(Substring(rest)).trimmedASCII())
    }
}
