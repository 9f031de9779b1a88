public import BitextModel

/// What the tokenizer knows of a language: word lists, no code.
public struct TokenizerData: Sendable {
    /// The language of text in its own script, and that script.
    public var language: LanguageTag
    public var script: Script
    /// The language that letters of another script are taken for where nothing else tells.
    public var otherLanguages: [Script: LanguageTag]
    /// What tells the languages of words in another script apart.
    public var languageModels: [Script: TokenLanguageModel]
    /// Words written with a full stop that ends no sentence, without the stop: डॉ, कि.मी, Mr.
    public var abbreviations: Set<String>
    /// Names of foreign letters as they are written in initials: ए, बी, डब्ल्यू.
    public var letterNames: Set<String>
    /// Words that end sentences or stand everywhere: a letter name among them (आई, के, जी) is an initial only beside another, or where nothing stands before it.
    public var ordinaryWords: Set<String>
    /// Those of them that no sentence ends with: a letter name among them (के) with a full stop is an initial.
    public var neverFinalWords: Set<String>
    /// Words that commonly stand right before the end of a sentence: है, था.
    public var sentenceFinalWords: Set<String>
    /// What makes digits an ordinal when written behind them: वीं, वां.
    public var ordinalSuffixes: Set<String>
    /// Word beginnings after which a colon stands for a visarga: दु:ख, अंत:करण.
    public var colonPrefixes: Set<String>
    /// Endings of host names.
    public var topLevelDomains: Set<String>

    public init(
        language: LanguageTag, script: Script, otherLanguages: [Script: LanguageTag] = [.latin: .english], abbreviations: Set<String> = [],
        letterNames: Set<String> = [], ordinaryWords: Set<String> = [], neverFinalWords: Set<String> = [],
        sentenceFinalWords: Set<String> = [],
        ordinalSuffixes: Set<String> = [], colonPrefixes: Set<String> = [],
        topLevelDomains: Set<String> = [], languageModels: [Script: TokenLanguageModel] = [:]
    ) {
        self.language = language
        self.script = script
        self.otherLanguages = otherLanguages
        self.languageModels = languageModels
        self.abbreviations = abbreviations
        self.letterNames = letterNames
        self.ordinaryWords = ordinaryWords
        self.neverFinalWords = neverFinalWords
        self.sentenceFinalWords = sentenceFinalWords
        self.ordinalSuffixes = ordinalSuffixes
        self.colonPrefixes = colonPrefixes
        self.topLevelDomains = topLevelDomains
    }
}
