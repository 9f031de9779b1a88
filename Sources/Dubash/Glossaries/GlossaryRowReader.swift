package import BitextModel
package import Interchange
package import Terminology

/// Reads a table of terms, concept by concept: the project's own eleven columns, or rows of terms (`GlossaryColumns`), separated by commas or tabs. Lines that begin with `#` are
/// comments. Rows of one concept that follow each other are given as one. Memory: one concept.
package struct GlossaryRowReader {
    /// How rows are named that name no concept.
    package enum Naming: Sendable {
        /// By file and line: every row is a concept.
        case byLine
        /// By type and target term: rows of one rendering are one concept.
        case byTerm
    }

    private enum Form {
        case own
        case rows(GlossaryColumns)
    }

    /// The line on which the concept told last begins, from 1.
    package private(set) var line = 0
    /// Whether that concept was named by its line.
    package private(set) var isNamedByLine = false

    private let file: String
    private let source: LanguageTag
    private let target: LanguageTag
    private let naming: Naming
    private let isSafe: Bool
    private var rows: CSVRowReader
    private var form: Form?
    private var pending: (concept: Concept, line: Int)?
    private var diagnostics: [Diagnostic] = []

    /// With `isSafe` the apostrophes of `SpreadsheetSafety` are taken away. Throws `TextReadingError` where the first lines are no text, and what `bytes` throws.
    package init(
        file: String, source: LanguageTag, target: LanguageTag, naming: Naming, isSafe: Bool = false, bytes: @escaping TextLineReader.Source
    ) throws {
        self.file = file
        self.source = source
        self.target = target
        self.naming = naming
        self.isSafe = isSafe
        rows = try CSVRowReader(detectingSeparatorOf: file, source: bytes)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    /// The next concept, or nil behind the last. Throws `TextReadingError` and, for what a row says, `DataTableError`.
    package mutating func next() throws -> Concept? {
        while let fields = try rows.next() {
            let fields = isSafe ? fields.map(SpreadsheetSafety.plain) : fields
            guard let concept = try concept(fields) else { continue }
            if pending?.concept.identifier == concept.identifier, case .rows? = form {
                pending?.concept.join(concept)
                continue
            }
            let told = pending
            pending = (concept, rows.line)
            if let told { return tell(told) }
        }
        defer { pending = nil }
        return pending.map { tell($0) }
    }

    private mutating func tell(_ found: (concept: Concept, line: Int)) -> Concept {
        line = found.line
        isNamedByLine = found.concept.identifier == name(line)
        return found.concept
    }

    private func name(_ line: Int) -> String { "\(file):\(line)" }

    /// Nil for a header.
    private mutating func concept(_ fields: [String]) throws -> Concept? {
        switch form {
        case .own: return try GlossaryTable.concept(fields, line: rows.line, file: file, source: source, target: target)
        case .rows(let columns): return try concept(fields, columns)
        case nil:
            if fields == GlossaryTable.columns {
                form = .own
                return nil
            }
            let columns = try GlossaryColumns(first: fields, file: file, line: rows.line, source: source, target: target)
            form = .rows(columns)
            if !columns.unknown.isEmpty {
                let names = columns.unknown.joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(severity: .warning, code: "unknown-column", message: "\(name(rows.line)): columns passed over: \(names)"))
            }
            return columns.isHeader ? nil : try concept(fields, columns)
        }
    }

    private func concept(_ fields: [String], _ columns: GlossaryColumns) throws -> Concept {
        try columns.concept(fields, file: file, line: rows.line) { type, english in
            naming == .byTerm ? GlossaryColumns.identifier(type, english) : name(rows.line)
        }
    }
}
