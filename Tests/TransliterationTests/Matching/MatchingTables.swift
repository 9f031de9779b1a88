import BitextModel
import Dictionaries

@testable import Transliteration

/// The shipped tables of name matching, read once.
enum MatchingTables {
    static let matcher: Result<NameMatcher, any Error> = Result {
        let dictionaries = try Dictionaries.find()
        let folder = "translit/matching"
        let sounds = try SoundTable(parsing: dictionaries.text("\(folder)/sounds.tsv"), file: "sounds.tsv")
        func file(_ name: String) throws -> MatchingWords.File { MatchingWords.File(name: name, text: try dictionaries.text(name)) }
        return NameMatcher(
            sounds: sounds, costs: try SoundCosts(parsing: dictionaries.text("\(folder)/costs.tsv"), file: "costs.tsv", sounds: sounds),
            words: try MatchingWords(
                files: [file("\(folder)/matching-words.tsv"), file("languages/hi/matching-words.tsv")],
                letterNames: [file("languages/hi/letter-names.tsv")], sounds: sounds),
            frequencies: try NameFrequencies(parsing: dictionaries.text("\(folder)/rarities.tsv"), file: "rarities.tsv", sounds: sounds),
            weights: try MatchWeights(parsing: dictionaries.text("\(folder)/weights.tsv"), file: "weights.tsv", sounds: sounds))
    }
}
