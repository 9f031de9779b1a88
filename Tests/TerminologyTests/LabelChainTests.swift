internal import Testing

@testable internal import Terminology

/// Sums and best paths beside an enumeration of all paths.
@Suite struct LabelChainTests {
    private let labels = RecognizerLabels.count

    private func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24) * 4 - 2
        }
    }

    private func paths(_ length: Int) -> [[Int]] {
        var result: [[Int]] = [[]]
        for _ in 0..<length {
            result = result.flatMap { path in
                (0..<labels).filter { RecognizerLabels.follows($0, path.last ?? 0) }.map { path + [$0] }
            }
        }
        return result
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func agreesWithEnumeration(seed: UInt64) {
        let scores = numbers(4 * labels, seed: seed)
        let transitions = numbers(labels * labels, seed: seed + 100)
        func score(_ path: [Int]) -> Float {
            path.indices.reduce(0) { $0 + scores[$1 * labels + path[$1]] }
                + zip(path, path.dropFirst()).reduce(0) { $0 + transitions[$1.0 * labels + $1.1] }
        }
        var chain = LabelChain(scores: scores, transitions: transitions)
        chain.sum()
        let all = paths(4)
        var weights = [Double](repeating: 0, count: 4 * labels)
        var total = 0.0
        for path in all {
            let weight = exponential(Double(score(path)))
            total += weight
            for (place, label) in path.enumerated() { weights[place * labels + label] += weight }
        }
        #expect(chain.best() == all.max { score($0) < score($1) })
        for place in 0..<4 {
            for label in 0..<labels {
                #expect(abs(Double(chain.marginal(place, label)) - weights[place * labels + label] / total) < 1e-3)
            }
        }
    }

    /// exp, by its series: tests bring no C library.
    private func exponential(_ value: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for n in 1..<80 {
            term *= value / Double(n)
            sum += term
        }
        return sum
    }

    @Test func insideNeedsABeginning() {
        #expect(!RecognizerLabels.follows(2, 0) && !RecognizerLabels.follows(4, 1) && RecognizerLabels.follows(2, 1))
        var scores = [Float](repeating: 0, count: 2 * labels)
        scores[2] = 100  // inside at the first word: forbidden
        let chain = LabelChain(scores: scores, transitions: [Float](repeating: 0, count: labels * labels))
        #expect(chain.best()[0] != 2)
    }

    @Test func emptySentence() { #expect(LabelChain(scores: [], transitions: [Float](repeating: 0, count: 49)).best().isEmpty) }
}
