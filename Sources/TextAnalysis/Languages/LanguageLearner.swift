#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Weights of a `TokenLanguageModel` while they are learned, each with the sum of its squared gradients.
struct LanguageLearner {
    private let labels: Int
    private var values: [Float]
    private var squares: [Float]
    private(set) var transitions: [Float]
    private var transitionSquares: [Float]
    private let rate: Float
    private let prior: Float

    init(features: Int, labels: Int, rate: Float, prior: Float) {
        self.labels = labels
        values = [Float](repeating: 0, count: features * labels)
        squares = values
        transitions = [Float](repeating: 0, count: 2 * (labels + 1) * (labels + 1))
        transitionSquares = transitions
        self.rate = rate
        self.prior = prior
    }

    func weights(of feature: Int) -> [Float] { Array(values[feature * labels..<(feature + 1) * labels]) }

    /// One step uphill; the log-likelihood of the labels before it. A label is -1 for a word that is not asked for.
    mutating func learn(_ text: LanguageWords, _ features: [[Int32]], _ gold: [Int]) -> Float {
        let words = text.words
        let width = labels + 1
        var scores = [Float](repeating: 0, count: words.count * labels)
        for place in words.indices {
            for feature in features[place] {
                for label in 0..<labels { scores[place * labels + label] += values[Int(feature) * labels + label] }
            }
        }
        let (forward, backward, total) = LanguageChain.sums(text, scores: scores, labels: labels, transitions: transitions)
        let before = transitions
        var likelihood = -total
        for place in words.indices {
            let own = gold[place] < 0 ? labels : gold[place]
            if own < labels { likelihood += scores[place * labels + own] }
            if words[place].isAsked {
                for label in 0..<labels {
                    let gradient: Float =
                        (label == own ? 1 : 0) - exp(forward[place * width + label] + backward[place * width + label] - total)
                    if abs(gradient) < 1e-4 { continue }
                    for feature in features[place] {
                        Self.move(&values[Int(feature) * labels + label], &squares[Int(feature) * labels + label], gradient, rate, prior)
                    }
                }
            }
            guard place > 0 else { continue }
            let previous = gold[place - 1] < 0 ? labels : gold[place - 1]
            likelihood += before[LanguageChain.transition(previous, own, into: words[place], labels: labels)]
            for from in words[place - 1].isAsked ? 0..<labels : labels..<width {
                for to in words[place].isAsked ? 0..<labels : labels..<width {
                    let index = LanguageChain.transition(from, to, into: words[place], labels: labels)
                    let score = to < labels ? scores[place * labels + to] : 0
                    let probability = exp(
                        forward[(place - 1) * width + from] + before[index] + score + backward[place * width + to] - total)
                    let gradient: Float = (from == previous && to == own ? 1 : 0) - probability
                    if abs(gradient) < 1e-4 { continue }
                    Self.move(&transitions[index], &transitionSquares[index], gradient, rate, prior)
                }
            }
        }
        return likelihood
    }

    @inline(__always)
    private static func move(_ value: inout Float, _ square: inout Float, _ gradient: Float, _ rate: Float, _ prior: Float) {
        let slope = gradient - prior * value
        square += slope * slope
        value += rate * slope / (square.squareRoot() + 1e-6)
    }
}
