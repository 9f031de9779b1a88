public import Terminology

/// What a pipeline does, frozen once it is made.
public struct PipelineOptions: Sendable {
    /// Language of the source: a folder of `dictionaries/languages`. Default: Hindi.
    public var language: String
    /// Glossaries of the user, before the built-in ones in priority.
    public var glossaries: [Glossary]
    /// Whether the built-in glossaries are used.
    public var usesBuiltInGlossaries: Bool
    /// Mentions below this score (0–1) are left out.
    public var minimumScore: Double
    /// Whether a line end ends a sentence; if not, only a blank line does.
    public var lineEndsEndSentences: Bool
    /// Whether each line is one sentence already.
    public var isSegmented: Bool
    /// Whether tokens are separated by white space already.
    public var isTokenized: Bool

    public init(
        language: String = "hi", glossaries: [Glossary] = [], usesBuiltInGlossaries: Bool = true, minimumScore: Double = 0,
        lineEndsEndSentences: Bool = true, isSegmented: Bool = false, isTokenized: Bool = false
    ) {
        self.language = language
        self.glossaries = glossaries
        self.usesBuiltInGlossaries = usesBuiltInGlossaries
        self.minimumScore = minimumScore
        self.lineEndsEndSentences = lineEndsEndSentences
        self.isSegmented = isSegmented
        self.isTokenized = isTokenized
    }
}
