internal import BitextModel
public import Dictionaries

/// Which names of places take an article in the target language, and where one may be set: `the Russian Federation`, but `Russia`.
///
/// File `languages/TAG/target-articles.tsv`: kind (`article`, `head`, `before`) and word. A language without the file has none.
public struct TargetArticles: Sendable {
    var article = ""
    private var heads: Set<String> = []
    private var before: Set<String> = []

    /// No articles.
    public init() {}

    /// Those of the profile `language`. Throws where the file is malformed.
    public init(language: String, in dictionaries: Dictionaries) throws {
        let file = "languages/\(language)/target-articles.tsv"
        self = dictionaries.exists(file) ? try Self(parsing: dictionaries.text(file), file: file) : Self()
    }

    /// Throws `DataTableError` for a row of another kind.
    init(parsing text: String, file: String) throws {
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            let word = String(row.fields[1])
            switch row.fields[0] {
            case "article": article = word
            case "head": heads.insert(word)
            case "before": before.insert(word)
            default: throw DataTableError(file: file, line: row.line, problem: "'\(row.fields[0])' is none of article, head and before")
            }
        }
    }

    /// Whether a name of these words, in small letters, takes the article.
    func isTaken(by words: [String]) -> Bool { words.contains { heads.contains($0) } }

    /// What stands before `offset` of `text`: the word before a single space there, with its place; whether a sentence begins.
    private static func word(before offset: Int, in text: String) -> (word: Substring, span: TextSpan)? {
        guard offset > 0, text[TextSpan(start: offset - 1, end: offset)] == " " else { return nil }
        let head = text.utf8.prefix(offset - 1)
        let word = head.reversed().prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }.count
        let span = TextSpan(start: offset - 1 - word, end: offset - 1)
        return text[span].map { ($0, span) }
    }

    /// The span of the article before a name at `offset`, with the space; nil where there is none.
    func span(before offset: Int, in text: String) -> TextSpan? {
        guard !article.isEmpty, let (word, span) = Self.word(before: offset, in: text), word.lowercased() == article else { return nil }
        return TextSpan(start: span.start, end: offset)
    }

    /// The article to be set before a name at `offset`, with a space; empty where none may be.
    func set(before offset: Int, in text: String) -> String {
        guard !article.isEmpty else { return "" }
        let head = text.utf8.prefix(offset).reversed().drop { $0 == 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        if head.isEmpty || head.first.map({ ".!?:".utf8.contains($0) }) == true {
            return article.prefix(1).uppercased() + article.dropFirst() + " "
        }
        guard let (word, _) = Self.word(before: offset, in: text), before.contains(word.lowercased()) else { return "" }
        return article + " "
    }
}
