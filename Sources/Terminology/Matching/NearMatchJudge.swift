public import BitextModel
public import Transliteration

/// Says how probable it is that a term like the text's is what the text means: a logistic regression over what speaks for and against it.
///
/// Weights from a table (`dictionaries/entities/near-matches.tsv`), fitted by `Tools/fit-near-matches.py` on stretches of running text judged by hand.
public final class NearMatchJudge: Sendable {
    /// What the regression sees.
    enum Feature: String, CaseIterable {
        case bias
        /// The sum of the words' distances, also by the root of the number of consonants, and up to a quarter of a consonant.
        case distance
        case distancePerConsonant = "distance-per-consonant"
        case smallDistance = "small-distance"
        /// How like the text's words and the term's English sound, where the term and its English do; and whether they do not.
        case english
        case noEnglish = "no-english"
        /// Logarithm of the number of consonants.
        case consonants
        /// How usual the text's own word is in running text, and that with the distance.
        case commonness
        case commonDistance = "common-distance"
        case severalWords = "several-words"
        case inflected
        /// A single word beside a word that may be another part of an unknown name.
        case unknownNeighbour = "unknown-neighbour"
        /// The recognizer's probability of a name of that type with these borders.
        case recognized
        /// The concept is of a gathered list.
        case gathered
        /// The document has named the concept not long before.
        case named
    }

    private let weights: [Double]
    /// Probability (0–1) from which a match is one.
    public let threshold: Double
    /// The evidence for a concept that nothing else speaks for, at its best.
    private let mostFavourable: Evidence
    let matcher: NameMatcher
    let distances: SpellingDistances

