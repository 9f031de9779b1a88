internal import BitextModel

/// What lists of the language have a word in. A word may be in several.
package struct WordClasses: OptionSet, Sendable {
    package let rawValue: UInt64

    @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Written here so that a list of classes in another module is one number, and no array that is walked through.
    @inlinable package init(arrayLiteral elements: WordClasses...) {
        self.init(rawValue: elements.reduce(0) { $0 | $1.rawValue })
    }

    @inlinable package static var postposition: WordClasses { WordClasses(rawValue: 1) }
    /// Serves grammar: no part of a compound.
    @inlinable package static var function: WordClasses { WordClasses(rawValue: 2) }
    /// The last word of names of organizations.
    @inlinable package static var organizationHead: WordClasses { WordClasses(rawValue: 4) }
    /// A word of respect behind a name (जी), and a title before one (डॉ.).
    @inlinable package static var honorificEnding: WordClasses { WordClasses(rawValue: 8) }
    @inlinable package static var title: WordClasses { WordClasses(rawValue: 16) }
    /// What tells names by where it stands (`NameNeighbours`).
    @inlinable package static var agent: WordClasses { WordClasses(rawValue: 32) }
    @inlinable package static var genitive: WordClasses { WordClasses(rawValue: 64) }
    @inlinable package static var relation: WordClasses { WordClasses(rawValue: 128) }
    @inlinable package static var label: WordClasses { WordClasses(rawValue: 256) }
    @inlinable package static var holder: WordClasses { WordClasses(rawValue: 512) }
    @inlinable package static var field: WordClasses { WordClasses(rawValue: 1024) }
    @inlinable package static var institution: WordClasses { WordClasses(rawValue: 2048) }
    @inlinable package static var landmark: WordClasses { WordClasses(rawValue: 4096) }
    @inlinable package static var qualifier: WordClasses { WordClasses(rawValue: 8192) }
    @inlinable package static var regnal: WordClasses { WordClasses(rawValue: 16384) }
    @inlinable package static var community: WordClasses { WordClasses(rawValue: 32768) }
    @inlinable package static var work: WordClasses { WordClasses(rawValue: 1 << 16) }
    @inlinable package static var identity: WordClasses { WordClasses(rawValue: 1 << 17) }
    @inlinable package static var introduction: WordClasses { WordClasses(rawValue: 1 << 18) }
    @inlinable package static var givenName: WordClasses { WordClasses(rawValue: 1 << 19) }
    @inlinable package static var possessive: WordClasses { WordClasses(rawValue: 1 << 20) }
    @inlinable package static var copula: WordClasses { WordClasses(rawValue: 1 << 21) }
    @inlinable package static var somebody: WordClasses { WordClasses(rawValue: 1 << 22) }
    @inlinable package static var address: WordClasses { WordClasses(rawValue: 1 << 23) }
    @inlinable package static var call: WordClasses { WordClasses(rawValue: 1 << 24) }
    @inlinable package static var speech: WordClasses { WordClasses(rawValue: 1 << 25) }
    @inlinable package static var kin: WordClasses { WordClasses(rawValue: 1 << 26) }
    @inlinable package static var body: WordClasses { WordClasses(rawValue: 1 << 27) }
    @inlinable package static var oneself: WordClasses { WordClasses(rawValue: 1 << 28) }
    @inlinable package static var and: WordClasses { WordClasses(rawValue: 1 << 29) }
    @inlinable package static var word: WordClasses { WordClasses(rawValue: 1 << 30) }
    @inlinable package static var scope: WordClasses { WordClasses(rawValue: 1 << 31) }
    @inlinable package static var feature: WordClasses { WordClasses(rawValue: 1 << 32) }
    @inlinable package static var building: WordClasses { WordClasses(rawValue: 1 << 33) }
    @inlinable package static var settlement: WordClasses { WordClasses(rawValue: 1 << 34) }
    @inlinable package static var resident: WordClasses { WordClasses(rawValue: 1 << 35) }
    @inlinable package static var village: WordClasses { WordClasses(rawValue: 1 << 36) }
    @inlinable package static var dweller: WordClasses { WordClasses(rawValue: 1 << 37) }
    @inlinable package static var link: WordClasses { WordClasses(rawValue: 1 << 38) }
    @inlinable package static var englishAnd: WordClasses { WordClasses(rawValue: 1 << 39) }
    @inlinable package static var lead: WordClasses { WordClasses(rawValue: 1 << 40) }

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
