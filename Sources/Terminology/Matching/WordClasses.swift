internal import BitextModel

/// What lists of the language have a word in. A word may be in several.
package struct WordClasses: OptionSet, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let postposition = WordClasses(rawValue: 1)
    /// Serves grammar: no part of a compound.
    package static let function = WordClasses(rawValue: 2)
    /// The last word of names of organizations.
    package static let organizationHead = WordClasses(rawValue: 4)
    /// A word of respect behind a name (जी), and a title before one (डॉ.).
    package static let honorificEnding = WordClasses(rawValue: 8)
    package static let title = WordClasses(rawValue: 16)
    /// What tells names by where it stands (`NameNeighbours`).
    package static let agent = WordClasses(rawValue: 32)
    package static let genitive = WordClasses(rawValue: 64)
    package static let relation = WordClasses(rawValue: 128)
    package static let label = WordClasses(rawValue: 256)
    package static let holder = WordClasses(rawValue: 512)
    package static let field = WordClasses(rawValue: 1024)
    package static let institution = WordClasses(rawValue: 2048)
    package static let landmark = WordClasses(rawValue: 4096)
    package static let qualifier = WordClasses(rawValue: 8192)
    package static let regnal = WordClasses(rawValue: 16384)
    package static let community = WordClasses(rawValue: 32768)
    package static let work = WordClasses(rawValue: 1 << 16)
    package static let identity = WordClasses(rawValue: 1 << 17)
    package static let introduction = WordClasses(rawValue: 1 << 18)
    package static let givenName = WordClasses(rawValue: 1 << 19)
    package static let possessive = WordClasses(rawValue: 1 << 20)
    package static let copula = WordClasses(rawValue: 1 << 21)
    package static let somebody = WordClasses(rawValue: 1 << 22)
    package static let address = WordClasses(rawValue: 1 << 23)
    package static let call = WordClasses(rawValue: 1 << 24)
    package static let speech = WordClasses(rawValue: 1 << 25)
    package static let kin = WordClasses(rawValue: 1 << 26)
    package static let body = WordClasses(rawValue: 1 << 27)
    package static let oneself = WordClasses(rawValue: 1 << 28)
    package static let and = WordClasses(rawValue: 1 << 29)
    package static let word = WordClasses(rawValue: 1 << 30)
    package static let scope = WordClasses(rawValue: 1 << 31)
    package static let feature = WordClasses(rawValue: 1 << 32)
    package static let building = WordClasses(rawValue: 1 << 33)
    package static let settlement = WordClasses(rawValue: 1 << 34)
    package static let resident = WordClasses(rawValue: 1 << 35)
    package static let village = WordClasses(rawValue: 1 << 36)
    package static let dweller = WordClasses(rawValue: 1 << 37)
    package static let link = WordClasses(rawValue: 1 << 38)
    package static let englishAnd = WordClasses(rawValue: 1 << 39)
    package static let lead = WordClasses(rawValue: 1 << 40)

    /// What marks a name that no list has whole: its first or last word, and what stands beside it.
    static let marks: WordClasses = [
        .building, .feature, .landmark, .institution, .organizationHead, .settlement, .resident, .village, .dweller, .link, .introduction,
        .title, .relation,
    ]

    /// The classes of all words of some lists.
    static func table(_ knowledge: WordKnowledge) -> EquivalentWords<WordClasses> {
        var table = EquivalentWords<WordClasses>()
        func add(_ words: Set<String>, _ of: WordClasses) { for word in words { table[word] = (table[word] ?? []).union(of) } }
        add(knowledge.postpositions, .postposition)
        add(knowledge.functionWords, .function)
        add(knowledge.organizationHeads, .organizationHead)
        add(knowledge.honorificEndings, .honorificEnding)
        add(knowledge.titles, .title)
        for (classes, words) in knowledge.neighbours.words { add(words, classes) }
        return table
    }
}
