/// Whether two systems differ on one test set: the set is drawn anew, with replacement, many times, and both are measured on each draw.
///
/// Koehn 2004, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP. Seeded.
public struct PairedBootstrap: Sendable {
    /// Of the first system, the second, and the second less the first: the values that leave out 2.5 % at either end.
    public var first: ClosedRange<Double>
    public var second: ClosedRange<Double>
    public var difference: ClosedRange<Double>
    /// Share of draws in which the second is not less than the first.
    public var secondNotLess: Double

    /// `measure` turns a draw, places of `count` units, into the figures of both systems. Requires `count` of at least 1.
    public init(count: Int, draws: Int = 1000, seed: UInt64 = 1, measure: ([Int]) -> (Double, Double)) {
        var random = RandomNumbers(seed: seed)
        var (first, second, difference): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<max(1, draws) {
            let (a, b) = measure((0..<max(1, count)).map { _ in random.index(below: max(1, count)) })
            first.append(a)
            second.append(b)
            difference.append(b - a)
        }
        secondNotLess = Double(difference.count { $0 >= 0 }) / Double(difference.count)
        self.first = Self.middle(first)
        self.second = Self.middle(second)
        self.difference = Self.middle(difference)
    }

    private static func middle(_ values: [Double]) -> ClosedRange<Double> {
        let sorted = values.sorted()
        let cut = sorted.count * 25 / 1000
        return sorted[cut]...sorted[sorted.count - 1 - cut]
    }
}
