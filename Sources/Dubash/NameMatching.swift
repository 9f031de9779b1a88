internal import BitextModel
public import Dictionaries
public import Transliteration

/// Name matching with the shipped tables.
public enum NameMatching {
    /// The matcher for names as a language and English write them. Reads `dictionaries/translit/matching/`, the language's `matching-words.tsv`
    /// where it has one, and its `letter-names.tsv`; costs about 10 ms. With `usesModels` also the models of names in both directions, where they are
    /// shipped. Throws where a table or a model is missing or malformed.
    public static func matcher(language tag: String, usesModels: Bool = true, in dictionaries: Dictionaries) throws -> NameMatcher {
        let folder = "translit/matching"
        func text(_ name: String) throws -> String { try dictionaries.text("\(folder)/\(name)") }
        func file(_ name: String) throws -> MatchingWords.File { MatchingWords.File(name: name, text: try dictionaries.text(name)) }
        let sounds = try Self.sounds(in: dictionaries)
        let costs = try SoundCosts(parsing: text("costs.tsv"), file: "\(folder)/costs.tsv", sounds: sounds)
        var wordFiles = [try file("\(folder)/matching-words.tsv")]
        if dictionaries.exists("languages/\(tag)/matching-words.tsv") { wordFiles.append(try file("languages/\(tag)/matching-words.tsv")) }
        let words = try MatchingWords(files: wordFiles, letterNames: [file("languages/\(tag)/letter-names.tsv")], sounds: sounds)
        let frequencies = try NameFrequencies(parsing: text("rarities.tsv"), file: "\(folder)/rarities.tsv", sounds: sounds)
        let weights = try MatchWeights(parsing: text("weights.tsv"), file: "\(folder)/weights.tsv", sounds: sounds)
        let models = usesModels ? try spellingModels(language: tag, sounds: sounds, in: dictionaries) : nil
        return NameMatcher(sounds: sounds, costs: costs, words: words, frequencies: frequencies, weights: weights, models: models)
    }

    private static func sounds(in dictionaries: Dictionaries) throws -> SoundTable {
        let folder = "translit/matching"
        return try SoundTable(
            parsing: dictionaries.text("\(folder)/sounds.tsv"), file: "\(folder)/sounds.tsv",
            otherLetters: OtherLetters(parsing: dictionaries.text("\(folder)/letters.tsv"), file: "\(folder)/letters.tsv"))
    }

    /// Distances of spellings in one script, from the shipped table. Throws where a table is missing or malformed.
    public static func distances(in dictionaries: Dictionaries) throws -> SpellingDistances {
        let file = "translit/matching/spelling-distances.tsv"
        return try SpellingDistances(parsing: dictionaries.text(file), file: file, sounds: sounds(in: dictionaries))
    }

    /// Nil where no models of names are shipped for the language.
    private static func spellingModels(language tag: String, sounds: SoundTable, in dictionaries: Dictionaries) throws -> SpellingModels? {
        let folder = "translit/models/\(tag)"
        let native = try LanguageProfile.script(of: tag, in: dictionaries).code
        let files = ["names.to-Latn", "names.to-\(native)", "names-latin.letters", "names-native.letters"].map { "\(folder)/\($0).dub" }
        guard files.allSatisfy(dictionaries.exists) else { return nil }
        let paths = files.map { "\(dictionaries.path)/\($0)" }
        return SpellingModels(
            toLatin: try JointSequenceModel(path: paths[0]), toNative: try JointSequenceModel(path: paths[1]),
            latin: try LetterModel(path: paths[2]), native: try LetterModel(path: paths[3]), nativeScript: native, sounds: sounds)
    }
}
