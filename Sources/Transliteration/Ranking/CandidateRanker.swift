#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif
public import BitextModel

/// Gathers candidates of a word from every part of a recipe and ranks them by a weighted sum of their measures.
///
/// A log-linear model (Och & Ney 2002, "Discriminative Training and Maximum Entropy Models for Statistical Machine Translation", ACL); its
/// probabilities are those among the candidates gathered. Owns working memory: one for each task.
public final class CandidateRanker {
    /// Words longer than this are not looked at as a whole by the statistical models.
    public static let longestWord = 64

    private let parts: [any CandidateScorer]
    private let firstMeasures: [Int]
    /// Names of all measures in order.
    public let measures: [String]
    private let weights: [Float]
    private let letters: [Alphabet]
    private var candidates = CandidateList()
    private var values: [Float] = []

    public init(models: RankingModels) {
        parts = models.makeParts()
        var names: [String] = []
        var first: [Int] = []
        for part in parts {
            first.append(names.count)
            names += part.measures
        }
        measures = names
        letters = models.sourceAlphabets
        firstMeasures = first
        weights = names.map { Float(models.recipe.weights[$0] ?? 0) }
    }

    /// Whether a model of the ranking knows the letter.
    public func reads(_ scalar: Unicode.Scalar) -> Bool { letters.contains { $0.number(of: scalar) != Alphabet.unknown } }

    /// Up to `limit` candidates of `word` (normalized), best first. None when no part knows its letters.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        let count = gather(word)
        guard count > 0 else { return [] }
        var scores: [Float] = []
        for place in 0..<count {
            var score: Float = 0
            for (measure, weight) in weights.enumerated() { score += weight * values[place * weights.count + measure] }
            scores.append(score)
        }
        let best = scores.max() ?? 0
        let total = best + log(scores.reduce(0) { $0 + exp($1 - best) })
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        return order.prefix(limit).map {
            TransliterationCandidate(text: candidates.texts[$0], logProbability: min(Double(scores[$0] - total), 0))
        }
    }

    /// What the first part that proposes anything finds likeliest; a hundred times faster than ranking.
    func firstProposal(for word: String) -> TransliterationCandidate? {
        candidates.removeAll()
        let ranked = RankedWord(text: word)
        for part in parts {
            part.propose(ranked, into: &candidates)
            if let text = candidates.texts.first { return TransliterationCandidate(text: text, logProbability: -Double(ranked.scalars.count)) }
        }
        return nil
    }

    /// All candidates of `word` with their measures (one row of `measures.count` numbers each): for fitting weights.
    public func measured(_ word: String) -> (texts: [String], values: [Float]) {
        let count = gather(word)
        return (candidates.texts, Array(values.prefix(count * measures.count)))
    }

    private func gather(_ word: String) -> Int {
        candidates.removeAll()
        let ranked = RankedWord(text: word)
        guard word.unicodeScalars.prefix(Self.longestWord + 1).count <= Self.longestWord else { return 0 }
        for part in parts { part.propose(ranked, into: &candidates) }
        let count = candidates.texts.count
        let width = measures.count
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(0, count: count * width))
        for (number, part) in parts.enumerated() {
            let first = firstMeasures[number]
            part.measure(ranked, candidates) { candidate, measure, value in values[candidate * width + first + measure] = value }
        }
        return count
    }
}
