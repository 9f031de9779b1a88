public import BitextModel

/// A pair of sentences as words.
public struct SentencePair: Hashable, Sendable {
    public var source: [String]
    public var target: [String]

    public init(source: [String], target: [String]) {
        self.source = source
        self.target = target
    }
}

/// A link and how probable it is.
public struct ScoredLink: Hashable, Sendable {
    public var link: WordLink
    /// 0–1: the mean of the link's probability in both directions.
    public var score: Double

    public init(link: WordLink, score: Double) {
        self.link = link
        self.score = score
    }
}

/// How links of both directions become links of the pair.
public enum Symmetrization: String, Sendable, CaseIterable {
    /// Links whose score, after what is known of word groups, reaches the threshold.
    case scored
    /// In both directions.
    case intersection
    /// In either.
    case union
    /// Och and Ney 2003, "A Systematic Comparison of Various Statistical Alignment Models", Computational Linguistics 29(1), section 4, with the final-and step of Koehn et al. 2003, "Statistical Phrase-Based
    /// Translation", section 4.
    case growDiagFinalAnd = "grow-diag-final-and"
    /// Only the links of target words to source words, or the other way round.
    case forward, reverse
}
