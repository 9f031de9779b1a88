internal import BitextModel
internal import Dictionaries
internal import TextAnalysis
internal import Transliteration

/// What `NativeRespeller` works with, shared by all tasks.
struct RespellingResources: Sendable {
    /// Words as people write them, and names, to the native script; names to Latin.
    let models: WordModels
    let names: NameTransliterator
    let toLatin: NameTransliterator
    let letterNames: LetterNameAcronyms
    let context: SentenceTransliterator?
    let short: ShortSpellings?
    /// What the other language's words cut short stand for: `pls`.
    let shortLoans: ShortSpellings?
    /// Usual spellings of the other language's words.
    let loanWords: LoanWords?
    /// Those of them that are set by hand: they hold where the word is taken for one of the language's own, too.
    let sureLoans: LoanWords?
    /// Words of the other language that serve grammar, and two words together.
    let grammarWords: Set<String>
    /// Words of the language itself that serve grammar.
    let functionWords: Set<String>
    let honorifics: Set<String>
    /// What tells whether a text says a word of a glossary's name.
    let matcher: NameMatcher
    /// Words left as they are in any text (`lol`); behind "0 ", those left only behind a number (`0 am`).
    let keptWords: ShortSpellings?
    /// The tag of words of the language in Latin letters.
    let romanized: LanguageTag
    /// The usual language of words in Latin letters.
    let other: LanguageTag?
    let respellsLoans: Bool
    let isOrdinary: @Sendable (Substring) -> Bool
    private let languages: TokenLanguageModel
    private let otherPlace: Int?

    /// Nil where the language has no model that tells its words in Latin letters apart. Throws when a file is damaged.
    init?(
        profile: LanguageProfile, respellsLoans: Bool, letterNames: LetterNameAcronyms, matcher: NameMatcher,
        isOrdinary: @escaping @Sendable (Substring) -> Bool, dictionaries: Dictionaries
    ) throws {
        guard let languages = profile.tokenizerData.languageModels[.latin], let romanized = profile.romanized else { return nil }
        let language = profile.tag.tag
        let folder = "languages/\(language)"
        models = try TransliterationModels.open(.common, language: language, to: profile.script, in: dictionaries)
        names = try TransliterationModels.openNames(language: language, to: profile.script, in: dictionaries)
        toLatin = try TransliterationModels.openNames(language: language, to: .latin, in: dictionaries)
        self.letterNames = letterNames
        context =
            dictionaries.exists("\(folder)/word-pairs.dub")
            ? SentenceTransliterator(model: try WordPairModel(path: "\(dictionaries.path)/\(folder)/word-pairs.dub")) : nil
        let usual = profile.tokenizerData.otherLanguages[.latin]
        func shortSpellings(_ language: LanguageTag) throws -> ShortSpellings? {
            guard dictionaries.exists("\(folder)/chat-words.tsv") else { return nil }
            return try ShortSpellings(
                parsing: dictionaries.text("\(folder)/chat-words.tsv"), file: "\(folder)/chat-words.tsv", language: language)
        }
        short = try shortSpellings(romanized)
        shortLoans = try usual.flatMap { try shortSpellings($0) }
        keptWords = try LanguageTag("zxx").flatMap { try shortSpellings($0) }
        self.matcher = matcher
        func loans(_ name: String) throws -> LoanWords? {
            guard dictionaries.exists("\(folder)/\(name)") else { return nil }
            return try LoanWords(parsing: dictionaries.text("\(folder)/\(name)"), file: "\(folder)/\(name)")
        }
        sureLoans = try loans("loan-spellings.tsv")
        loanWords = try loans("loan-words.tsv")?.merging(sureLoans) ?? sureLoans
        grammarWords =
            dictionaries.exists("\(folder)/other-language-words.txt")
            ? Set(
                try DataTable.words(
                    parsing: dictionaries.text("\(folder)/other-language-words.txt"), file: "\(folder)/other-language-words.txt")) : []
        functionWords = profile.ordinaryWords
        honorifics = profile.honorifics
        self.romanized = romanized
        self.respellsLoans = respellsLoans
        self.isOrdinary = isOrdinary
        self.languages = languages
        other = usual
        otherPlace = languages.languages.firstIndex { $0 == usual }
    }

    /// Whether a text in small letters is a word of the language that is listed by hand: banda is no town.
    func isDailyWord(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (0x61...0x7A).contains($0) } && !(short?.meanings(of: String(text)).isEmpty ?? true)
    }

    /// Whether a word, in lower case, is left as it is. `followsNumber`: a number stands before it, a space between or none.
    func isKept(_ word: String, followsNumber: Bool) -> Bool {
        guard let keptWords else { return false }
        return !keptWords.meanings(of: word).isEmpty || followsNumber && !keptWords.meanings(of: "0 " + word).isEmpty
    }

    /// Whether a word in capitals is one of the other language's words, not a row of letters: THE, but not RBI.
    func isSpoken(_ word: String) -> Bool {
        guard let otherPlace else { return false }
        return languages.ranks(of: Array(word.utf8)[...])[otherPlace] >= 4
    }
}
