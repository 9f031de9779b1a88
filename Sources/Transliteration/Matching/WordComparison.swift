/// How two words of names compare sound by sound: the numbers that a score is made of.
struct WordComparison: Sendable {
    /// Log-likelihood ratio of "one word in two spellings" against "two words", nats.
    var gain: Float = 0
    /// Sum of the operations' regrets, nats: how much less likely than the likeliest spelling.
    var regret: Float = 0
    /// The greatest regret of one operation, and of one that touches a consonant.
    var worst: Float = 0
    var worstConsonant: Float = 0
    /// The greatest regret among the first operations, up to the first vowel of either word behind its beginning.
    var first: Float = 0
    /// The greatest regret among the last three operations.
    var last: Float = 0
    /// The regret of the last operation, whether it leaves a sound without a partner, and whether it is of vowels alone.
    var end: Float = 0
    var isEndAlone = false
    var isEndVowel = false
    /// The most that either word could have gained.
    var possible: Float = 0
    /// Sounds of both words.
    var length = 0
    /// Operations with a regret over 2 nats.
    var faults = 0
}

extension SoundCosts.Table {
    /// Compares two words by the alignment that gains most. Costs time in proportion to the product of the lengths, about 2 µs for names.
    func compare(_ left: [UInt8], _ right: [UInt8], isConsonant: [Bool]) -> WordComparison {
        let (n, m) = (left.count, right.count)
        let width = m + 1
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: (n + 1) * width) { gains in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: (n + 1) * width) { moves in
                fill(left, right, gains, moves)
                return walk(left, right, gains, moves, isConsonant)
            }
        }
    }

    private func fill(
        _ left: [UInt8], _ right: [UInt8], _ gains: UnsafeMutableBufferPointer<Float>, _ moves: UnsafeMutableBufferPointer<UInt8>
    ) {
        let width = right.count + 1
        for i in 0...left.count {
            for j in 0...right.count {
                var best: Float = i + j == 0 ? 0 : -.infinity
                var move: UInt8 = 0
                if i > 0, j > 0 {
                    let (x, y) = (Int(left[i - 1]), Int(right[j - 1]))
                    best = gains[(i - 1) * width + j - 1] + one[x * count + y].gain
                    move = 1
                    if i > 1, hasLeftPair[Int(left[i - 2]) * count + x],
                        let step = twoToOne[Self.key(left[i - 2], left[i - 1], right[j - 1])]
                    {
                        let gain = gains[(i - 2) * width + j - 1] + step.gain
                        if gain > best { (best, move) = (gain, 4) }
                    }
                    if j > 1, hasRightPair[Int(right[j - 2]) * count + y],
                        let step = oneToTwo[Self.key(left[i - 1], right[j - 2], right[j - 1])]
                    {
                        let gain = gains[(i - 1) * width + j - 2] + step.gain
                        if gain > best { (best, move) = (gain, 5) }
                    }
                }
                if i > 0 {
                    let gain = gains[(i - 1) * width + j] + dropped[Int(left[i - 1])].gain
                    if gain > best { (best, move) = (gain, 2) }
                }
                if j > 0 {
                    let gain = gains[i * width + j - 1] + added[Int(right[j - 1])].gain
                    if gain > best { (best, move) = (gain, 3) }
                }
                gains[i * width + j] = best
                moves[i * width + j] = move
            }
        }
    }

    /// From the end to the beginning along the moves.
    private func walk(
        _ left: [UInt8], _ right: [UInt8], _ gains: UnsafeMutableBufferPointer<Float>, _ moves: UnsafeMutableBufferPointer<UInt8>,
        _ isConsonant: [Bool]
    ) -> WordComparison {
        let width = right.count + 1
        var (i, j) = (left.count, right.count)
        var result = WordComparison()
        result.gain = gains[i * width + j]
        result.length = i + j
        result.possible = min(left.reduce(0) { $0 + bestLeft[Int($1)] }, right.reduce(0) { $0 + bestRight[Int($1)] })
        var done = 0
        while i > 0 || j > 0 {
            let step: Step
            var touches = false
            let move = moves[i * width + j]
            switch move {
            case 1:
                step = one[Int(left[i - 1]) * count + Int(right[j - 1])]
                touches = isConsonant[Int(left[i - 1])] || isConsonant[Int(right[j - 1])]
                (i, j) = (i - 1, j - 1)
            case 2:
                step = dropped[Int(left[i - 1])]
                touches = isConsonant[Int(left[i - 1])]
                i -= 1
            case 4:
                step = twoToOne[Self.key(left[i - 2], left[i - 1], right[j - 1])] ?? Step(gain: 0, regret: 0)
                (i, j) = (i - 2, j - 1)
            case 5:
                step = oneToTwo[Self.key(left[i - 1], right[j - 2], right[j - 1])] ?? Step(gain: 0, regret: 0)
                (i, j) = (i - 1, j - 2)
            default:
                step = added[Int(right[j - 1])]
                touches = isConsonant[Int(right[j - 1])]
                j -= 1
            }
            result.regret += step.regret
            result.worst = max(result.worst, step.regret)
            if touches { result.worstConsonant = max(result.worstConsonant, step.regret) }
            if i < 2, j < 2 { result.first = max(result.first, step.regret) }
            if done == 0 {
                (result.end, result.isEndAlone) = (step.regret, move == 2 || move == 3)
                result.isEndVowel = !touches && move < 4
            }
            if done < 3 { result.last = max(result.last, step.regret) }
            if step.regret > 2 { result.faults += 1 }
            done += 1
        }
        return result
    }
}
