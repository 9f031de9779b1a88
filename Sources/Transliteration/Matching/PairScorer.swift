/// A model that says how likely a word of one script is as the spelling of a word of another: what a transliteration model gives name matching.
///
/// Called with single words in the form of `WordNormalizer`. Implementations own what they need to be called from several tasks at once.
public protocol PairScorer: Sendable {
    /// Natural logarithm of P(target | source), 0 at most; nil when the model cannot make one of the other.
    func logProbability(of target: String, given source: String) -> Double?
}
