public import BitextModel
internal import Interchange
public import Terminology

/// Glossaries that users bring as tables.
public enum UserGlossary {
    /// Reads the project's own form (eleven columns) or rows of terms (`GlossaryColumns`), separated by commas or tabs. Lines that begin with `#` are comments.
    ///
    /// Concepts without a name of their own are named by `file` and line. Throws with file and line.
    public static func read(_ text: String, file: String, source: LanguageTag, target: LanguageTag) throws(DataTableError) -> Glossary {
        var glossary = Glossary(sourceLanguage: source, targetLanguage: target)
        if isOwnForm(text) {
            glossary.concepts = try GlossaryTable.concepts(parsing: text, file: file, source: source, target: target)
            return glossary
        }
        var columns: GlossaryColumns?
        var places: [String: Int] = [:]
        for row in try CSVReader.rows(parsing: text, file: file) {
            guard row.fields[0].first != "#" else { continue }
            let known: GlossaryColumns
            if let columns {
                known = columns
            } else {
                known = try GlossaryColumns(first: row.fields, file: file, line: row.line, source: source, target: target)
                columns = known
                if known.isHeader { continue }
            }
            let concept = try known.concept(row.fields, file: file, line: row.line) { _, _ in "\(file):\(row.line)" }
            // Rows that name the same concept are its terms.
            if let place = places[concept.identifier] {
                glossary.concepts[place].join(concept)
            } else {
                places[concept.identifier] = glossary.concepts.count
                glossary.concepts.append(concept)
            }
        }
        return glossary
    }

    /// Whether the first line is the header of the project's own form.
    package static func isOwnForm(_ text: String) -> Bool {
        var rest = text[...]
        while let end = rest.firstIndex(where: \.isNewline) {
            if rest.first != "#", rest.first?.isNewline == false { return rest[..<end] == GlossaryTable.columns.joined(separator: "\t") }
            rest = rest[rest.index(after: end)...]
        }
        return false
    }
}
