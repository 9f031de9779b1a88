public import Transliteration

/// What tells how like a name in the text and a term are.
public struct NearNames: Sendable {
    /// Compares names across scripts.
    public let matcher: NameMatcher
    /// Compares spellings in one script.
    public let distances: SpellingDistances

    public init(matcher: NameMatcher, distances: SpellingDistances) {
        self.matcher = matcher
        self.distances = distances
    }
}
