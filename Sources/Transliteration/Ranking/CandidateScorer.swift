/// One part of a ranking: proposes candidates, measures candidates, or both. Owns working memory: one for each task.
///
/// A measure is a number a linear model can weigh: a log-probability, a yes or no. Parts keep no memory of earlier words.
protocol CandidateScorer: AnyObject {
    /// Names of the measures this part makes, in order.
    var measures: [String] { get }

    /// Candidates for `word`, best first.
    func propose(_ word: RankedWord, into candidates: inout CandidateList)

    /// Writes `measures.count` numbers for each candidate through `set(candidate, measure, value)`.
    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void)
}

/// A word to be written in another script.
struct RankedWord {
    /// Normalized by `WordNormalizer`.
    let text: String
}

/// The candidates of one word: texts without repetition, in order of first proposal.
struct CandidateList {
    private(set) var texts: [String] = []
    private var seen: Set<String.UnicodeScalarKey> = []

    mutating func append(_ text: String) {
        if seen.insert(String.UnicodeScalarKey(text)).inserted { texts.append(text) }
    }

    mutating func removeAll() {
        texts.removeAll(keepingCapacity: true)
        seen.removeAll(keepingCapacity: true)
    }
}

extension String {
    /// Equality by bytes instead of canonical equivalence.
    struct UnicodeScalarKey: Hashable {
        let bytes: [UInt8]
        init(_ text: String) { bytes = Array(text.utf8) }
    }
}
