/// One spelling in another script, and how likely it is.
public struct TransliterationCandidate: Hashable, Sendable {
    public var text: String
    /// Natural logarithm of a probability, 0 at most.
    public var logProbability: Double

    public init(text: String, logProbability: Double) {
        self.text = text
        self.logProbability = logProbability
    }
}

/// Writes words of one script in another.
public protocol Transliterator: Sendable {
    var sourceScript: Script { get }
    var targetScript: Script { get }

    /// Up to `limit` spellings of `word`, best first, at least one for any word. A word without a letter of `sourceScript` comes
    /// back unchanged.
    func candidates(for word: String, limit: Int) -> [TransliterationCandidate]
}

extension Transliterator {
    /// The best spelling.
    public func transliterate(_ word: String) -> String {
        candidates(for: word, limit: 1).first?.text ?? word
    }
}
