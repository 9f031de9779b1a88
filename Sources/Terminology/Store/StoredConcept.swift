internal import BitextModel
internal import GRDB

/// A concept as it lies in the tables, with the numbers of its rows.
struct StoredConcept {
    var id: Int64
    var concept: Concept
    /// Row numbers of the terms, section by section.
    var terms: [[Int64]]

    private static let columns = """
        c.id, c.identifier, c.type, c.subject, c.note, c.source, c.conditions, t.id, t.language, t.text, t.form, t.status, t.part_of_speech, t.note
        """

    static func find(_ database: Database, _ identifier: String, path: String) throws -> StoredConcept? {
        try find(database, "c.identifier = ?", [identifier], path: path)
    }

    static func find(_ database: Database, id: Int64, path: String) throws -> StoredConcept? {
        try find(database, "c.id = ?", [id], path: path)
    }

    private static func find(
        _ database: Database, _ condition: String, _ arguments: StatementArguments, path: String
    ) throws -> StoredConcept? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(columns) FROM concept c LEFT JOIN term t ON t.concept = c.id WHERE \(condition) ORDER BY t.id")
        var result: StoredConcept?
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
            if result == nil { result = try head(row, path: path) }
            try result?.append(row, path: path)
        }
        return result
    }

    static func forEach(_ database: Database, path: String, _ body: (Concept) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(columns) FROM concept c LEFT JOIN term t ON t.concept = c.id ORDER BY c.id, t.id")
        var current: StoredConcept?
        while let row = try rows.next() {
            if current?.id != row[0] as Int64 {
                if let current { try body(current.concept) }
                current = try head(row, path: path)
            }
            try current?.append(row, path: path)
        }
        if let current { try body(current.concept) }
    }

    private static func head(_ row: Row, path: String) throws -> StoredConcept {
        let type: String = row[2]
        guard let known = EntityType(rawValue: type) else {
            throw GlossaryStoreError.badValue(path: path, column: "type", value: type)
        }
        let conditions: String = row[6]
        return StoredConcept(
            id: row[0],
            concept: Concept(
                identifier: row[1], type: known, sections: [],
                conditions: conditions.split(separator: ";").compactMap { TermCondition(parsing: $0) },
                source: row[5], subject: row[3], note: row[4]), terms: [])
    }

    private mutating func append(_ row: Row, path: String) throws {
        guard let id = row[7] as Int64? else { return }
        let language: String = row[8]
        let (form, status) = (row[10] as String, row[11] as String)
        guard let form = TermForm(rawValue: form) else { throw GlossaryStoreError.badValue(path: path, column: "form", value: form) }
        guard let status = TermStatus(rawValue: status) else {
            throw GlossaryStoreError.badValue(path: path, column: "status", value: status)
        }
        guard let tag = LanguageTag(language) else {
            throw GlossaryStoreError.badValue(path: path, column: "language", value: language)
        }
        let term = Term(row[9], form: form, status: status, partOfSpeech: (row[12] as String?).flatMap(PartOfSpeech.init), note: row[13])
        if let place = concept.sections.firstIndex(where: { $0.language == tag }) {
            concept.sections[place].terms.append(term)
            terms[place].append(id)
        } else {
            concept.sections.append(LanguageSection(language: tag, terms: [term]))
            terms.append([id])
        }
    }
}
