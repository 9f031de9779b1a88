package import BitextModel
internal import Dictionaries
internal import TextAnalysis

/// Texts whose words in another script are marked with their languages by hand, and what a model says of them.
///
/// A file of four columns: register, text, the language of each word in order, the words of the text's own language in its own script, in order (`-` for none).
package struct TokenLanguageGold: Sendable {
    package struct Text: Sendable {
        package let register: String
        package let text: String
        /// Marks as the file has them: `en`, `hi`, `name`.
        package let labels: [String]
        package let native: [String]
        package let line: Int
    }

    package let texts: [Text]

    /// Throws when a row has not four columns.
    package init(parsing text: String, file: String) throws(DataTableError) {
        texts = try DataTable(parsing: text, file: file, columns: 4).rows.map { row in
            Text(
                register: String(row.fields[0]), text: String(row.fields[1]), labels: row.fields[2].split(separator: " ").map(String.init),
                native: row.fields[3] == "-" ? [] : row.fields[3].split(separator: " ").map(String.init), line: row.line)
        }
    }

    /// The words of a text that are judged: of another script than the profile's, in order.
    package static func words(_ tokens: [Token], profile: LanguageProfile) -> [Token] {
        tokens.filter { $0.kind == .word && profile.tokenizerData.languageModels[$0.script] != nil }
    }

    /// The mark for a tag: the language, or `name` for none.
    package static func mark(_ tag: LanguageTag) -> String { tag == .undetermined ? "name" : String(tag.language) }
}
