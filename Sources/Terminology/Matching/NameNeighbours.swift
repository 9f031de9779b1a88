public import BitextModel

/// Words that tell names by where they stand: ने behind who acts, a kinsman's word behind a genitive, a form's field before a name, what is named after people. A table of two columns, kind and words, as in
/// `dictionaries/languages/hi/name-neighbours.tsv`, whose head says what the kinds are. A word may be of several.
public struct NameNeighbours: Sendable {
    enum Kind: String, CaseIterable {
        case agent, genitive, relation, label, holder, field, institution, landmark, qualifier, regnal, community

        var wordClass: WordClasses {
            switch self {
            case .agent: .agent
            case .genitive: .genitive
            case .relation: .relation
            case .label: .label
            case .holder: .holder
            case .field: .field
            case .institution: .institution
            case .landmark: .landmark
            case .qualifier: .qualifier
            case .regnal: .regnal
            case .community: .community
            }
        }
    }

    private(set) var words: [Kind: Set<String>] = [:]

    /// None.
    public init() {}

    /// Throws for another kind, and for a row without words.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard let kind = Kind(rawValue: String(row.fields[0])) else { throw fail("no such kind: \(row.fields[0])") }
            let listed = row.list(1).map(String.init)
            guard !listed.isEmpty else { throw fail("no words") }
            words[kind, default: []].formUnion(listed)
        }
    }
}
