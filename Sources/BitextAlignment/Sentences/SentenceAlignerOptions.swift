/// How `SentenceAligner` weighs words, lengths and kinds of beads. Weights are in the units of a word's rarity (natural logarithm).
public struct SentenceAlignerOptions: Sendable {
    /// Share of a bead's weight of words that must agree for it to be worth more than sentences left alone.
    public var coverage: Float = 0.12
    /// Weight of half the squared deviation of lengths.
    public var lengthWeight: Float = 0.35
    /// The greatest half squared deviation that counts.
    public var lengthLimit: Float = 40
    /// Cost of each sentence of a bead beyond 1-1.
    public var mergeCost: Float = 12
    /// Cost of a bead with several sentences on both sides.
    public var crossCost: Float = 8
    /// Cost of a sentence left alone.
    public var nullCost: Float = 0
    /// Cost of a bead that runs over a paragraph's end on one side, where both sides have paragraphs.
    public var paragraphCost: Float = 4
    /// Worth of a bead that ends a paragraph on both sides.
    public var paragraphBonus: Float = 3
    /// Most sentences of one side in a bead that the search considers; longer ones are made of what is left alone beside it.
    public var longestBead: Int = 4
    /// Sentences to either side of the coarse path that the search considers.
    public var band: Int = 24
    /// Up to so many cells (sentences × sentences) all are considered.
    public var completeSearch: Int = 250_000
    /// Whether words are learned from the document and it is aligned again.
    public var learnsFromDocument = true
    /// The greatest rarity of a word.
    public var greatestRarity: Float = 9

    public init() {}
}
