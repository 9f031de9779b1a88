import BitextModel
import Dictionaries

@testable import Transliteration

/// The shipped tables of name matching, read once.
enum MatchingTables {
    static let matcher = Result { try make(usesModels: true) }
    /// Without the models of both directions.
    static let matcherBySounds = Result { try make(usesModels: false) }

    private static func make(usesModels: Bool) throws -> NameMatcher {
        let dictionaries = try Dictionaries.find()
        let folder = "translit/matching"
        let sounds = try SoundTable(
            parsing: dictionaries.text("\(folder)/sounds.tsv"), file: "sounds.tsv",
            otherLetters: OtherLetters(parsing: dictionaries.text("\(folder)/letters.tsv"), file: "letters.tsv"))
        func file(_ name: String) throws -> MatchingWords.File { MatchingWords.File(name: name, text: try dictionaries.text(name)) }
        func path(_ name: String) -> String { "\(dictionaries.path)/translit/models/hi/\(name).dub" }
        let models =
            usesModels
            ? SpellingModels(
                toLatin: try JointSequenceModel(path: path("names.to-Latn")), toNative: try JointSequenceModel(path: path("names.to-Deva")),
                latin: try LetterModel(path: path("names-latin.letters")), native: try LetterModel(path: path("names-native.letters")),
                nativeScript: "Deva", sounds: sounds) : nil
        return NameMatcher(
            sounds: sounds, costs: try SoundCosts(parsing: dictionaries.text("\(folder)/costs.tsv"), file: "costs.tsv", sounds: sounds),
            words: try MatchingWords(
                files: [file("\(folder)/matching-words.tsv"), file("languages/hi/matching-words.tsv")],
                letterNames: [file("languages/hi/letter-names.tsv")], sounds: sounds),
            frequencies: try NameFrequencies(parsing: dictionaries.text("\(folder)/rarities.tsv"), file: "rarities.tsv", sounds: sounds),
            weights: try MatchWeights(parsing: dictionaries.text("\(folder)/weights.tsv"), file: "weights.tsv", sounds: sounds),
            models: models)
    }
}
