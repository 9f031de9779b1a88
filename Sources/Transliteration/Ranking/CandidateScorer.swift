/// One part of a ranking: proposes candidates, measures candidates, or both. Owns working memory: one for each task.
///
/// A measure is a number a linear model can weigh: a log-probability, a yes or no. Parts keep no memory of earlier words.
protocol CandidateScorer: AnyObject {
    /// Names of the measures this part makes, in order.
    var measures: [String] { get }

    /// Whether measuring a candidate costs so much that the hopeless ones are better left out.
    var isCostly: Bool { get }

    /// Candidates for `word`, best first.
    func propose(_ word: RankedWord, into candidates: inout CandidateList)

    /// Writes `measures.count` numbers for each candidate through `set(candidate, measure, value)`.
    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void)
}

extension CandidateScorer {
    var isCostly: Bool { false }
}

/// A word to be written in another script.
struct RankedWord {
    /// Normalized by `WordNormalizer`.
    let text: String
    let scalars: [Unicode.Scalar]

    init(text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
    }
}

/// The candidates of one word: texts without repetition (as bytes; canonical equivalents differ), in order of first proposal.
struct CandidateList {
    private(set) var scalars: [[Unicode.Scalar]] = []
    /// The same as text.
    private(set) var texts: [String] = []
    private var hashes: [Int] = []

    mutating func append(_ candidate: [Unicode.Scalar]) {
        var hasher = Hasher()
        for scalar in candidate { hasher.combine(scalar.value) }
        let hash = hasher.finalize()
        for place in hashes.indices where hashes[place] == hash && scalars[place] == candidate { return }
        hashes.append(hash)
        scalars.append(candidate)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: candidate)
        texts.append(String(text))
    }

    mutating func append(_ text: String) { append(Array(text.unicodeScalars)) }

    /// Those at `places`, in that order.
    func subset(_ places: [Int]) -> CandidateList {
        var result = CandidateList()
        result.scalars = places.map { scalars[$0] }
        result.texts = places.map { texts[$0] }
        result.hashes = places.map { hashes[$0] }
        return result
    }

    mutating func removeAll() {
        texts.removeAll(keepingCapacity: true)
        scalars.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
    }
}
