public import BitextModel
public import Dictionaries
public import TextAnalysis

/// What is wrong with a language's data.
public enum LanguageProfileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No folder for the language; `known` are those there are.
    case unknownLanguage(String, known: [String])
    case missingKey(String, file: String)
    case badValue(key: String, value: String, file: String)

    public var description: String {
        switch self {
        case .unknownLanguage(let tag, let known): "no profile for language \(tag); there are: \(known.joined(separator: ", "))"
        case .missingKey(let key, let file): "\(file): no value for \(key)"
        case .badValue(let key, let value, let file): "\(file): \(value) is no value for \(key)"
        }
    }
}

/// A language as the toolkit knows it: the word lists of `dictionaries/languages/<tag>/`.
///
/// The only place where word lists become values; all code behind it names no language.
public struct LanguageProfile: Sendable {
    public let tag: LanguageTag
    /// English name, and the name in the language itself.
    public let name: String
    public let nativeName: String
    public let script: Script
    /// The language that the other side of a bilingual document is in.
    public let target: LanguageTag
    /// The tag of words of the language in Latin letters; nil where nothing tells them.
    public let romanized: LanguageTag?
    /// The digit zero of its script.
    public let digitZero: Unicode.Scalar?
    public let postpositions: Set<String>
    public let pronouns: Set<String>
    public let functionWords: Set<String>
    public let sentenceFinalWords: Set<String>
    public let honorifics: Set<String>
    /// Those behind a person's name that are no part of it (जी), also written together with it.
    public let honorificEndings: Set<String>
    /// Ends of words that no name has.
    public let commonEndings: Set<String>
    /// Words that name no one, besides those of the lexicon.
    public let commonWords: Set<String>
    public let titles: Set<String>
    public let tokenizerData: TokenizerData

    /// Words that are never names by themselves: postpositions, pronouns, function words and those that end sentences.
    public let ordinaryWords: Set<String>

    /// Tags of all languages that have a folder.
    public static func available(in dictionaries: Dictionaries) throws(DictionariesError) -> [String] {
        try dictionaries.files(in: "languages", suffix: "")
    }

    /// Reads the profile of `tag`. Throws when there is none, a list is missing or malformed.
    public init(_ tag: String, in dictionaries: Dictionaries) throws {
        let folder = "languages/\(tag)"
        let (file, values) = try Self.values(tag, in: dictionaries)
        func value(_ key: String) throws -> String {
            guard let value = values[key] else { throw LanguageProfileError.missingKey(key, file: file) }
            return value
        }
        func language(_ text: String, _ key: String) throws -> LanguageTag {
            guard let language = LanguageTag(text) else { throw LanguageProfileError.badValue(key: key, value: text, file: file) }
            return language
        }
        func script(_ text: String, _ key: String) throws -> Script {
            guard let script = Script(text) else { throw LanguageProfileError.badValue(key: key, value: text, file: file) }
            return script
        }
        func words(_ name: String) throws -> Set<String> {
            Set(try DataTable.words(parsing: dictionaries.text("\(folder)/\(name).txt"), file: "\(folder)/\(name).txt"))
        }
        self.tag = try language(value("tag"), "tag")
        name = try value("name")
        nativeName = try value("native-name")
        self.script = try script(value("script"), "script")
        target = try language(value("target"), "target")
        romanized = try values["romanized"].map { try language($0, "romanized") }
        let zero = try value("digit-zero").unicodeScalars
        guard zero.count == 1, zero.first?.properties.numericType == .decimal else {
            throw LanguageProfileError.badValue(key: "digit-zero", value: try value("digit-zero"), file: file)
        }
        digitZero = zero.first
        postpositions = try words("postpositions")
        pronouns = try words("pronouns")
        functionWords = try words("function-words")
        sentenceFinalWords = try words("sentence-final")
        honorifics = try words("honorifics")
        honorificEndings = try words("honorific-endings")
        commonEndings = try words("common-endings")
        commonWords = try words("common-words")
        titles = try words("titles")
        ordinaryWords = postpositions.union(pronouns).union(functionWords).union(sentenceFinalWords)

        var others: [Script: LanguageTag] = [:]
        for pair in try value("other-language").split(separator: "|") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2 else { throw LanguageProfileError.badValue(key: "other-language", value: String(pair), file: file) }
            others[try script(String(sides[0]), "other-language")] = try language(String(sides[1]), "other-language")
        }
        var models: [Script: TokenLanguageModel] = [:]
        if let pair = values["language-model"] {
            let sides = pair.split(separator: "=")
            guard sides.count == 2 else { throw LanguageProfileError.badValue(key: "language-model", value: pair, file: file) }
            let path = "\(folder)/\(sides[1])"
            if dictionaries.exists(path) {
                models[try script(String(sides[0]), "language-model")] = try TokenLanguageModel(path: "\(dictionaries.path)/\(path)")
            }
        }
        let lettersFile = "\(folder)/letter-names.tsv"
        let letterRows = try DataTable(parsing: dictionaries.text(lettersFile), file: lettersFile, columns: 2).rows
        tokenizerData = TokenizerData(
            language: self.tag, script: self.script, otherLanguages: others, abbreviations: try words("abbreviations"),
            letterNames: Set(letterRows.flatMap { $0.list(1).map(String.init) }),
            ordinaryWords: ordinaryWords.union(honorifics),
            neverFinalWords: postpositions, sentenceFinalWords: sentenceFinalWords, ordinalSuffixes: try words("ordinal-suffixes"),
            colonPrefixes: try words("colon-prefixes"),
            topLevelDomains: Set(
                try DataTable.words(parsing: dictionaries.text("rules/top-level-domains.txt"), file: "rules/top-level-domains.txt")),
            languageModels: models)
    }

    /// The script of a language, without its word lists. Throws when there is no profile of `tag`, or it names no script.
    static func script(of tag: String, in dictionaries: Dictionaries) throws -> Script {
        let (file, values) = try values(tag, in: dictionaries)
        guard let code = values["script"] else { throw LanguageProfileError.missingKey("script", file: file) }
        guard let script = Script(code) else { throw LanguageProfileError.badValue(key: "script", value: code, file: file) }
        return script
    }

    /// The keys of a profile with their values, and its file.
    private static func values(_ tag: String, in dictionaries: Dictionaries) throws -> (file: String, values: [String: String]) {
        let known = try Self.available(in: dictionaries)
        guard known.contains(tag) else { throw LanguageProfileError.unknownLanguage(tag, known: known) }
        let file = "languages/\(tag)/profile.tsv"
        var values: [String: String] = [:]
        for row in try DataTable(parsing: dictionaries.text(file), file: file, columns: 2).rows {
            values[String(row.fields[0])] = String(row.fields[1])
        }
        return (file, values)
    }

    /// A tokenizer for this language: compiles the rules (about 30 ms), or takes the compiled ones that a run before has kept (`keepsRules`, in the folder of glossary indexes). For further tasks, clone it.
    public func makeTokenizer(in dictionaries: Dictionaries, keepsRules: Bool = true) throws -> Tokenizer {
        let cache = BreakRulesCache(folder: keepsRules ? GlossaryIndexCache.standardFolder : nil)
        return Tokenizer(
            words: try cache.iterator(rules: dictionaries.text("rules/word.rules")),
            graphemes: try cache.iterator(rules: dictionaries.text("rules/grapheme.rules")), data: tokenizerData)
    }
}
