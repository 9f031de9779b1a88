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
    /// How far behind the best by the other measures, in natural logarithms, a candidate may be to be measured by a costly part.
    ///
    /// With the numbers below, 7 of 3,000 words of names and of running text are spelled otherwise than when all candidates are measured by all parts.
    private static let hopefulMargin: Float = 4
    /// The most candidates that the first costly part measures, and that the later ones do, unless more spellings are asked for.
    private static let mostHopeful = (first: 16, later: 8)

    private let parts: [any CandidateScorer]
    private let firstMeasures: [Int]
    /// The costly parts, that which weighs most first.
    private let costlyParts: [Int]
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
        let weights = names.map { Float(models.recipe.weights[$0] ?? 0) }
        self.weights = weights
        let parts = parts
        costlyParts = parts.indices.filter { parts[$0].isCostly }
            .sorted { (abs(weights[first[$1]]), $0) < (abs(weights[first[$0]]), $1) }
    }

    /// Whether a model of the ranking knows the letter.
    public func reads(_ scalar: Unicode.Scalar) -> Bool { letters.contains { $0.number(of: scalar) != Alphabet.unknown } }

    /// Up to `limit` candidates of `word` (normalized), best first. None when no part knows its letters.
    ///
    /// Costly parts measure those alone that the others put near enough to the best to come among the first: what is left out has no probability.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        guard let ranked = propose(word) else { return [] }
        for number in parts.indices where !parts[number].isCostly { measure(ranked, by: number) }
        for (stage, number) in costlyParts.enumerated() {
            keepHopeful(max(stage == 0 ? Self.mostHopeful.first : Self.mostHopeful.later, 2 * limit))
            measure(ranked, by: number)
        }
        let scores = candidates.texts.indices.map(score)
        let best = scores.max() ?? 0
        let total = best + log(scores.reduce(0) { $0 + exp($1 - best) })
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        return order.prefix(limit).map {
            TransliterationCandidate(text: candidates.texts[$0], logProbability: min(Double(scores[$0] - total), 0))
        }
    }

    /// The weighted sum of the measures at `place`.
    private func score(_ place: Int) -> Float {
        var score: Float = 0
        for (measure, weight) in weights.enumerated() { score += weight * values[place * weights.count + measure] }
        return score
    }

    /// Leaves out the candidates that can hardly come among the first any more, by what is measured so far.
    private func keepHopeful(_ most: Int) {
        guard candidates.texts.count > most else { return }
        let scores = candidates.texts.indices.map(score)
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        let floor = scores[order[0]] - Self.hopefulMargin
        let places = order.prefix(most).filter { scores[$0] >= floor }.sorted()
        candidates = candidates.subset(places)
        values = places.flatMap { values[$0 * weights.count..<($0 + 1) * weights.count] }
    }

    /// What the first part that proposes anything finds likeliest; a hundred times faster than ranking.
    func firstProposal(for word: String) -> TransliterationCandidate? {
        candidates.removeAll()
        let ranked = RankedWord(text: word)
        for part in parts {
            part.propose(ranked, into: &candidates)
            if let text = candidates.texts.first {
                return TransliterationCandidate(text: text, logProbability: -Double(ranked.scalars.count))
            }
        }
        return nil
    }

    /// All candidates of `word` with their measures (one row of `measures.count` numbers each): for fitting weights.
    public func measured(_ word: String) -> (texts: [String], values: [Float]) {
        guard let ranked = propose(word) else { return ([], []) }
        for number in parts.indices { measure(ranked, by: number) }
        return (candidates.texts, values)
    }

    /// Gathers the candidates of every part, with no measure yet. Nil when there is none.
    private func propose(_ word: String) -> RankedWord? {
        candidates.removeAll()
        let ranked = RankedWord(text: word)
        guard ranked.scalars.count <= Self.longestWord else { return nil }
        for part in parts { part.propose(ranked, into: &candidates) }
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(0, count: candidates.texts.count * measures.count))
        return candidates.texts.isEmpty ? nil : ranked
    }

    private func measure(_ word: RankedWord, by number: Int) {
        let (width, first) = (measures.count, firstMeasures[number])
        parts[number].measure(word, candidates) { candidate, measure, value in values[candidate * width + first + measure] = value }
    }
}
