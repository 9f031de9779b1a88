// Hand-tuned: working memory is bare buffers that grow, and the automaton is read through bare pointers, kept alive by `model`.

/// Scores given pairs under a `JointSequenceModel`: log P(source, target), summed over segmentations (the likeliest few contexts at each place).
///
/// Owns its working memory: one scorer per task. About 0.5 µs a source letter.
final class JointSequenceScorer {
    private struct Hypothesis {
        var state: UInt32
        var score: Float
    }

    /// Contexts kept at each place of the grid.
    private static let kept = 4
    /// How far behind the best of its row a place of the grid is given up.
    private static let margin: Float = 9

    private let model: JointSequenceModel
    private var current = ScratchBuffer<Hypothesis>()
    private var next = ScratchBuffer<Hypothesis>()
    private var currentCounts = ScratchBuffer<Int>()
    private var nextCounts = ScratchBuffer<Int>()

    init(model: JointSequenceModel) { self.model = model }

    /// Natural logarithm of P(source, target), or nil when the model cannot make one of the other: a letter or a change it has never seen.
    func score(source: [UInt8], target: [UInt8]) -> Float? {
        let m = target.count
        let view = model.automaton.view
        guard !source.isEmpty, m <= source.count * Graphone.longestTarget else { return nil }
        current.reserve((m + 1) * Self.kept)
        next.reserve((m + 1) * Self.kept)
        currentCounts.reserve(m + 1)
        nextCounts.reserve(m + 1)
        for j in 0...m { currentCounts.start[j] = 0 }
        current.start[0] = Hypothesis(state: view.start, score: 0)
        currentCounts.start[0] = 1
        for i in 0..<source.count {
            let (from, fromCounts, to, toCounts) = (current.start, currentCounts.start, next.start, nextCounts.start)
            var best = -Float.infinity
            for j in 0...m {
                toCounts[j] = 0
                for place in 0..<fromCounts[j] { best = max(best, from[j * Self.kept + place].score) }
            }
            let left = (source.count - i - 1) * Graphone.longestTarget
            for j in 0...m where fromCounts[j] > 0 {
                // Most places are far behind: no change is looked up for them.
                let own = from + j * Self.kept
                guard (0..<fromCounts[j]).contains(where: { own[$0].score >= best - Self.margin }) else { continue }
                for length in 0...min(Graphone.longestTarget, m - j) where m - j - length <= left {
                    let key = Graphone.key(
                        source: source[i], count: length, first: length > 0 ? target[j] : 0, second: length > 1 ? target[j + 1] : 0,
                        third: length > 2 ? target[j + 2] : 0)
                    guard let symbol = model.numbers.number(key) else { continue }
                    for place in 0..<fromCounts[j] {
                        let hypothesis = own[place]
                        if hypothesis.score < best - Self.margin { continue }
                        let step = view.step(from: hypothesis.state, symbol: symbol)
                        Self.add(
                            Hypothesis(state: step.next, score: hypothesis.score + step.score), to: to + (j + length) * Self.kept,
                            count: &toCounts[j + length])
                    }
                }
            }
            swap(&current, &next)
            swap(&currentCounts, &nextCounts)
        }
        var total = -Float.infinity
        for place in 0..<currentCounts.start[m] {
            let hypothesis = current.start[m * Self.kept + place]
            let score = hypothesis.score + view.step(from: hypothesis.state, symbol: model.border).score
            total = total == -.infinity ? score : JointSequenceDecoder.sum(total, score)
        }
        return total == -.infinity ? nil : total
    }

    @inline(__always)
    private static func add(_ hypothesis: Hypothesis, to list: UnsafeMutablePointer<Hypothesis>, count: inout Int) {
        var worst = 0
        for place in 0..<count {
            if list[place].state == hypothesis.state {
                list[place].score = JointSequenceDecoder.sum(list[place].score, hypothesis.score)
                return
            }
            if list[place].score < list[worst].score { worst = place }
        }
        if count < kept {
            list[count] = hypothesis
            count += 1
        } else if hypothesis.score > list[worst].score {
            list[worst] = hypothesis
        }
    }
}
