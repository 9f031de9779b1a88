internal import Testing

@testable internal import Terminology

/// Sums and best paths beside an enumeration of all paths: those of learning, and those of a recognizer at work.
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

    /// The same over whole steps of the scale, with all labels of a word in one vector; what is in the eighth lane says nothing.
    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func theDecoderAgreesWithEnumeration(seed: UInt64) {
        let steps = numbers(4 * labels, seed: seed).map { Int32($0 * 300) }
        let transitions = numbers(labels * labels, seed: seed + 100).map { Int16($0 * 300) }
        let sums = (0..<4).map { place in
            var sums = SIMD8<Int32>(repeating: 30_000)
            for label in 0..<labels { sums[label] = steps[place * labels + label] }
            return sums
        }
        func score(_ path: [Int]) -> Int {
            path.indices.reduce(0) { $0 + Int(steps[$1 * labels + path[$1]]) }
                + zip(path, path.dropFirst()).reduce(0) { $0 + Int(transitions[$1.0 * labels + $1.1]) }
        }
        var decoder = LabelDecoder(transitions: transitions)
        var best: [UInt8] = []
        sums.withUnsafeBufferPointer {
            decoder.best($0, into: &best)
            decoder.sum($0, asked: 0..<4)
        }
        let all = paths(4)
        #expect(all.map(score).max() == score(best.map(Int.init)))
        var weights = [Double](repeating: 0, count: 4 * labels)
        var total = 0.0
        for path in all {
            let weight = exponential(Double(score(path)) / 256)
            total += weight
            for (place, label) in path.enumerated() { weights[place * labels + label] += weight }
        }
        for place in 0..<4 {
            for label in 0..<labels {
                #expect(abs(decoder.probability(place, label) - weights[place * labels + label] / total) < 1e-9)
            }
        }
        // Of a part of the words only: the same of those.
        let middle = (0..<labels).map { decoder.probability(2, $0) }
        sums.withUnsafeBufferPointer {
            decoder.sum($0, asked: 2..<3)
            decoder.sum($0, asked: 2..<2)
            decoder.sum($0, asked: 3..<9)
        }
        #expect((0..<labels).map { decoder.probability(2, $0) } == middle)
    }

    @Test func insideNeedsABeginning() {
        #expect(!RecognizerLabels.follows(2, 0) && !RecognizerLabels.follows(4, 1) && RecognizerLabels.follows(2, 1))
        var decoder = LabelDecoder(transitions: [Int16](repeating: 0, count: labels * labels))
        var best: [UInt8] = []
        func decode(_ sums: [SIMD8<Int32>]) { sums.withUnsafeBufferPointer { decoder.best($0, into: &best) } }
        var forbidden = SIMD8<Int32>()
        forbidden[2] = 25_600  // inside at the first word
        decode([forbidden, SIMD8()])
        #expect(best.count == 2 && best[0] != 2)
        // Longer than any sentence, with scores that no integer of 32 bits holds the sum of.
        var sure = SIMD8<Int32>()
        sure[3] = 2_000_000
        decode([SIMD8<Int32>](repeating: sure, count: 5000))
        #expect(best == [UInt8](repeating: 3, count: 5000))
        decode([])
        #expect(best.isEmpty)
    }
}
