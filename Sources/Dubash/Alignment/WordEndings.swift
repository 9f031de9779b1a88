internal import BitextAlignment
package import BitextModel

/// Endings of inflected words, by language: what is cut off for a stem.
///
/// The longest ending that leaves enough letters is cut, and replaced where the table says so (`flies` → `fly`). A word without such an ending is its own stem.
package struct WordEndings: Sendable {
    private struct Rule {
        let ending: [UInt32]
        let replacement: [UInt32]
        let least: Int
    }

    private var rules: [LanguageTag: [Rule]] = [:]

    /// Columns: language, ending, what takes its place, letters (code points) that must be left. Throws for a row that has no such form.
    package init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 4).rows {
            guard let language = LanguageTag(String(row.fields[0])) else {
                throw DataTableError(file: file, line: row.line, problem: "'\(row.fields[0])' is no language")
            }
            guard let least = Int(row.fields[3]), least >= 1, !row.fields[1].isEmpty else {
                throw DataTableError(file: file, line: row.line, problem: "no ending, or '\(row.fields[3])' is no number of letters")
            }
            rules[language, default: []].append(
                Rule(
                    ending: row.fields[1].unicodeScalars.map(\.value), replacement: row.fields[2].unicodeScalars.map(\.value), least: least)
            )
        }
        for language in rules.keys { rules[language]?.sort { $0.ending.count > $1.ending.count } }
    }

    /// The stem of a word in lower case and with ASCII digits (`WordForm.folded`).
    package func stem(_ word: String, language: LanguageTag) -> String {
        let folded = WordForm.folded(word)
        guard let rules = rules[language] else { return folded }
        let letters = folded.unicodeScalars.map(\.value)
        for rule in rules
        where letters.count >= rule.ending.count + rule.least && letters.suffix(rule.ending.count).elementsEqual(rule.ending) {
            var result = ""
            for value in letters.dropLast(rule.ending.count) + rule.replacement {
                if let scalar = Unicode.Scalar(value) { result.unicodeScalars.append(scalar) }
            }
            return result
        }
        return folded
    }
}
