public import BitextModel

/// Weights of the logistic regressions that turn comparisons into scores (`dictionaries/translit/matching/weights.tsv`).
///
/// Made by `Tools/fit-name-matcher.py` on names kept for development: true pairs against the nearest wrong ones.
public struct MatchWeights: Sendable {
    /// By pair of scripts, `left * 16 + right`: the weights of `WordFeatures`.
    private var words: [Int: [Float]] = [:]
    /// The weights of `NameFeatures`.
    let name: [Float]

    /// Columns: group ("name", or "word" and two scripts), feature, weight. Throws for an unknown group or feature, a weight that is no number, and a
    /// feature of names without a weight.
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
            guard parts.count == 3, parts[0] == "word", let left = sounds.scripts.firstIndex(of: String(parts[1])),
                let right = sounds.scripts.firstIndex(of: String(parts[2]))
            else { throw fail("unknown group '\(row.fields[0])'") }
            guard let place = WordFeatures.names.firstIndex(of: String(row.fields[1])) else {
                throw fail("words have no feature '\(row.fields[1])'")
            }
            for key in [left * 16 + right, right * 16 + left] {
                words[key, default: [Float](repeating: 0, count: WordFeatures.names.count)][place] = weight
            }
        }
        guard hasName else { throw DataTableError(file: file, line: 1, problem: "no weights of names") }
        self.name = name
    }

    func word(from left: UInt8, to right: UInt8) -> [Float]? { words[Int(left) * 16 + Int(right)] }
}

/// What a regression sees of two words.
enum WordFeatures {
    static let names = [
        "bias", "gain", "regret", "worst", "consonant", "first", "last", "regret-per-sound", "gain-share", "length", "faults",
        "root-regret",
        "root-worst", "same", "short",
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
            1 / length,
        ]
    }
}

/// What the last regression sees of two names.
struct NameFeatures: Sendable {
    static let names = [
        "bias", "worst-low", "worst-high", "mean", "evidence", "lost", "weak-worst", "missing-less", "missing-more", "conflicts",
        "initials",
        "initials-missing", "initials-conflict", "reordered", "joined", "weak-missing", "particles-missing", "single", "single-low",
        "single-high", "parents", "nothing",
    ]

    var values = [Float](repeating: 0, count: names.count)

    /// Log-odds, nats.
    func logOdds(_ weights: [Float]) -> Float {
        var sum: Float = 0
        for place in values.indices { sum += weights[place] * values[place] }
        return sum
    }
}
