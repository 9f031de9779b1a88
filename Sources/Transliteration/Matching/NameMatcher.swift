/// Says how likely two names are spellings of one person's (or place's) name, in any scripts.
///
/// Each word of one name is compared with each of the other sound by sound (`SoundCosts`), and letter by letter under the models of both directions
/// (`SpellingModels`) where they know the scripts; the best assignment of words is sought in any order, with initials, joined and split words and
/// abbreviations (`TokenAlignment`); a logistic regression turns what was found into a score. Names that differ by one sound (Sunil and Sunita) are different names. Method and figures: `docs/guides/matching.md`.
///
/// The score is 0–1: among equally many true pairs and nearest wrong ones, the share of true pairs at that score. Against a list of n names
/// nearly all are wrong and far, so it is the order that counts. A name without a sound (emoji, marks alone, nothing) matches nothing: 0.
///
/// At most 8 words of a name and 48 sounds of a word are compared; what follows is left out of account. A value; safe to share between tasks.
/// Costs about 50 µs a pair, 25 µs without models.
///
/// ```swift
/// matcher.score("किम जोंग उन", "Kim Jong Un")      // 0.99
/// matcher.score("सुनील शर्मा", "Sunita Sharma")     // 0.01
/// ```
public struct NameMatcher: Sendable {
    let sounds: SoundTable
    let costs: SoundCosts
    let weights: MatchWeights
    let parser: NameParser
    let models: SpellingModels?

    /// Without `models`, words are compared by their sounds alone.
    public init(
        sounds: SoundTable, costs: SoundCosts, words: MatchingWords, frequencies: NameFrequencies, weights: MatchWeights,
        models: SpellingModels? = nil
    ) {
        self.models = models
        self.sounds = sounds
        self.costs = costs
        self.weights = weights
        parser = NameParser(sounds: sounds, words: words, frequencies: frequencies)
    }

    /// 0–1, the same for both orders of the names.
    public func score(_ left: String, _ right: String) -> Double { score(parser.parse(left), parser.parse(right)) }

    /// The score, and which word matched which.
    public func explain(_ left: String, _ right: String) -> NameExplanation {
        let names = (parser.parse(left), parser.parse(right))
        guard let best = best(names.0, names.1, makeScorer()) else {
            return NameExplanation(score: 0, links: [], missing: [], isCut: false)
        }
        return NameExplanation(best, left: left, right: right, isCut: names.0.isCut || names.1.isCut)
    }

    /// What the regressions saw, by name, for fitting them: of the words where each name has one alone, and of the names.
    public func features(_ left: String, _ right: String) -> [(name: String, value: Float)] {
        let names = (parser.parse(left), parser.parse(right))
        guard let best = best(names.0, names.1, makeScorer()) else { return [] }
        var result: [(String, Float)] = []
        if names.0.tokens.count == 1, names.1.tokens.count == 1 {
            let (a, b) = (names.0.tokens[0], names.1.tokens[0])
            if let table = costs.table(from: a.script, to: b.script) {
                let comparison = table.compare(a.sounds, b.sounds, isConsonant: sounds.isConsonant)
                let values = WordFeatures.values(comparison, isSame: a.sounds == b.sounds)
                result += zip(WordFeatures.names, values).map { ("word-" + $0, $1) }
                if let likelihood = makeScorer()?.likelihood(a.spelling, b.spelling) {
                    result += zip(ModelFeatures.names, ModelFeatures.values(comparison, likelihood)).map { ("models-" + $0, $1) }
                }
            }
        }
        return result + zip(NameFeatures.names, best.features.values).map { ("name-" + $0, $1) }
    }

    func score(_ left: ParsedName, _ right: ParsedName) -> Double { best(left, right, makeScorer())?.score ?? 0 }

    /// Working memory for the models; nil where there are none.
    func makeScorer() -> SpellingScorer? { models.map(SpellingScorer.init) }

    /// A comparison of two lists of words.
    struct Comparison {
        var left: [NameToken]
        var right: [NameToken]
        var alignment: TokenAlignment
        var features: NameFeatures
        var logOdds: Float
        /// Those of the parents, nats; nil where not both names give one.
        var parentOdds: Float?

        var score: Double { DeterministicLogistic.of(Double(logOdds)) }

        var mirrored: Comparison {
            Comparison(
                left: right, right: left, alignment: alignment.mirrored, features: features, logOdds: logOdds, parentOdds: parentOdds)
        }
    }

    /// The best over the names' aliases; nil where a name has no sound.
    func best(_ left: ParsedName, _ right: ParsedName, _ scorer: SpellingScorer?) -> Comparison? {
        guard !left.isEmpty, !right.isEmpty else { return nil }
        let parents = parentOdds(left.parent, right.parent, scorer)
        var best: Comparison?
        for a in [left.tokens] + left.aliases {
            for b in [right.tokens] + right.aliases {
                var found = compare(a, b, parents: parents.map { max(-1, min(1, $0 / 4)) } ?? 0, scorer)
                found.parentOdds = parents
                if best.map({ found.logOdds > $0.logOdds }) ?? true { best = found }
            }
        }
        return best
    }

    private func parentOdds(_ left: [NameToken], _ right: [NameToken], _ scorer: SpellingScorer?) -> Float? {
        left.isEmpty || right.isEmpty ? nil : compare(left, right, parents: 0, scorer).logOdds
    }

    /// The same for both orders, but for the sides: what is compared first is decided by the letters.
    private func compare(_ first: [NameToken], _ second: [NameToken], parents: Float, _ scorer: SpellingScorer?) -> Comparison {
        if Self.isInOrder(first, second) { return compareInOrder(first, second, parents: parents, scorer) }
        return compareInOrder(second, first, parents: parents, scorer).mirrored
    }

    private static func isInOrder(_ first: [NameToken], _ second: [NameToken]) -> Bool {
        for (a, b) in zip(first, second) where a.folded != b.folded || a.spelled != b.spelled {
            return a.folded != b.folded ? a.folded.lexicographicallyPrecedes(b.folded) : a.spelled.lexicographicallyPrecedes(b.spelled)
        }
        return first.count <= second.count
    }

    private func compareInOrder(_ first: [NameToken], _ second: [NameToken], parents: Float, _ scorer: SpellingScorer?) -> Comparison {
        let (left, right) = Self.spelledOut(first, second)
        let candidates = candidates(left, right, scorer)
        let alignment = TokenAlignment(left: left, right: right, candidates: candidates)
        let rejected = alignment.bestRejected(of: candidates)
        let features = features(left, right, alignment, rejected: max(-6, min(0, rejected)), parents: parents)
        return Comparison(left: left, right: right, alignment: alignment, features: features, logOdds: features.logOdds(weights.name))
    }
}

/// 1 / (1 + e⁻ˣ) with the same bits everywhere, from additions, multiplications and divisions alone.
enum DeterministicLogistic {
    static func of(_ value: Double) -> Double {
        let magnitude = min(abs(value), 40)
        // e⁻ᵐ = (e^(−m/64))⁶⁴, the inner one by its series: relative error under 1e-12.
        let small = -magnitude / 64
        var term = 1.0
        var sum = 1.0
        var number = 1.0
        while number < 18 {
            term *= small / number
            sum += term
            number += 1
        }
        for _ in 0..<6 { sum *= sum }
        return value >= 0 ? 1 / (1 + sum) : sum / (1 + sum)
    }
}
