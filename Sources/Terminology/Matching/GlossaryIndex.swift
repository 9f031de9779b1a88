internal import BitextModel

/// Terms of one or more glossaries, ready to be found in text: a trie over folded units.
///
/// Immutable and shared by all tasks. Terms are found with their endings (`InflectionTable`), with acronyms read by letter names, and, for names of
/// several words, with each word in either script (`Kim Jong उन`).
public struct GlossaryIndex: Sendable {
    /// One way to say one concept.
    struct Entry: Sendable {
        let concept: Int32
        let method: LinkMethod
        /// Where the Latin parts of the term must be capitals.
        let needsCapitals: Bool
        /// The mention in the source script; nil where the text itself is.
        let native: String?
        /// The English of this term where it is not the concept's preferred one: that of an acronym.
        let english: String?
        /// Indexes of conditions on this term.
        let conditions: [Int32]
        let score: Float
    }

    struct Condition: Sendable {
        let relation: TermCondition.Relation
        let keys: Set<String>
        let classes: Set<TermCondition.NeighbourClass>
    }

    struct Node: Sendable {
        var entries: [Entry] = []
        var hasChildren = false
    }

    var concepts: [Concept] = []
    /// Place of each concept by its identifier.
    var numbers: [String: Int32] = [:]
    var preferredEnglish: [String] = []
    var preferredNative: [String] = []
    var shortEnglish: [String?] = []
    var conditions: [Condition] = []
    var keys: [UTF8Key: Int32] = [:]
    var nodes: [Node] = [Node()]
    var edges: [UInt64: Int32] = [:]

    public var conceptCount: Int { concepts.count }
    /// Ways to say the concepts, after endings, acronym readings and mixed scripts.
    public var entryCount: Int { nodes.reduce(0) { $0 + $1.entries.count } }

    public func concept(_ identifier: String) -> Concept? { numbers[identifier].map { concepts[Int($0)] } }

    func key(_ text: String) -> Int32? { keys[UTF8Key(text)] }

    func child(of node: Int32, key: Int32) -> Int32? {
        edges[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))]
    }

    mutating func insert(_ keyTexts: [String], _ entry: Entry) {
        guard !keyTexts.isEmpty else { return }
        var node: Int32 = 0
        for text in keyTexts {
            let key: Int32
            if let known = keys[UTF8Key(text)] {
                key = known
            } else {
                key = Int32(keys.count)
                keys[UTF8Key(text)] = key
            }
            let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: key))
            if let known = edges[edge] {
                node = known
            } else {
                let new = Int32(nodes.count)
                nodes.append(Node())
                nodes[Int(node)].hasChildren = true
                edges[edge] = new
                node = new
            }
        }
        // The first way to say a concept at a node wins: terms are inserted in order of preference.
        if !nodes[Int(node)].entries.contains(where: { $0.concept == entry.concept }) { nodes[Int(node)].entries.append(entry) }
    }
}
