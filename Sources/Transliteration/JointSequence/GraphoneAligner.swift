#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Finds which target letters each source letter became, in many pairs at once, by expectation maximization.
///
/// Jiampojamarn, Kondrak & Sherif 2007, "Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme Conversion"
/// (NAACL), with one source letter and zero to three target letters a graphone. Deviation: a graphone with L > 1 target letters has its
/// probability raised to the power 1 + penalty · (L − 1), else long graphones win by sparing factors.
///
/// Cost: about 2 µs a pair, letter and iteration; memory about 40 bytes a pair and letter of its target.
struct GraphoneAligner {
    struct Pair {
        var source: [UInt8]
        var target: [UInt8]
        var weight: Double
    }

    var iterations = 8
    /// How much more a long target costs, from 0 (nothing).
    var penalty = 1.0

    /// The graphones of each pair in order of the source; nil for a pair whose target is too long for its source.
    func align(_ pairs: [Pair]) -> [[Graphone]?] {
        var numbers: [UInt32: Int32] = [:]
        var graphones: [Graphone] = []
        // For each pair its arcs: place in the grid (source letter, target letters consumed) by target length.
        var arcs: [[Int32]] = []
        arcs.reserveCapacity(pairs.count)
        for pair in pairs {
            let (n, m) = (pair.source.count, pair.target.count)
            guard n > 0, m <= n * Graphone.longestTarget else {
                arcs.append([])
                continue
            }
            var own = [Int32](repeating: -1, count: n * (m + 1) * 4)
            for i in 0..<n {
                for j in 0...m where j <= i * 3 && m - j <= (n - i) * 3 {
                    for length in 0...min(Graphone.longestTarget, m - j) {
                        let graphone = Graphone(source: pair.source[i], target: pair.target[j..<j + length])
                        let key = graphone.key
                        if let number = numbers[key] {
                            own[(i * (m + 1) + j) * 4 + length] = number
                        } else {
                            own[(i * (m + 1) + j) * 4 + length] = Int32(graphones.count)
                            numbers[key] = Int32(graphones.count)
                            graphones.append(graphone)
                        }
                    }
                }
            }
            arcs.append(own)
        }
        let exponents = graphones.map { 1 + penalty * Double(max(Int($0.count), 1) - 1) }
        var probabilities = [Double](repeating: 1 / Double(max(graphones.count, 1)), count: graphones.count)
        var grid = AlignmentGrid()
        for _ in 0..<iterations {
            let weights = Self.weights(probabilities, exponents, floor: 1e-10)
            var counts = [Double](repeating: 0, count: graphones.count)
            for (pair, own) in zip(pairs, arcs) where !own.isEmpty {
                grid.expect(source: pair.source.count, target: pair.target.count, arcs: own, weights: weights) { number, share in
                    counts[number] += share * pair.weight
                }
            }
            let total = counts.reduce(0, +)
            probabilities = counts.map { $0 / max(total, .leastNormalMagnitude) }
        }
        let weights = Self.weights(probabilities, exponents, floor: 1e-12)
        return zip(pairs, arcs).map { pair, own in
            own.isEmpty
                ? nil
                : grid.best(source: pair.source.count, target: pair.target.count, arcs: own, weights: weights).map { graphones[$0] }
        }
    }

    private static func weights(_ probabilities: [Double], _ exponents: [Double], floor: Double) -> [Double] {
        zip(probabilities, exponents).map { pow(max($0, floor), $1) }
    }
}

/// Forward, backward and best sums over the grid of one pair; rows are scaled so that long words do not underflow.
private struct AlignmentGrid {
    private var forward: [Double] = []
    private var backward: [Double] = []
    private var scales: [Double] = []

    mutating func expect(
        source n: Int, target m: Int, arcs: [Int32], weights: [Double], _ count: (Int, Double) -> Void
    ) {
        let width = m + 1
        forward = [Double](repeating: 0, count: (n + 1) * width)
        backward = forward
        scales = [Double](repeating: 1, count: n + 1)
        forward[0] = 1
        for i in 0..<n {
            var sum = 0.0
            for j in 0...m where forward[i * width + j] > 0 {
                let base = (i * width + j) * 4
                for length in 0...min(3, m - j) where arcs[base + length] >= 0 {
                    let value = forward[i * width + j] * weights[Int(arcs[base + length])]
                    forward[(i + 1) * width + j + length] += value
                    sum += value
                }
            }
            guard sum > 0 else { return }
            scales[i + 1] = sum
            for j in 0...m { forward[(i + 1) * width + j] /= sum }
        }
        let whole = forward[n * width + m]
        guard whole > 0 else { return }
        backward[n * width + m] = 1
        for i in stride(from: n - 1, through: 0, by: -1) {
            for j in 0...m {
                let base = (i * width + j) * 4
                var value = 0.0
                for length in 0...min(3, m - j) where arcs[base + length] >= 0 {
                    value += weights[Int(arcs[base + length])] * backward[(i + 1) * width + j + length]
                }
                value /= scales[i + 1]
                backward[i * width + j] = value
                guard value > 0, forward[i * width + j] > 0 else { continue }
                for length in 0...min(3, m - j) where arcs[base + length] >= 0 {
                    let share =
                        forward[i * width + j] * weights[Int(arcs[base + length])] * backward[(i + 1) * width + j + length]
                        / (scales[i + 1] * whole)
                    if share > 0 { count(Int(arcs[base + length]), share) }
                }
            }
        }
    }

    /// The arcs of the likeliest path; of equal ones the one with the shorter target first from the end.
    mutating func best(source n: Int, target m: Int, arcs: [Int32], weights: [Double]) -> [Int] {
        let width = m + 1
        forward = [Double](repeating: -.infinity, count: (n + 1) * width)
        var from = [UInt8](repeating: 0, count: (n + 1) * width)
        forward[0] = 0
        for i in 0..<n {
            for j in 0...m where forward[i * width + j] > -.infinity {
                let base = (i * width + j) * 4
                for length in 0...min(3, m - j) where arcs[base + length] >= 0 {
                    let value = forward[i * width + j] + log(max(weights[Int(arcs[base + length])], 1e-300))
                    if value > forward[(i + 1) * width + j + length] {
                        forward[(i + 1) * width + j + length] = value
                        from[(i + 1) * width + j + length] = UInt8(length)
                    }
                }
            }
        }
        var path: [Int] = []
        var j = m
        for i in stride(from: n, to: 0, by: -1) {
            let length = Int(from[i * width + j])
            j -= length
            path.append(Int(arcs[((i - 1) * width + j) * 4 + length]))
        }
        return path.reversed()
    }
}
