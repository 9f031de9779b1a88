/// Scores given pairs under a `JointSequenceModel`: log P(source, target), summed over segmentations (the likeliest few contexts at each place).
///
/// Owns its working memory: one scorer per task. About 1 µs a source letter.
final class JointSequenceScorer {
    private struct Hypothesis {
        var state: UInt32
        var score: Float
    }

    /// Contexts kept at each place of the grid.
    private static let kept = 6

    private let model: JointSequenceModel
    private var current: [[Hypothesis]] = []
    private var next: [[Hypothesis]] = []

    init(model: JointSequenceModel) { self.model = model }

    /// Natural logarithm of P(source, target), or nil when the model cannot make one of the other: a letter or a change it has never seen.
    func score(source: [UInt8], target: [UInt8]) -> Float? {
        let m = target.count
        guard !source.isEmpty, m <= source.count * Graphone.longestTarget else { return nil }
        while current.count <= m { current.append([]) }
        while next.count <= m { next.append([]) }
        for j in 0...m { current[j].removeAll(keepingCapacity: true) }
        current[0].append(Hypothesis(state: model.automaton.start, score: 0))
        for (i, letter) in source.enumerated() {
            for j in 0...m { next[j].removeAll(keepingCapacity: true) }
            let left = source.count - i - 1
            for j in 0...m where !current[j].isEmpty {
                for length in 0...min(Graphone.longestTarget, m - j) where m - j - length <= left * Graphone.longestTarget {
                    let key = Graphone.key(
                        source: letter, count: length, first: length > 0 ? target[j] : 0, second: length > 1 ? target[j + 1] : 0,
                        third: length > 2 ? target[j + 2] : 0)
                    guard let symbol = model.numbers.number(key) else { continue }
                    for hypothesis in current[j] {
                        let step = model.automaton.step(from: hypothesis.state, symbol: symbol)
                        Self.add(Hypothesis(state: step.next, score: hypothesis.score + step.score), to: &next[j + length])
                    }
                }
            }
            swap(&current, &next)
        }
        var total = -Float.infinity
        for hypothesis in current[m] {
            let score = hypothesis.score + model.automaton.step(from: hypothesis.state, symbol: model.border).score
            total = total == -.infinity ? score : JointSequenceDecoder.sum(total, score)
        }
        return total == -.infinity ? nil : total
    }

    @inline(__always)
    private static func add(_ hypothesis: Hypothesis, to list: inout [Hypothesis]) {
        var worst = 0
        for place in list.indices {
            if list[place].state == hypothesis.state {
                list[place].score = JointSequenceDecoder.sum(list[place].score, hypothesis.score)
                return
            }
            if list[place].score < list[worst].score { worst = place }
        }
        if list.count < kept {
            list.append(hypothesis)
        } else if hypothesis.score > list[worst].score {
            list[worst] = hypothesis
        }
    }
}
