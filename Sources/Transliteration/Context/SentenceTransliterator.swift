public import BitextModel

/// Chooses among the spellings of the words of a sentence by what stands beside them: `main` is मैं or में.
///
/// A word's own scores and how likely it is behind the word before it are added, the latter by `weight`; the best path by Viterbi. A value.
public struct SentenceTransliterator: Sendable {
    /// Where a word may go in a sentence.
    public enum Word: Sendable {
        /// Written already.
        case fixed(String)
        /// To be chosen; none stays empty.
        case choices([TransliterationCandidate])
        /// No word: what is behind it does not follow what is before it.
        case boundary
    }

    private let model: WordPairModel
    private let normalizer = WordNormalizer()
    /// What the pair of words weighs beside the word's own score; set by hand.
    public var weight = 0.5

    public init(model: WordPairModel) { self.model = model }

    /// Whether running text has the word.
    public func knows(_ word: String) -> Bool { model.knows(WordPairModel.hash(of: normalizer.normalize(word))) }

    /// The place of the choice taken for each word; 0 for words that leave none.
    public func best(_ words: [Word]) -> [Int] {
        var paths: [(hash: UInt64, score: Double)] = [(WordPairModel.boundary, 0)]
        var origins: [[Int]] = []
        for word in words {
            var options: [(hash: UInt64, score: Double)] = []
            switch word {
            case .fixed(let text): options = [(WordPairModel.hash(of: normalizer.normalize(text)), 0)]
            case .choices(let candidates):
                options = candidates.map { (WordPairModel.hash(of: normalizer.normalize($0.text)), $0.logProbability) }
            case .boundary: options = [(WordPairModel.boundary, 0)]
            }
            if options.isEmpty { options = [(WordPairModel.boundary, 0)] }
            var next: [(hash: UInt64, score: Double)] = []
            var from: [Int] = []
            for option in options {
                var best = 0
                var score = -Double.infinity
                for (place, path) in paths.enumerated() {
                    let likelihood =
                        option.hash == WordPairModel.boundary ? 0 : model.logLikelihood(of: option.hash, after: path.hash) * weight
                    if path.score + likelihood > score { (best, score) = (place, path.score + likelihood) }
                }
                next.append((option.hash, score + option.score))
                from.append(best)
            }
            paths = next
            origins.append(from)
        }
        var place = paths.indices.max { (paths[$0].score, $1) < (paths[$1].score, $0) } ?? 0
        var result = [Int](repeating: 0, count: words.count)
        for index in words.indices.reversed() {
            result[index] = place
            place = origins[index][place]
        }
        return result
    }
}
