public import BitextModel
internal import Interchange
public import Terminology

/// Glossaries that users bring.
public enum UserGlossary {
    /// Reads the project's own form (eleven columns) or rows of `source, target [, type]`, separated by commas or tabs. Lines that begin with `#` are comments.
    ///
    /// A first row of the two language tags (`hi,en`), or of `source,target`, is a header. Concepts are named by `file` and line. Throws with file and line.
    public static func read(_ text: String, file: String, source: LanguageTag, target: LanguageTag) throws(DataTableError) -> Glossary {
        var glossary = Glossary(sourceLanguage: source, targetLanguage: target)
        let own = GlossaryTable.columns.joined(separator: "\t")
        if let header = text.split(whereSeparator: \.isNewline).first(where: { !$0.hasPrefix("#") }), String(header) == own {
            glossary.concepts = try GlossaryTable.concepts(parsing: text, file: file, source: source, target: target)
            return glossary
        }
        for (number, row) in try CSVReader.rows(parsing: text, file: file).enumerated() {
            guard row.fields[0].first != "#" else { continue }
            guard row.fields.count >= 2 else {
                throw DataTableError(file: file, line: row.line, problem: "one column where source and target are wanted")
            }
            let fields = row.fields.map(trimmed)
            if number == 0, [source.tag, "source"].contains(fields[0].lowercased()),
                [target.tag, "target"].contains(fields[1].lowercased())
            {
                continue
            }
            guard !fields[0].isEmpty, !fields[1].isEmpty else {
                throw DataTableError(file: file, line: row.line, problem: "an empty term")
            }
            var type = EntityType.other
            if fields.count > 2, !fields[2].isEmpty {
                guard let known = EntityType(rawValue: fields[2].lowercased()) else {
                    throw DataTableError(
                        file: file, line: row.line,
                        problem: "unknown type \(fields[2]) (one of \(EntityType.allCases.map(\.rawValue).joined(separator: ", ")))")
                }
                type = known
            }
            glossary.concepts.append(
                Concept(
                    identifier: "\(file):\(row.line)", type: type,
                    sections: [
                        LanguageSection(language: source, terms: [Term(fields[0], form: .fullForm, status: .preferred)]),
                        LanguageSection(language: target, terms: [Term(fields[1], form: .fullForm, status: .preferred)]),
                    ], source: file))
        }
        return glossary
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
