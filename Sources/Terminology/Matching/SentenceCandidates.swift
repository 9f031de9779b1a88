internal import BitextModel
internal import Transliteration

/// What a sentence may name, before the document decides: all terms found in it, overlapping as they may.
public struct SentenceCandidates: Sendable {
    struct Match: Sendable {
        /// Units `first..<end`.
        let first: Int
        let end: Int
        /// Entries of the glossary index whose conditions hold here.
        let node: Int32
        let entries: [Int]
        /// Whether an `only-` condition of the entry holds, entry by entry.
        let demanded: [Bool]
        /// Whether the words directly around look like parts of a longer, unknown name.
        let touchesUnknownName: Bool
    }

    /// Sorted by first unit, the longest first.
    var matches: [Match]
    /// Terms that are like what the text has, by sound; sorted by first unit.
    var nearMatches: [NearMatch] = []
    var units: [MatchUnit]
    /// Acronyms and what they stand for, as `X (Y)` in the text.
    var pairs: [AcronymPair]
    /// The pairs whose expansion is the name of an organization by its last word.
    var organizationPairs: Set<AcronymPair>
    let text: String
}

/// What the matcher knows of words, to judge the neighbours of a term.
public struct WordKnowledge: Sendable {
    /// Postpositions, for conditions.
    public var postpositions: Set<String>
    /// Last words of names of organizations.
    public var organizationHeads: Set<String>
    /// Whether a word of the source language is an ordinary one, not a name.
    public var isOrdinary: @Sendable (Substring) -> Bool
    /// How usual a word is in running text, 0 (never seen) to 1.
    public var commonness: @Sendable (Substring) -> Double

    public init(
        postpositions: Set<String> = [], organizationHeads: Set<String> = [],
        isOrdinary: @escaping @Sendable (Substring) -> Bool = { _ in true }, commonness: @escaping @Sendable (Substring) -> Double = { _ in 0 }
    ) {
        self.commonness = commonness
        self.postpositions = postpositions
        self.organizationHeads = organizationHeads
        self.isOrdinary = isOrdinary
    }
}