    /// Columns of the table: feature, weight; the row `threshold` gives the threshold. Throws for an unknown feature, a weight that is no number, and a threshold that is missing or
    /// outside 0–1.
    public init(parsing text: String, file: String, matcher: NameMatcher, distances: SpellingDistances) throws(DataTableError) {
        var weights = [Double](repeating: 0, count: Feature.allCases.count)
        var threshold: Double?
        for row in try DataTable(parsing: text, file: file, columns: 2).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            guard let weight = Double(row.fields[1]), weight.isFinite else { throw fail("'\(row.fields[1])' is no weight") }
            if row.fields[0] == "threshold" {
                guard (0...1).contains(weight) else { throw fail("the threshold is \(weight), and must be 0 to 1") }
                threshold = weight
            } else if let feature = Feature(rawValue: String(row.fields[0])), let place = Feature.allCases.firstIndex(of: feature) {
                weights[place] = weight
            } else {
                throw fail("unknown feature '\(row.fields[0])'")
            }
        }
        guard let threshold else { throw DataTableError(file: file, line: 1, problem: "no threshold") }
        self.weights = weights
        self.threshold = threshold
        // What lowers the probability is left out, whatever the table's weights.
        func helps(_ feature: Feature) -> Bool { Feature.allCases.firstIndex(of: feature).map { weights[$0] > 0 } ?? true }
        mostFavourable = Evidence(isInflected: helps(.inflected), isGathered: helps(.gathered), isNamed: false, recognized: 0)
        self.matcher = matcher
        self.distances = distances
    }

    /// Log-odds at which a term and its English count as sounding alike, nats.
    private static let alike = 2.0

    /// Whether a folded term and its English sound alike: of those that do not (यूनान, Greece) the sound tells nothing.
    func isTransliterated(term: String, english: String) -> Bool { areAlike(term, english) || matcher.logOdds(term, english) > Self.alike }

    /// Log-odds of the sounds of two words at which they count as alike without a look at anything else, nats.
    private static let surelyAlike: Float = 3

    /// Whether two names have as many words, each of which sounds surely like the other's at its place: a twentieth of the cost of `logOdds`.
    private func areAlike(_ term: String, _ english: String) -> Bool {
        let (left, right) = (term.utf8.split(separator: UInt8(ascii: " ")), english.utf8.split(separator: UInt8(ascii: " ")))
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { left, right in
            guard let own = matcher.sounds(ofWord: String(Substring(left))), let other = matcher.sounds(ofWord: String(Substring(right)))
            else { return false }
            return matcher.odds(own, other) >= Self.surelyAlike
        }
    }

    /// Log-odds that what the text has, folded, and a term's English are one name by their sound, nats.
    func soundOdds(surface: String, english: String) -> Double { matcher.logOdds(surface, english) }

    /// What is told of a near match beside what its sentence tells.
    struct Evidence {
        var isInflected: Bool
        var isGathered: Bool
        /// Whether the document has named the concept not long before.
        var isNamed: Bool
        /// The probability that a recognizer gives.
        var recognized: Double
    }

    /// 0–1; nil where it is less than `least`. `isTransliterated` tells it of the term and its English, `soundOdds` says how like what the text has and the English sound (`soundOdds(surface:english:)`). They are asked only where the sound of the English may decide; where
    /// the text's own words are in the letters of the English, it tells nothing that the spelling does not.
    func probability(
        _ near: SentenceCandidates.NearMatch, _ evidence: Evidence, least: Double, isTransliterated: () -> Bool, soundOdds: () -> Double
    ) -> Double? {
        func value(_ sound: Double, isTransliterated: Bool) -> Double {
            NameMatcher.probability(logOdds: sum(near, evidence, sound: sound, isTransliterated: isTransliterated))
        }
        if near.isLatin {
            let probability = value(0, isTransliterated: false)
            return probability >= least ? probability : nil
        }
        guard isWithin(near, evidence, least: least) else { return nil }
        let isTransliterated = isTransliterated()
        let sound = isTransliterated ? max(-6, min(5, soundOdds())) / 5 : 0
        let probability = value(sound, isTransliterated: isTransliterated)
        return probability >= least ? probability : nil
    }

    /// False where a match of a concept that nothing else speaks for is less probable than `least`, however like the English sounds.
    func mayBe(_ near: SentenceCandidates.NearMatch, least: Double) -> Bool {
        isWithin(near, mostFavourable, least: least)
    }

    /// False where a match is less probable than `least` however like the text and the English sound. A hair for rounding.
    private func isWithin(_ near: SentenceCandidates.NearMatch, _ evidence: Evidence, least: Double) -> Bool {
        func value(_ sound: Double, isTransliterated: Bool) -> Double {
            NameMatcher.probability(logOdds: sum(near, evidence, sound: sound, isTransliterated: isTransliterated))
        }
        let best = value(0, isTransliterated: false)
        return near.isLatin
            ? best + 1e-9 >= least
            : max(best, value(1, isTransliterated: true), value(-1.2, isTransliterated: true)) + 1e-9 >= least
    }

    private func sum(_ near: SentenceCandidates.NearMatch, _ evidence: Evidence, sound: Double, isTransliterated: Bool) -> Double {
        let distance = Double(near.distance)
        let consonants = Double(max(near.consonants, 1))
        let isSingle = near.match.end - near.match.first == 1
        var sum = 0.0
        for (feature, weight) in zip(Feature.allCases, weights) where weight != 0 {
            let value: Double =
                switch feature {
                case .bias: 1
                case .distance: distance
                case .distancePerConsonant: distance / consonants.squareRoot()
                case .smallDistance: min(distance, 0.25) * 4
                case .english: sound
                case .noEnglish: isTransliterated ? 0 : 1
                case .consonants: near.logConsonants
                case .commonness: near.commonness
                case .commonDistance: near.commonness * min(distance, 0.5) * 2
                case .severalWords: isSingle ? 0 : 1
                case .inflected: evidence.isInflected ? 1 : 0
                case .unknownNeighbour: isSingle && near.match.touchesUnknownName ? 1 : 0
                case .recognized: evidence.recognized
                case .gathered: evidence.isGathered ? 1 : 0
                case .named: evidence.isNamed ? 1 : 0
                }
            sum += weight * value
        }
        return sum
    }
}
