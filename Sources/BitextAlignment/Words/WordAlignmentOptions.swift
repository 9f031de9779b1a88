/// How `WordAligner` learns and links.
public struct WordAlignmentOptions: Sendable {
    /// Of the random numbers. The same seed gives the same links, for any number of tasks.
    public var seed: UInt64 = 1
    /// Independent chains for each view and direction, whose answers are averaged. Time grows in proportion.
    public var chains: Int = 2
    /// Sweeps of a chain over the text; nil: 5,000 by the square root of the number of pairs (Östling and Tiedemann 2016, section 4), 8 to 64.
    public var sweeps: Int? = nil
    /// Rounds of IBM Model 1 by expectation maximization that the chains start from.
    public var startingRounds: Int = 4
    /// Pseudo-count of each pair of words that stand in one pair of sentences.
    public var lexicalPrior: Float = 0.002
    /// Pseudo-counts of all pairs of a word that do not occur in the text: keeps words seen once from explaining whatever stands opposite.
    public var unseenPrior: Float = 0.5
    /// Pseudo-counts of a pair for which the evidence is 1.
    public var evidenceWeight: Float = 5
    /// Prior probability that a word is linked to nothing.
    public var nullProbability: Float = 0.2
    /// Weight, in occurrences, of the fertility of all words in that of one word.
    public var fertilityPrior: Float = 4
    /// Score at which a link is made.
    public var threshold: Float = 0.3
    /// Pairs of more cells (words × words) than this are not aligned.
    public var maximumCells: Int = 1_000_000

    public init() {}

    /// Sweeps for a text of `pairs` pairs of sentences.
    func sweeps(pairs: Int) -> Int {
        if let sweeps { return max(1, sweeps) }
        return max(8, min(64, Int((5000 / Double(max(pairs, 1)).squareRoot()).rounded())))
    }
}
