public import BitextModel

/// What people wrote for a word, and how often: a table of pairs whose spellings alternate with counts.
///
/// A word seen a thousand times needs no model; one seen twice needs one. So the probability of a spelling is a mixture: share of the counts, with the
/// weight n / (n + 15) for n sightings, and the ranking's for the rest (interpolation after Witten & Bell 1991, with a fixed mass for the unseen).
public struct AttestedSpellings: Sendable {
    /// Sightings at which counts and ranking weigh the same: set so that a handful of misprints cannot outvote the models.
    static let half = 15.0

    private let table: PairTable

    public init(path: String) throws(ModelFileError) { table = try PairTable(path: path) }

    init(table: PairTable) { self.table = table }

    /// Spellings of `word` with counts, most frequent first.
    func spellings(of word: String) -> [(text: String, count: Int)] {
        let fields = table.spellings(of: word)
        var result: [(text: String, count: Int)] = []
        var place = 0
        while place + 1 < fields.count {
            if let count = Int(fields[place + 1]), count > 0 { result.append((fields[place], count)) }
            place += 2
        }
        return result
    }

    /// The candidates of a ranking with the counts of `word` mixed in, best first.
    func mixed(_ candidates: [TransliterationCandidate], for word: String, limit: Int) -> [TransliterationCandidate] {
        let seen = spellings(of: word)
        let total = Double(seen.reduce(0) { $0 + $1.count })
        guard total > 0 else { return candidates }
        return candidates.mixed(
            with: seen.map { ($0.text, Double($0.count) / total) }, weight: total / (total + Self.half), limit: limit)
    }
}
