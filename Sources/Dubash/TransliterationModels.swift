public import BitextModel
public import Dictionaries
public import Transliteration

/// Why there is no statistical transliteration for what was asked.
public enum TransliterationModelsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No models are shipped for this pair of scripts.
    case noModels(language: String, to: String)

    public var description: String {
        switch self {
        case .noModels(let language, let script): "no transliteration models for “\(language)” to \(script)"
        }
    }
}

/// Opens the shipped models of transliteration.
///
/// ```swift
/// let models = try TransliterationModels.open(.common, language: "hi", to: .latin, in: Toolkit.dictionaries())
/// WordTransliterator(models: models).transliterate("लगातार")   // "lagatar"
/// ```
public enum TransliterationModels {
    /// What the words are: a domain of its own each.
    public enum Domain: String, Sendable, CaseIterable {
        /// As people write in messages and subtitles.
        case common
        /// As English newspapers spell names.
        case names
    }

    /// How much work is done for a word.
    public enum Quality: String, Sendable, CaseIterable {
        /// Without the neural tagger, narrow search: thousands of words a second.
        case fast
        /// All models: hundreds of words a second.
        case best
    }

    /// Maps the models of `language` that write `target`; a few milliseconds. The table of answers for frequent words holds those of the best quality,
    /// and `fast` uses it too. Throws `TransliterationModelsError`, `DictionariesError`, `RankingRecipeError` or `ModelFileError`.
    public static func open(
        _ domain: Domain, language: String, to target: Script, quality: Quality = .best, in dictionaries: Dictionaries
    ) throws -> WordModels {
        let folder = "translit/models/\(language)"
        let name = "\(folder)/\(domain.rawValue).to-\(target.code)"
        guard dictionaries.exists("\(name).\(quality.rawValue).tsv") else {
            throw TransliterationModelsError.noModels(language: language, to: target.code)
        }
        let recipe = try RankingRecipe(
            dictionaries.text("\(name).\(quality.rawValue).tsv"), path: "\(dictionaries.path)/\(name).\(quality.rawValue).tsv")
        let answers = dictionaries.exists("\(name).answers.dub") ? try PairTable(path: "\(dictionaries.path)/\(name).answers.dub") : nil
        let attested =
            dictionaries.exists("\(name).attested.dub") ? try AttestedSpellings(path: "\(dictionaries.path)/\(name).attested.dub") : nil
        let native = try LanguageProfile.script(of: language, in: dictionaries)
        return WordModels(
            ranking: try RankingModels(recipe: recipe), answers: answers, attested: attested,
            sourceScript: target == .latin ? native : .latin,
            targetScript: target)
    }

    /// The words of names of a language; none where it has no such table.
    static func nameWords(language: String, in dictionaries: Dictionaries) throws -> NameWords {
        let file = "languages/\(language)/name-words.tsv"
        return dictionaries.exists(file) ? try NameWords(parsing: dictionaries.text(file), file: file) : NameWords()
    }

    /// What tells the silent vowels of a language's words; nil where it has no table of them.
    static func syllables(language: String, script: Script, in dictionaries: Dictionaries) throws -> SpokenSyllables? {
        let (letters, schwas) = ("translit/readable.\(script.code.lowercased()).tsv", "translit/schwa.\(language).tsv")
        let words = "translit/readable-words.\(language).tsv"
        guard dictionaries.exists(letters), dictionaries.exists(schwas) else { return nil }
        let table = try RomanizationTable(parsing: dictionaries.text(letters), file: letters)
        return SpokenSyllables(
            letters: table, schwas: try SchwaTable(parsing: dictionaries.text(schwas), file: schwas),
            words: dictionaries.exists(words) ? try WordReadings(parsing: dictionaries.text(words), file: words, letters: table) : nil)
    }

    /// Opens what spells whole names: answers of the best quality worked out beforehand (for the best spelling alone; `fast` has them too, unless `usesAnswers` is false), lists of names and loans, initials, titles, English words, and for the rest the models of `names`. Throws as
    /// `open` does.
    ///
    /// ```swift
    /// let names = try TransliterationModels.openNames(language: "hi", to: .latin, in: Toolkit.dictionaries())
    /// names.transliterate("ए. पी. जे. अब्दुल कलाम")   // "A. P. J. Abdul Kalam"
    /// ```
    public static func openNames(
        language: String, to target: Script, quality: Quality = .best, usesAnswers: Bool = true, in dictionaries: Dictionaries
    ) throws -> NameTransliterator {
        let letterNames = "languages/\(language)/letter-names.tsv"
        return try openNames(
            language: language, to: target, quality: quality, usesAnswers: usesAnswers,
            words: nameWords(language: language, in: dictionaries),
            acronyms: dictionaries.exists(letterNames)
                ? try LetterNameAcronyms(parsing: dictionaries.text(letterNames), file: letterNames) : nil, in: dictionaries)
    }

    /// The same with tables that are read already: the words of names, the names of letters, and, towards Latin, what tells the silent vowels (read here where it is nil).
    static func openNames(
        language: String, to target: Script, quality: Quality = .best, usesAnswers: Bool = true, words: NameWords,
        acronyms: LetterNameAcronyms?, syllables: SpokenSyllables? = nil, in dictionaries: Dictionaries
    ) throws -> NameTransliterator {
        let models = try open(.names, language: language, to: target, quality: quality, in: dictionaries)
        let folder = "translit/models/\(language)"
        let answers = "\(folder)/whole-names.to-\(target.code).answers.dub"
        return try NameTransliterator(
            model: WordTransliterator(models: models, remembering: 1 << 16),
            lexicon: dictionaries.exists("\(folder)/name-lexicon.dub")
                ? try NameLexicon(path: "\(dictionaries.path)/\(folder)/name-lexicon.dub") : nil,
            english: dictionaries.exists("\(folder)/english-spellings.dub")
                ? try EnglishSpellings(path: "\(dictionaries.path)/\(folder)/english-spellings.dub") : nil,
            acronyms: acronyms, words: words,
            answers: usesAnswers && dictionaries.exists(answers) ? try PairTable(path: "\(dictionaries.path)/\(answers)") : nil,
            syllables: target == .latin
                ? syllables ?? self.syllables(language: language, script: models.sourceScript, in: dictionaries) : nil,
            nativeBlock: models.nativeBlock)
    }
}
