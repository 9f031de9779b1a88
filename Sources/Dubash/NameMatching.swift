internal import BitextModel
public import Dictionaries
public import Transliteration

/// Name matching with the shipped tables.
public enum NameMatching {
    /// The matcher for names as a language and English write them. Reads `dictionaries/translit/matching/`, the language's `matching-words.tsv`
    /// where it has one, and its `letter-names.tsv`; costs about 10 ms. Throws where a table is missing or malformed.
    public static func matcher(language tag: String, in dictionaries: Dictionaries) throws -> NameMatcher {
        let folder = "translit/matching"
        func text(_ name: String) throws -> String { try dictionaries.text("\(folder)/\(name)") }
        func file(_ name: String) throws -> MatchingWords.File { MatchingWords.File(name: name, text: try dictionaries.text(name)) }
        let sounds = try SoundTable(parsing: text("sounds.tsv"), file: "\(folder)/sounds.tsv")
        let costs = try SoundCosts(parsing: text("costs.tsv"), file: "\(folder)/costs.tsv", sounds: sounds)
        var wordFiles = [try file("\(folder)/matching-words.tsv")]
        if dictionaries.exists("languages/\(tag)/matching-words.tsv") { wordFiles.append(try file("languages/\(tag)/matching-words.tsv")) }
        let words = try MatchingWords(files: wordFiles, letterNames: [file("languages/\(tag)/letter-names.tsv")], sounds: sounds)
        let frequencies = try NameFrequencies(parsing: text("rarities.tsv"), file: "\(folder)/rarities.tsv", sounds: sounds)
        let weights = try MatchWeights(parsing: text("weights.tsv"), file: "\(folder)/weights.tsv", sounds: sounds)
        return NameMatcher(sounds: sounds, costs: costs, words: words, frequencies: frequencies, weights: weights)
    }
}
