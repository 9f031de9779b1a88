/// When an ambiguous term counts as its concept: by the word directly before or after it.
///
/// Written `चीनी not-before #postposition|मिल` in a glossary (`dictionaries/glossaries/README.md`).
public struct TermCondition: Hashable, Sendable {
    public enum Relation: String, Sendable, CaseIterable {
        case notBefore = "not-before"
        case onlyBefore = "only-before"
        case notAfter = "not-after"
        case onlyAfter = "only-after"

        /// Whether the neighbour is the word behind the term.
        var looksAhead: Bool { self == .notBefore || self == .onlyBefore }
        /// Whether the neighbour must be one of the words.
        var demands: Bool { self == .onlyBefore || self == .onlyAfter }
    }

    /// Kinds of neighbours that have no list in the glossary.
    public enum NeighbourClass: String, Sendable, CaseIterable {
        case number = "#number"
        case postposition = "#postposition"
        case end = "#end"
        case name = "#name"
    }

    public var term: String
    public var relation: Relation
    public var words: Set<String>
    public var classes: Set<NeighbourClass>

    public init(term: String, relation: Relation, words: Set<String>, classes: Set<NeighbourClass> = []) {
        self.term = term
        self.relation = relation
        self.words = words
        self.classes = classes
    }

    /// Reads `TERM relation W|W|…`; nil when it has another shape or names an unknown class. The term may hold spaces.
    public init?(parsing text: some StringProtocol) {
        let parts = Substring(text).split(separator: " ")
        guard parts.count >= 3, let relation = Relation(rawValue: String(parts[parts.count - 2])) else { return nil }
        var words: Set<String> = []
        var classes: Set<NeighbourClass> = []
        for member in parts[parts.count - 1].utf8.split(separator: UInt8(ascii: "|")).map(Substring.init) {
            if member.first == "#" {
                guard let known = NeighbourClass(rawValue: String(member)) else { return nil }
                classes.insert(known)
            } else {
                words.insert(String(member))
            }
        }
        guard !words.isEmpty || !classes.isEmpty else { return nil }
        self.init(term: parts.dropLast(2).joined(separator: " "), relation: relation, words: words, classes: classes)
    }
}

extension TermCondition: CustomStringConvertible {
    public var description: String {
        "\(term) \(relation.rawValue) \((classes.map(\.rawValue).sorted() + words.sorted()).joined(separator: "|"))"
    }
}
