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
    /// Identifiers of concepts by type and source term, where rows without an identifier may hold terms out of use; and such rows whose concept has not come yet.
    private var partners: [String: String] = [:]
    private var orphans: [(concept: Concept, line: Int)] = []
    private var swapped = 0
    private var hasEnded = false

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
        while !hasEnded, let fields = try rows.next() {
            let fields = isSafe ? fields.map(SpreadsheetSafety.plain) : fields
            guard !GlossaryColumns.isBlank(fields), var concept = try concept(fields) else { continue }
            if case .rows(let columns)? = form, columns.mayLackPartners, !columns.namesConcept(fields), !joinsPartner(&concept) { continue }
            if pending?.concept.identifier == concept.identifier, case .rows? = form {
                pending?.concept.join(concept)
                continue
            }
            let told = pending
            pending = (concept, rows.line)
            if let told { return tell(told) }
        }
        if !hasEnded {
            hasEnded = true
            if swapped > 1 { doubt("swapped-columns", "\(file): \(swapped) rows seem to have their columns the other way round") }
        }
        if let last = pending {
            pending = nil
            return tell(last)
        }
        guard !orphans.isEmpty else { return nil }
        var orphan = orphans.removeFirst()
        if let partner = partners[partnerKey(orphan.concept)] { orphan.concept.identifier = partner }
        return tell(orphan)
    }

    /// Gives a term that is out of use the identifier of the concept that renders its partner; false where none has come yet, and the term waits.
    private mutating func joinsPartner(_ concept: inout Concept) -> Bool {
        let key = partnerKey(concept)
        if concept.section(target)?.preferred != nil {
            if partners[key] == nil { partners[key] = concept.identifier }
            return true
        }
        // What is remarked on such a row is said of the term, not of the concept.
        if let place = concept.sections.firstIndex(where: { $0.language == target }), !concept.note.isEmpty,
            concept.sections[place].terms.first?.note.isEmpty == true
        {
            (concept.sections[place].terms[0].note, concept.note) = (concept.note, "")
        }
        guard let partner = partners[key] else {
            orphans.append((concept, rows.line))
            return false
        }
        concept.identifier = partner
        return true
    }

    private func partnerKey(_ concept: Concept) -> String {
        "\(concept.type.rawValue)\u{0}\(concept.section(source)?.terms.first?.text ?? "")"
    }

    private mutating func doubt(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: message))
    }

    /// Tells once where a row has Latin letters alone in its source and others alone in its target.
    private mutating func noticeSwapping(_ concept: Concept) {
        guard let native = concept.section(source)?.terms.first?.text, let other = concept.section(target)?.terms.first,
            !other.isUntranslated, Self.isLatin(native) == true, Self.isLatin(other.text) == false
        else { return }
        swapped += 1
        guard swapped == 1 else { return }
        doubt(
            "swapped-columns",
            "\(name(rows.line)): '\(native)' is taken for \(source) and '\(other.text)' for \(target): if the columns are the other way round, begin the file with the line \(target),\(source)"
        )
    }

    /// Whether all letters are Latin, nil where there are of both kinds or none.
    private static func isLatin(_ text: String) -> Bool? {
        var kinds: Set<Bool> = []
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic { kinds.insert(scalar.value < 0x250) }
        return kinds.count == 1 ? kinds.first : nil
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
                doubt("unknown-column", "\(name(rows.line)): columns passed over: \(names)")
            }
            return columns.isHeader ? nil : try concept(fields, columns)
        }
    }

    private mutating func concept(_ fields: [String], _ columns: GlossaryColumns) throws -> Concept {
        let concept = try columns.concept(fields, file: file, line: rows.line) { type, english in
            naming == .byTerm ? GlossaryColumns.identifier(type, english) : name(rows.line)
        }
        noticeSwapping(concept)
        return concept
    }
}
