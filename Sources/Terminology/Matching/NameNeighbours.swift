public import BitextModel

/// Words that tell names by where they stand: ने behind who acts, a kinsman's word behind a genitive, a form's field before a name, what is named after people. A table of two columns, kind and words, as in
/// `dictionaries/languages/hi/name-neighbours.tsv`, whose head says what the kinds are. A word may be of several.
public struct NameNeighbours: Sendable {
    /// What rows may say, and the class that it makes a word of.
    private static let kinds: [String: WordClasses] = [
        "agent": .agent, "genitive": .genitive, "relation": .relation, "label": .label, "holder": .holder, "field": .field,
        "institution": .institution, "landmark": .landmark, "qualifier": .qualifier, "community": .community, "work": .work,
        "identity": .identity, "introduction": .introduction, "given": .givenName,
        "possessive": .possessive, "copula": .copula, "somebody": .somebody, "address": .address, "call": .call, "speech": .speech,
        "kin": .kin,
        "body": .body, "self": .oneself, "and": .and, "word": .word, "scope": .scope, "feature": .feature, "building": .building,
        "settlement": .settlement, "resident": .resident,
        "village": .village, "dweller": .dweller, "link": .link, "english-and": .englishAnd, "lead": .lead,
    ]

    private(set) var words: [(classes: WordClasses, words: Set<String>)] = []

    /// None.
    public init() {}

    /// Throws for another kind, and for a row without words.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard let classes = Self.kinds[String(row.fields[0])] else { throw fail("no such kind: \(row.fields[0])") }
            let listed = row.list(1).map(String.init)
            guard !listed.isEmpty else { throw fail("no words") }
            words.append((classes, Set(listed)))
        }
    }

    /// Adds the numbers of rulers (द्वितीय), which names' own words list.
    package mutating func add(regnal numbers: Set<String>) { words.append((.regnal, numbers)) }
}
