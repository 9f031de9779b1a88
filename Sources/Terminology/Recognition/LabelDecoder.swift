#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The best labels of sentences and how probable they are, for a recognizer at work: what `LabelChain` says, over the integers that the model's weights are, with all labels of a word in one vector and in memory that is kept from
/// sentence to sentence.
///
/// Best path: Viterbi. Probabilities: forward and backward sums (Rabiner 1989), each word's scaled to 1. Cost: about 0.1 µs a word, twice that with probabilities.
struct LabelDecoder {
    typealias Sums = SIMD8<Int32>

    /// Lower than any sum, and far from the end of the integers.
    private static let forbidden = Int32(-1 << 28)
    private static var labels: Int { RecognizerLabels.count }
    /// Of the scale, as bits.
    private static var stepBits: Int { 8 }

    /// From row to column; forbidden where BIO does not allow it, and to the lane that is no label's.
    private let transitions: [Sums]
    private let factors: [SIMD8<Double>]
    /// e to the power of -n/scale and of -n: their product is that of any step of the scale.
    private let fine: [Double]
    private let whole: [Double]
    private var origins: [Sums] = []
    private var exponentials: [SIMD8<Double>] = []
    private var forward: [SIMD8<Double>] = []
    private var backward: [SIMD8<Double>] = []

    /// `transitions` from row to column, in steps of `EntityRecognizer.scale`.
    init(transitions: [Int16]) {
        let labels = Self.labels
        let scale = 1 << Self.stepBits
        assert(Float(scale) == EntityRecognizer.scale)
        var rows = [Sums](repeating: Sums(repeating: Self.forbidden), count: labels)
        var factors = [SIMD8<Double>](repeating: SIMD8(), count: labels)
        for from in 0..<labels {
            for to in 0..<labels where RecognizerLabels.follows(to, from) {
                rows[from][to] = Int32(transitions[from * labels + to])
                factors[from][to] = exp(Double(transitions[from * labels + to]) / Double(scale))
            }
        }
        (self.transitions, self.factors) = (rows, factors)
        fine = (0..<scale).map { exp(-Double($0) / Double(scale)) }
        // e^-700 is still a number.
        whole = (0..<700).map { exp(-Double($0)) }
    }

    /// Labels of the best path over the words' sums (the eighth lane is no label's); of equal ones the one with the lower labels at the end.
    mutating func best(_ sums: UnsafeBufferPointer<Sums>, into path: inout [UInt8]) {
        path.removeAll(keepingCapacity: true)
        guard !sums.isEmpty else { return }
        if origins.count < sums.count { origins = [Sums](repeating: Sums(), count: 2 * sums.count) }
        var values = sums[0]
        for label in 0..<Self.labels where RecognizerLabels.isInside(label) { values[label] = Self.forbidden }
        let last = origins.withUnsafeMutableBufferPointer { origins in
            transitions.withUnsafeBufferPointer { transitions in
                for place in stride(from: 1, to: sums.count, by: 1) {
                    // Only differences count: so that no sentence is too long for the integers.
                    values &-= Sums(repeating: values[0])
                    var best = transitions[0] &+ Sums(repeating: values[0])
                    var origin = Sums()
                    for previous in 1..<Self.labels {
                        let other = transitions[previous] &+ Sums(repeating: values[previous])
                        let isBetter = other .> best
                        best.replace(with: other, where: isBetter)
                        origin.replace(with: Sums(repeating: Int32(truncatingIfNeeded: previous)), where: isBetter)
                    }
                    values = best &+ sums[place]
                    origins[place] = origin
                }
                return values
            }
        }
        var label = 0
        for other in 1..<Self.labels where last[other] > last[label] { label = other }
        path.append(contentsOf: repeatElement(UInt8(label), count: sums.count))
        for place in stride(from: sums.count - 1, to: 0, by: -1) {
            label = Int(origins[place][label])
            path[place - 1] = UInt8(label)
        }
    }

    /// Works out the sums that `probability` reads of the words `asked`: forward to the last of them, backward to the first. Nothing where they are none of the sentence.
    mutating func sum(_ sums: UnsafeBufferPointer<Sums>, asked: Range<Int>) {
        guard let first = asked.first, let last = asked.last, sums.indices.contains(first), sums.indices.contains(last) else { return }
        if forward.count < sums.count {
            forward = [SIMD8<Double>](repeating: SIMD8(), count: 2 * sums.count)
            backward = forward
            exponentials = forward
        }
        for place in sums.indices { exponentials[place] = exponentials(of: sums[place]) }
        var values = exponentials[0]
        for label in 0..<Self.labels where RecognizerLabels.isInside(label) { values[label] = 0 }
        forward[0] = values / values.sum()
        for place in stride(from: 1, through: last, by: 1) {
            let before = forward[place - 1]
            values = SIMD8()
            for label in 0..<Self.labels { values += factors[label] * before[label] }
            values *= exponentials[place]
            forward[place] = values / values.sum()
        }
        values = SIMD8(repeating: 1)
        backward[sums.count - 1] = values
        for place in stride(from: sums.count - 2, through: first, by: -1) {
            let behind = backward[place + 1] * exponentials[place + 1]
            for label in 0..<Self.labels { values[label] = (factors[label] * behind).sum() }
            values[Self.labels] = 0
            values /= values.sum()
            backward[place] = values
        }
    }

    /// The probability of a label of a word that `sum` was asked of last, 0–1.
    func probability(_ place: Int, _ label: Int) -> Double {
        let all = forward[place] * backward[place]
        return all[label] / all.sum()
    }

    /// e to the power of each sum, by that of the largest; 0 in the lane that is no label's.
    private func exponentials(of sums: Sums) -> SIMD8<Double> {
        var most = sums[0]
        for label in 1..<Self.labels { most = max(most, sums[label]) }
        var result = SIMD8<Double>()
        for label in 0..<Self.labels {
            let below = Int(most) - Int(sums[label])
            let number = below >> Self.stepBits
            if number < whole.count { result[label] = whole[number] * fine[below & (1 << Self.stepBits - 1)] }
        }
        return result
    }
}
