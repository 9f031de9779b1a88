package import BitextModel

/// Reads pairs of texts from comma-separated rows: the columns and headers of `PairReader`, quoted as RFC 4180 says.
package struct CSVPairReader: ExchangeReader {
    package private(set) var header: ExchangeHeader
    private var rows: CSVRowReader
    private let isSafe: Bool
    private var columns = 2
    private var first: [String]?
    private var diagnostics: [Diagnostic] = []
    private var isTold = false

    /// With `isSafe` the apostrophes of `SpreadsheetSafety` are taken away.
    package init(
        file: String, source language: LanguageTag, target: LanguageTag, isSafe: Bool = false, source: @escaping TextLineReader.Source
    ) throws {
        rows = CSVRowReader(file: file, source: source)
        self.isSafe = isSafe
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        guard let fields = try rows.next() else { return }
        if let found = PairHeader(fields) {
            columns = found.hasIdentifier ? 3 : 2
            header.sourceLanguage = found.source ?? language
            header.targetLanguage = found.target ?? target
        } else {
            first = fields
        }
    }

    package var place: FilePlace? { FilePlace(line: rows.line) }

    package mutating func next() throws -> ExchangeUnit? {
        guard let fields = try first ?? rows.next() else { return nil }
        first = nil
        guard fields.count == columns else {
            let wanted = columns == 3 ? "3 (id, source, target)" : "2 (source, target; three only under the header 'id,source,target')"
            throw TextReadingError(.invalid("\(fields.count) columns where \(wanted) are wanted"), file: rows.lines.file, line: rows.line)
        }
        if !isSafe, !isTold, fields.contains(where: SpreadsheetSafety.isGuarded) {
            isTold = true
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "csv-safe",
                    message:
                        "\(rows.lines.file):\(rows.line): cells with an apostrophe before = + - or @ were kept as they are: --csv-safe takes it away"
                ))
        }
        return PairHeader.unit(isSafe ? fields.map(SpreadsheetSafety.plain) : fields, line: rows.line, header)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}

/// Writes translation units as `id,source,target` with a header row: texts alone, line ends within them kept.
package struct CSVPairWriter: ExchangeWriter, Sendable {
    private var csv: CSVWriter
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?

    package init(isSafe: Bool = false) { csv = CSVWriter(isSafe: isSafe) }

    package mutating func begin(_ header: ExchangeHeader) {
        target = header.targetLanguage
        if let source = header.sourceLanguage, let target, source.language.utf8.count == 2, target.language.utf8.count == 2,
            source != target
        {
            csv.row(["id", source.tag, target.tag])
        } else {
            csv.row(["id", "source", "target"])
        }
    }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        diagnostics += unit.lossesOfPlainPair(chosen: chosen, format: "CSV")
        csv.row([unit.identifier, unit.source.text, chosen?.text ?? ""])
    }

    package mutating func finish() {}
    package mutating func take() -> [UInt8] { csv.take() }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}

extension ExchangeUnit {
    /// What is lost where only the texts of a pair are written.
    func lossesOfPlainPair(chosen: ExchangeSegment?, format: String) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func doubt(_ code: String, _ message: String) {
            found.append(Diagnostic(severity: .warning, code: code, message: "unit \(identifier): \(message)"))
        }
        let lost = targets.count - (chosen == nil ? 0 : 1)
        if lost > 0 { doubt("other-target-language", "\(lost) segments in other languages were left out: \(format) holds a pair") }
        if !source.codes.isEmpty || chosen?.codes.isEmpty == false {
            doubt("inline-codes", "inline codes were left out: \(format) holds text alone")
        }
        return found
    }
}
