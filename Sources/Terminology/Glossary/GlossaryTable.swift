public import BitextModel

/// Reads the project's own glossary files (`dictionaries/glossaries/README.md`): eleven tab-separated columns, one concept a line.
public enum GlossaryTable {
    public static let columns = [
        "concept", "type", "english", "english-variants", "hindi", "hindi-variants", "english-acronyms", "hindi-acronyms", "short-forms",
        "context",
        "source",
    ]

    /// The concepts of `text` in order. `file` is named in errors. Throws at the first line that is not as described: a wrong number of columns, an
    /// unknown type or condition, a missing term, a repeated identifier.
    ///
    /// A short form belongs to the language whose script it is in: ASCII letters to `target`, others to `source`.
    public static func concepts(
        parsing text: String, file: String, source: LanguageTag, target: LanguageTag
    ) throws(DataTableError) -> [Concept] {
        let table = try DataTable(parsing: text, file: file, columns: columns.count)
        guard let header = table.rows.first, header.fields.map(String.init) == columns else {
            throw DataTableError(file: file, line: table.rows.first?.line ?? 1, problem: "the first line is not the header \(columns)")
        }
        var seen: [String: Int] = [:]
        var concepts: [Concept] = []
        for row in table.rows.dropFirst() {
            let identifier = String(row.fields[0])
            if let first = seen.updateValue(row.line, forKey: identifier) {
                throw DataTableError(file: file, line: row.line, problem: "concept \(identifier) stands already in line \(first)")
            }
            concepts.append(try concept(row.fields.map(String.init), line: row.line, file: file, source: source, target: target))
        }
        return concepts
    }

    /// The concept of one line of eleven columns. Throws where it is not as described.
    public static func concept(
        _ fields: [String], line: Int, file: String, source: LanguageTag, target: LanguageTag
    ) throws(DataTableError) -> Concept {
        func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: line, problem: problem) }
        func list(_ column: Int) -> [String] { fields[column].split(separator: "|").map(String.init) }
        guard fields.count == columns.count else { throw fail("\(fields.count) columns where \(columns.count) are wanted") }
        guard let type = EntityType(rawValue: String(fields[1])) else { throw fail("unknown type \(fields[1])") }
        guard !fields[0].isEmpty else { throw fail("no concept identifier") }
        // A row of short forms alone is a part of names: राहुल, Rahul.
        let isPart = fields[2].isEmpty && fields[4].isEmpty && !fields[8].isEmpty
        guard isPart || !fields[2].isEmpty && !fields[4].isEmpty else { throw fail("concept \(fields[0]) lacks a preferred term") }
        guard !fields[10].isEmpty else { throw fail("concept \(fields[0]) names no source") }
        var conditions: [TermCondition] = []
        for member in fields[9].split(separator: ";") {
            guard let condition = TermCondition(parsing: member) else { throw fail("unknown condition \(member)") }
            conditions.append(condition)
        }
        let shortForms = list(8)
        func terms(_ preferred: Int, _ variants: Int, _ acronyms: Int, short: [String]) -> [Term] {
            (isPart ? [] : [Term(String(fields[preferred]), form: .fullForm, status: .preferred)])
                + list(variants).map { Term($0, form: .variant, status: .admitted) }
                + list(acronyms).map { Term($0, form: .acronym, status: .admitted) }
                + short.map { Term($0, form: .shortForm, status: .admitted) }
        }
        return Concept(
            identifier: String(fields[0]), type: type,
            sections: [
                LanguageSection(language: source, terms: terms(4, 5, 7, short: shortForms.filter { !isLatin($0) })),
                LanguageSection(language: target, terms: terms(2, 3, 6, short: shortForms.filter(isLatin))),
            ], conditions: conditions, source: String(fields[10]))
    }

    private static func isLatin(_ text: String) -> Bool {
        text.unicodeScalars.first { $0.properties.isAlphabetic }.map { $0.value < 0x250 } ?? true
    }
}
