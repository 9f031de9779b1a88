#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The chain of labels of one sentence, for learning: sums over all paths that BIO allows (Rabiner 1989, forward and backward), in logarithms.
struct LabelChain {
    private let labels = RecognizerLabels.count
    /// Scores of labels word by word; transition scores from row to column. Natural logarithms.
    private let scores: [Float]
    private let transitions: [Float]
    private let count: Int
    private var forward: [Float] = []
    private var backward: [Float] = []
    private(set) var logPartition: Float = 0

    init(scores: [Float], transitions: [Float]) {
        self.scores = scores
        self.transitions = transitions
        count = scores.count / RecognizerLabels.count
    }

    private func step(_ from: Int, _ to: Int) -> Float { RecognizerLabels.follows(to, from) ? transitions[from * labels + to] : -1e9 }

    /// The labels that `label` may follow, or, backwards, that may follow it.
    private static let predecessors: [[Int]] = (0..<RecognizerLabels.count).map { label in
        (0..<RecognizerLabels.count).filter { RecognizerLabels.follows(label, $0) }
    }
    private static let successors: [[Int]] = (0..<RecognizerLabels.count).map { label in
        (0..<RecognizerLabels.count).filter { RecognizerLabels.follows($0, label) }
    }

    /// Computes the sums that `marginal` and `logPartition` read.
    mutating func sum() {
        forward = [Float](repeating: -1e9, count: count * labels)
        backward = [Float](repeating: 0, count: count * labels)
        guard count > 0 else { return }
        for label in 0..<labels where !RecognizerLabels.isInside(label) { forward[label] = scores[label] }
        var terms: [Float] = []
        terms.reserveCapacity(labels)
        for place in stride(from: 1, to: count, by: 1) {
            for label in 0..<labels {
                terms.removeAll(keepingCapacity: true)
                for previous in Self.predecessors[label] {
                    terms.append(forward[(place - 1) * labels + previous] + transitions[previous * labels + label])
                }
                forward[place * labels + label] = Self.logSum(terms) + scores[place * labels + label]
            }
        }
        for place in stride(from: count - 2, through: 0, by: -1) {
            for label in 0..<labels {
                terms.removeAll(keepingCapacity: true)
                for next in Self.successors[label] {
                    terms.append(
                        transitions[label * labels + next] + scores[(place + 1) * labels + next] + backward[(place + 1) * labels + next])
                }
                backward[place * labels + label] = Self.logSum(terms)
            }
        }
        logPartition = Self.logSum(Array(forward[((count - 1) * labels)...]))
    }

    func marginal(_ place: Int, _ label: Int) -> Float {
        exp(forward[place * labels + label] + backward[place * labels + label] - logPartition)
    }

    /// Probability of `from` at `place` and `to` behind it.
    func marginal(_ place: Int, _ from: Int, _ to: Int) -> Float {
        exp(
            forward[place * labels + from] + step(from, to) + scores[(place + 1) * labels + to] + backward[(place + 1) * labels + to]
                - logPartition)
    }

    private static func logSum(_ terms: [Float]) -> Float {
        var most = terms[0]
        for term in terms where term > most { most = term }
        var sum: Float = 0
        // Below -104 a Float's exponential is 0, and takes long to find out.
        for term in terms where term - most > -110 { sum += exp(term - most) }
        return most + log(sum)
    }
}
