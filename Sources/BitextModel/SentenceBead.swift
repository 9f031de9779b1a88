/// Source sentences that are translated by target sentences (Gale and Church, "A Program for Aligning Sentences in Bilingual
/// Corpora", Computational Linguistics 19, 1993): m to n, where one side may be empty.
public struct SentenceBead: Hashable, Sendable {
    /// Indexes of source sentences, from 0.
    public var source: Range<Int>
    /// Indexes of target sentences, from 0.
    public var target: Range<Int>
    /// 0–1.
    public var score: Double

    public init(source: Range<Int>, target: Range<Int>, score: Double) {
        self.source = source
        self.target = target
        self.score = score
    }
}
