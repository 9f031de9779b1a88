public import BitextModel

/// How `LengthAligner` weighs lengths and kinds of beads.
public struct LengthAlignerOptions: Sendable {
    /// Target characters for one source character. Gale and Church take 1 for European languages.
    public var meanRatio: Double = 1
    /// Variance of the target length for one source character (Gale and Church, section 3.2: 6.8).
    public var variance: Double = 6.8
    /// Prior probabilities of beads (Gale and Church, table 5).
    public var oneToOne: Double = 0.89
    /// Of 1-0 and 0-1 together.
    public var deletion: Double = 0.0099
    /// Of 2-1 and 1-2 together.
    public var merger: Double = 0.089
    public var twoToTwo: Double = 0.011
    /// Sentences to either side of the straight line from corner to corner that are considered; at least this many, and a tenth of the longer side when that is
    /// more. Memory and time grow with sentences × band.
    public var minimumBand: Int = 100

    public init() {}
}

/// Aligns sentences by their lengths alone.
///
/// Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993, section 3. Deviations: the search keeps to a band around the diagonal; the ratio of
/// lengths may be set to that of the documents (`estimatingRatio`). The plain reference that lexical aligners are measured against.
///
/// ```swift
/// LengthAligner().align(source: [50, 20, 22], target: [52, 41]).map { ($0.source, $0.target) }   // [(0..<1, 0..<1), (1..<3, 1..<2)]
/// ```
public struct LengthAligner: Sendable {
    private struct Move {
        let source: Int
        let target: Int
        let cost: Double
    }

    private let options: LengthAlignerOptions
    private let moves: [Move]

    public init(_ options: LengthAlignerOptions = LengthAlignerOptions()) {
        self.options = options
        func cost(_ probability: Double) -> Double { -Elementary.logarithm(max(probability, 1e-12)) }
        moves = [
            Move(source: 1, target: 1, cost: cost(options.oneToOne)), Move(source: 1, target: 0, cost: cost(options.deletion / 2)),
            Move(source: 0, target: 1, cost: cost(options.deletion / 2)), Move(source: 2, target: 1, cost: cost(options.merger / 2)),
            Move(source: 1, target: 2, cost: cost(options.merger / 2)), Move(source: 2, target: 2, cost: cost(options.twoToTwo)),
        ]
    }

    /// The most probable beads, in order, covering both sides. Lengths are in characters; a negative one counts as zero.
    ///
    /// A bead's score (0–1) is how probable its length difference is, two-sided, under the model; that of a 1-0 or 0-1 bead is the prior's.
    public func align(source: [Int], target: [Int], estimatingRatio: Bool = true) -> [SentenceBead] {
        let source = source.map { max(0, $0) }
        let target = target.map { max(0, $0) }
        let totals = (source.reduce(0, +), target.reduce(0, +))
        let ratio = estimatingRatio && totals.0 > 0 && totals.1 > 0 ? Double(totals.1) / Double(totals.0) : options.meanRatio
        let band = max(options.minimumBand, max(source.count, target.count) / 10)
        let width = 2 * band + 1
        var costs = [Double](repeating: .infinity, count: (source.count + 1) * width)
        var steps = [UInt8](repeating: 255, count: costs.count)
        func first(_ row: Int) -> Int { source.isEmpty ? 0 : row * target.count / source.count - band }
        func cell(_ row: Int, _ column: Int) -> Int? {
            // With an empty side, or sides too unlike for the band, the whole row counts.
            let place = column - first(row)
            return place >= 0 && place < width ? row * width + place : nil
        }
        guard target.count <= band * 2 || !source.isEmpty, let origin = cell(0, 0) else {
            return onlyDeletions(source.count, target.count)
        }
        costs[origin] = 0
        for row in 0...source.count {
            for column in max(0, first(row))...min(target.count, max(0, first(row) + width - 1)) {
                guard let here = cell(row, column), row + column > 0 else { continue }
                for (number, move) in moves.enumerated() where move.source <= row && move.target <= column {
                    guard let before = cell(row - move.source, column - move.target), costs[before] < .infinity else { continue }
                    let total = costs[before] + move.cost + penalty(row, column, move, source, target, ratio)
                    if total < costs[here] { (costs[here], steps[here]) = (total, UInt8(number)) }
                }
            }
        }
        guard let end = cell(source.count, target.count), costs[end] < .infinity else { return onlyDeletions(source.count, target.count) }
        return path(source, target, ratio, steps, cell)
    }

    private func path(
        _ source: [Int], _ target: [Int], _ ratio: Double, _ steps: [UInt8], _ cell: (Int, Int) -> Int?
    ) -> [SentenceBead] {
        var beads: [SentenceBead] = []
        var (row, column) = (source.count, target.count)
        while row + column > 0, let here = cell(row, column), steps[here] != 255 {
            let move = moves[Int(steps[here])]
            let score =
                move.source == 0 || move.target == 0
                ? options.deletion : Elementary.exponential(-penalty(row, column, move, source, target, ratio))
            beads.append(SentenceBead(source: row - move.source..<row, target: column - move.target..<column, score: min(1, score)))
            row -= move.source
            column -= move.target
        }
        return beads.reversed()
    }

    /// Minus the logarithm of the two-sided probability that lengths differ as much as those of the bead that ends at `row`, `column`.
    private func penalty(_ row: Int, _ column: Int, _ move: Move, _ source: [Int], _ target: [Int], _ ratio: Double) -> Double {
        guard move.source > 0, move.target > 0 else { return 0 }
        let left = Double(source[row - move.source..<row].reduce(0, +))
        let right = Double(target[column - move.target..<column].reduce(0, +))
        guard left + right > 0 else { return 0 }
        let mean = (left + right / ratio) / 2
        let delta = abs(right - left * ratio) / (mean * options.variance).squareRoot()
        return -Elementary.logarithm(max(2 * (1 - Elementary.normalDistribution(delta)), 1e-12))
    }

    /// Sides that no band joins: all sentences alone.
    private func onlyDeletions(_ source: Int, _ target: Int) -> [SentenceBead] {
        (0..<source).map { SentenceBead(source: $0..<$0 + 1, target: 0..<0, score: options.deletion) }
            + (0..<target).map { SentenceBead(source: source..<source, target: $0..<$0 + 1, score: options.deletion) }
    }
}
