public import BitextModel

/// Weights of the logistic regressions that turn comparisons into scores (`dictionaries/translit/matching/weights.tsv`).
///
/// Made by `Tools/fit-name-matcher.py` on names kept for development: true pairs against the nearest wrong ones.
public struct MatchWeights: Sendable {
    /// By pair of scripts, `left * 16 + right`: the weights of `WordFeatures`.
    private var words: [Int: [Float]] = [:]
    /// By pair of scripts: the weights of `ModelFeatures`.
    private var models: [Int: [Float]] = [:]
    /// The weights of `NameFeatures`.
    let name: [Float]

    /// Columns: group ("name", or "word" or "models" and two scripts), feature, weight. Throws for an unknown group or feature, a weight that is no
    /// number, and a feature of names without a weight.
    public init(parsing text: String, file: String, sounds: SoundTable) throws(DataTableError) {
        var name = [Float](repeating: 0, count: NameFeatures.names.count)
        var hasName = false
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard let weight = Float(row.fields[2]), weight.isFinite else { throw fail("'\(row.fields[2])' is no weight") }
            if row.fields[0] == "name" {
                guard let place = NameFeatures.names.firstIndex(of: String(row.fields[1])) else {
                    throw fail("names have no feature '\(row.fields[1])'")
                }
                name[place] = weight
                hasName = true
                continue
            }
            let parts = row.fields[0].split(separator: " ")
            guard parts.count == 3, parts[0] == "word" || parts[0] == "models", let left = sounds.scripts.firstIndex(of: String(parts[1])),
                let right = sounds.scripts.firstIndex(of: String(parts[2]))
            else { throw fail("unknown group '\(row.fields[0])'") }
            let isOfModels = parts[0] == "models"
            let features = isOfModels ? ModelFeatures.names : WordFeatures.names
            guard let place = features.firstIndex(of: String(row.fields[1])) else { throw fail("words have no feature '\(row.fields[1])'") }
            let none = [Float](repeating: 0, count: features.count)
            for key in [left * 16 + right, right * 16 + left] {
                if isOfModels { models[key, default: none][place] = weight } else { words[key, default: none][place] = weight }
            }
        }
        guard hasName else { throw DataTableError(file: file, line: 1, problem: "no weights of names") }
        self.name = name
    }

    func word(from left: UInt8, to right: UInt8) -> [Float]? { words[Int(left) * 16 + Int(right)] }
    func models(from left: UInt8, to right: UInt8) -> [Float]? { models[Int(left) * 16 + Int(right)] }
}

/// What a regression sees of two words.
enum WordFeatures {
    static let names = [
        "bias", "gain", "regret", "worst", "consonant", "first", "last", "regret-per-sound", "gain-share", "length", "faults",
        "root-regret",
        "root-worst", "same", "short", "end", "end-alone", "end-vowel",
    ]

    static func dot(_ weights: [Float], _ comparison: WordComparison, isSame: Bool) -> Float {
        let features = values(comparison, isSame: isSame)
        var sum: Float = 0
        for place in features.indices { sum += weights[place] * features[place] }
        return sum
    }

    static func values(_ comparison: WordComparison, isSame: Bool) -> [Float] {
        let length = Float(max(1, comparison.length))
        return [
            1, comparison.gain / 10, comparison.regret / 10, comparison.worst / 5, comparison.worstConsonant / 5, comparison.first / 5,
            comparison.last / 5, comparison.regret / length, comparison.gain / max(1, comparison.possible), length / 20,
            Float(comparison.faults) / 3, comparison.regret.squareRoot(), comparison.worst.squareRoot(), isSame ? 1 : 0,
            1 / length, comparison.end / 5, comparison.isEndAlone ? min(4, comparison.end) / 4 : 0,
            comparison.isEndVowel ? min(6, comparison.end) / 6 : 0,
        ]
    }
}

/// What a regression sees of two words where the models know their scripts: what their sounds say, and what their letters do.
enum ModelFeatures {
    static let names =
        WordFeatures.names + [
            "latin-given", "native-given", "latin-per-letter", "native-per-letter", "root-latin", "root-native", "weaker", "mutual",
            "unseen",
        ]

    static func dot(_ weights: [Float], _ comparison: WordComparison, _ likelihood: SpellingLikelihood) -> Float {
        let features = values(comparison, likelihood)
        var sum: Float = 0
        for place in features.indices { sum += weights[place] * features[place] }
        return sum
    }

    static func values(_ comparison: WordComparison, _ likelihood: SpellingLikelihood) -> [Float] {
        let (n, m) = (Float(max(1, likelihood.latinLength)), Float(max(1, likelihood.nativeLength)))
        // What a model has never seen is less likely than what it has.
        let latin = max(-30, min(0, likelihood.latinGivenNative ?? -3 * n - 6))
        let native = max(-30, min(0, likelihood.nativeGivenLatin ?? -3 * m - 6))
        let mutual = (latin - likelihood.latin + native - likelihood.native) / 2
        let unseen: Float = (likelihood.latinGivenNative == nil ? 1 : 0) + (likelihood.nativeGivenLatin == nil ? 1 : 0)
        return WordFeatures.values(comparison, isSame: false) + [
            latin / 10, native / 10, latin / n, native / m, (-latin).squareRoot(), (-native).squareRoot(), min(latin, native) / 10,
            mutual / 10, unseen,
        ]
    }
}

/// What the last regression sees of two names.
struct NameFeatures: Sendable {
    static let names = [
        "bias", "worst-low", "worst-high", "mean", "evidence", "lost", "weak-worst", "missing-less", "missing-more", "conflicts",
        "initials",
        "initials-missing", "initials-conflict", "reordered", "joined", "weak-missing", "particles-missing", "single", "single-low",
        "single-high", "parents", "nothing", "letters", "abridged", "weak-conflicts",
    ]

    var values = [Float](repeating: 0, count: names.count)

    /// Log-odds, nats.
    func logOdds(_ weights: [Float]) -> Float {
        var sum: Float = 0
        for place in values.indices { sum += weights[place] * values[place] }
        return sum
    }
}
