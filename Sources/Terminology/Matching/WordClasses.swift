/// What lists of the language have a word in. A word may be in several.
package struct WordClasses: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    static let postposition = WordClasses(rawValue: 1)
    /// Serves grammar: no part of a compound.
    static let function = WordClasses(rawValue: 2)
    /// The last word of names of organizations.
    static let organizationHead = WordClasses(rawValue: 4)
    /// A word of respect behind a name (जी), and a title before one (डॉ.).
    package static let honorificEnding = WordClasses(rawValue: 8)
    package static let title = WordClasses(rawValue: 16)

    /// The classes of all words of some lists. Swift's strings are equal where they are canonically equivalent: nuktas may be written either way.
    static func table(_ knowledge: WordKnowledge) -> [String: WordClasses] {
        var table: [String: WordClasses] = [:]
        func add(_ words: Set<String>, _ of: WordClasses) { for word in words { table[word, default: []].formUnion(of) } }
        add(knowledge.postpositions, .postposition)
        add(knowledge.functionWords, .function)
        add(knowledge.organizationHeads, .organizationHead)
        add(knowledge.honorificEndings, .honorificEnding)
        add(knowledge.titles, .title)
        return table
    }
}
