public import BitextModel
public import Terminology

/// What the columns of a table of terms hold, and a row of it as a concept.
///
/// Without a header: source, target and, where there is a third, type. A first row that names both languages (`hi,en`, `source,target`, `Hindi,English`: `HeaderLanguage`) is a header; its other columns
/// may be `concept`, `type`, `subject`, `note`, `provenance`, `status` (of the target term), `form` (of the source term), `part-of-speech`, `context`
/// (conditions, as in `dictionaries/glossaries/README.md`), and a language with `-form`, `-status` or `-note` behind it.
public struct GlossaryColumns: Sendable {
    /// In the column of the target's status: the target is the source where its own column is empty, and it is not translated.
    public static let untranslated = Term.untranslated

    private enum Column: Hashable {
        case concept, type, subject, note, provenance, partOfSpeech, context
        case term(Bool)
        case form(Bool)
        case status(Bool)
        case termNote(Bool)
    }

    private let source: LanguageTag
    private let target: LanguageTag
    private let columns: [Column?]
    /// Columns of the header that are passed over.
    public let unknown: [String]
    /// Whether a header was given.
    public let isHeader: Bool
    /// Whether rows may hold terms that are out of use, and name no concept that these belong to.
    let mayLackPartners: Bool

    /// `first` is the first row. Throws where a header names a column twice.
    public init(
        first: [String], file: String, line: Int, source: LanguageTag, target: LanguageTag
    ) throws(DataTableError) {
        self.source = source
        self.target = target
        let languages = (HeaderLanguage(source, role: "source", beside: target), HeaderLanguage(target, role: "target", beside: source))
        let known = first.map { Self.column($0, source, target, languages) }
        guard known.contains(.term(true)), known.contains(.term(false)) else {
            (columns, unknown, isHeader, mayLackPartners) = ([.term(true), .term(false), .type], [], false, false)
            return
        }
        var seen: Set<Column> = []
        for (name, column) in zip(first, known) {
            if let column, !seen.insert(column).inserted {
                throw DataTableError(file: file, line: line, problem: "the header names column \(name) twice")
            }
        }
        // A header of the two languages alone leaves a third column what it is without one.
        columns = known.count == 2 ? known + [.type] : known
        unknown = zip(first, known).filter { $0.1 == nil && !$0.0.isEmpty }.map(\.0)
        isHeader = true
        mayLackPartners = known.contains(.status(false))
    }

    private static func column(
        _ name: String, _ source: LanguageTag, _ target: LanguageTag, _ languages: (source: HeaderLanguage, target: HeaderLanguage)
    ) -> Column? {
        let name = trimmed(name).lowercased()
        for (isSource, tags) in [(true, [source.tag.lowercased(), "source"]), (false, [target.tag.lowercased(), "target"])] {
            for tag in tags {
                if name == "\(tag)-form" { return .form(isSource) }
                if name == "\(tag)-status" { return .status(isSource) }
                if name == "\(tag)-note" { return .termNote(isSource) }
            }
        }
        switch name {
        case "concept", "id", "identifier": return .concept
        case "type": return .type
        case "subject": return .subject
        case "note", "comment", "description": return .note
        case "provenance": return .provenance
        case "context": return .context
        case "form": return .form(true)
        case "status": return .status(false)
        case "part-of-speech", "pos": return .partOfSpeech
        default: return languages.source.isNamed(by: name) ? .term(true) : languages.target.isNamed(by: name) ? .term(false) : nil
        }
    }

    /// Whether all columns are empty, as rows of a spreadsheet may be.
    static func isBlank(_ row: [String]) -> Bool { row.count > 1 && row.allSatisfy { trimmed($0).isEmpty } }

    /// Whether the row names its concept.
    func namesConcept(_ row: [String]) -> Bool {
        columns.firstIndex(of: .concept).map { row.indices.contains($0) && !Self.trimmed(row[$0]).isEmpty } ?? false
    }

    /// The concept of a row; `identifier` where the row names none. Throws with file and line: an empty term, an unknown type, form or status.
    public func concept(_ row: [String], file: String, line: Int, identifier: (EntityType, String) -> String) throws(DataTableError)
        -> Concept
    {
        func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: line, problem: problem) }
        guard row.count >= 2 else {
            let isOtherwise = row.first?.utf8.contains(UInt8(ascii: ";")) ?? false
            throw fail(
                "one column where source and target are wanted"
                    + (isOtherwise ? ": columns are separated by commas or tabs, not by semicolons" : ""))
        }
        var values: [Column: String] = [:]
        for (column, field) in zip(columns, row) { if let column { values[column] = Self.trimmed(field) } }
        func value(_ column: Column) -> String { values[column] ?? "" }
        func known<Value: RawRepresentable & CaseIterable>(_ column: Column, _ name: String) throws(DataTableError) -> Value?
        where Value.RawValue == String {
            let text = value(column)
            guard !text.isEmpty else { return nil }
            guard let result = Value(rawValue: text.lowercased()) else {
                throw fail("unknown \(name) \(text) (one of \(Value.allCases.map(\.rawValue).joined(separator: ", ")))")
            }
            return result
        }
        let native = value(.term(true))
        let isUntranslated = value(.status(false)).lowercased() == Self.untranslated
        let english = isUntranslated && value(.term(false)).isEmpty ? native : value(.term(false))
        guard !native.isEmpty || !english.isEmpty else { throw fail("no term in the columns of \(source) and \(target)") }
        guard !native.isEmpty else { throw fail("no term in \(source) beside '\(english)'") }
        guard !english.isEmpty else { throw fail("no term in \(target) beside '\(native)'") }
        if isUntranslated { values[.status(false)] = nil }
        var conditions: [TermCondition] = []
        for member in value(.context).split(separator: ";") {
            guard let condition = TermCondition(parsing: member) else { throw fail("unknown condition \(member)") }
            conditions.append(condition)
        }
        let type: EntityType = try known(.type, "type") ?? .other
        let partOfSpeech: PartOfSpeech? = try known(.partOfSpeech, "part of speech")
        let sourceForm: TermForm? = try known(.form(true), "form")
        let sourceStatus: TermStatus? = try known(.status(true), "status")
        let targetForm: TermForm? = try known(.form(false), "form")
        let targetStatus: TermStatus? = try known(.status(false), "status")
        return Concept(
            identifier: value(.concept).isEmpty ? identifier(type, english) : value(.concept), type: type,
            sections: [
                LanguageSection(
                    language: source,
                    terms: [
                        Term(
                            native, form: sourceForm ?? .fullForm, status: sourceStatus ?? .preferred, partOfSpeech: partOfSpeech,
                            note: value(.termNote(true)))
                    ]),
                LanguageSection(
                    language: target,
                    terms: [
                        Term(
                            english, form: targetForm ?? .fullForm, status: targetStatus ?? .preferred, partOfSpeech: partOfSpeech,
                            note: isUntranslated ? Self.untranslated : value(.termNote(false)))
                    ]),
            ], conditions: conditions, source: value(.provenance), subject: value(.subject), note: value(.note))
    }

    /// `place/new-delhi` for New Delhi, a place.
    package static func identifier(_ type: EntityType, _ english: String) -> String {
        var slug = ""
        for scalar in english.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar.properties.generalCategory == .nonspacingMark {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
        }
        if slug.last == "-" { slug.removeLast() }
        return "\(type.rawValue)/\(slug.isEmpty ? english : slug)"
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
