public import Terminology

/// What a pipeline does, frozen once it is made.
public struct PipelineOptions: Sendable {
    /// Language of the source: a folder of `dictionaries/languages`. Default: Hindi.
    public var language: String
    /// Glossaries of the user, before the built-in ones in priority.
    public var glossaries: [Glossary]
    /// More of them, behind those, which are read only where no index of them is kept.
    public var glossaryFiles: [GlossaryFile] = []
    /// Whether the built-in glossaries are used.
    public var usesBuiltInGlossaries: Bool
    /// What is done about names that no glossary has.
    public enum UnknownNames: String, Sendable, CaseIterable {
        /// Found, and spelled in English by all models: one to five milliseconds for a name not met before.
        case best
        /// Found, and spelled without the neural tagger: several times as fast.
        case fast
        /// Not looked for.
        case none
    }

    public var unknownNames: UnknownNames
    /// Whether the compiled index of the glossaries, and with the built-in ones what is known of usual words, is kept for the next run (`$XDG_CACHE_HOME/dubash`, `~/.cache/dubash`).
    public var keepsIndexes = true
    /// Mentions below this score (0–1) are left out.
    public var minimumScore: Double
    /// Probability (0–1) at which a name that no glossary has is taken: of a person, and of a place or an organization.
    public var leastProbability = 0.45
    public var leastOfPlaces = 0.5
    /// The same for a name all of whose words are ordinary words of the language: of a place or an organization (पश्चिमी देशों), and of a person (कोमल).
    public var leastOfOrdinaryWords = 0.85
    public var leastOfOrdinaryPeople = 0.7
    /// Probability (0–1) at which such a name is taken in place of a shorter one of a glossary inside it.
    public var sureOfLongerNames = 0.85
    /// Whether words of the language in Latin letters are made ready to be written in its script (`normalize --script`), and loans with them.
    public var respells = false
    public var respellsLoans = true
    /// Whether terms of the glossaries are found that the text spells otherwise (लेवरोव for लावरोव).
    public var findsNearMatches = true
    /// Whether dates, amounts and measures are mentions (`15 अगस्त 1947`, `2.5 करोड़ रुपये`).
    public var findsQuantities = true
    /// Whether a line end ends a sentence; if not, only a blank line does.
    public var lineEndsEndSentences: Bool
    /// Whether each line is one sentence already.
    public var isSegmented: Bool
    /// Whether tokens are separated by white space already.
    public var isTokenized: Bool

    public init(
        language: String = "hi", glossaries: [Glossary] = [], usesBuiltInGlossaries: Bool = true, unknownNames: UnknownNames = .best,
        minimumScore: Double = 0,
        lineEndsEndSentences: Bool = true, isSegmented: Bool = false, isTokenized: Bool = false
    ) {
        self.language = language
        self.glossaries = glossaries
        self.usesBuiltInGlossaries = usesBuiltInGlossaries
        self.unknownNames = unknownNames
        self.minimumScore = minimumScore
        self.lineEndsEndSentences = lineEndsEndSentences
        self.isSegmented = isSegmented
        self.isTokenized = isTokenized
    }

    /// All glossaries of the user as values, read where they are files. Throws what reading throws.
    func readGlossaries() throws -> [Glossary] { try glossaries + glossaryFiles.map { try $0.glossary() } }
}
