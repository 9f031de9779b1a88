#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Fits the weights of a ranking so that right candidates are likely among all: maximum conditional likelihood of a log-linear model, by
/// gradient steps with moments (Kingma & Ba 2015, "Adam"), on measures brought to mean 0 and deviation 1. Deterministic.
public struct RankingWeights: Sendable {
    /// The candidates of one word: a row of measures each, and whether it is right.
    public struct Example: Sendable {
        public var values: [Float]
        public var isRight: [Bool]

        public init(values: [Float], isRight: [Bool]) { (self.values, self.isRight) = (values, isRight) }
    }

    public var rounds = 400
    public var regularization = 1e-3
    public var step = 0.05

    public init() {}

    /// One weight for each of `width` measures. Words without a right candidate teach nothing and are passed over.
    public func fit(_ examples: [Example], width: Int) -> [Double] {
        let useful = examples.filter { $0.isRight.contains(true) && $0.isRight.contains(false) }
        guard width > 0, !useful.isEmpty else { return [Double](repeating: 0, count: width) }
        var mean = [Double](repeating: 0, count: width)
        var square = mean
        var rows = 0.0
        for example in useful {
            for row in 0..<example.isRight.count {
                rows += 1
                for column in 0..<width {
                    let value = Double(example.values[row * width + column])
                    mean[column] += value
                    square[column] += value * value
                }
            }
        }
        let deviation = (0..<width).map { column in
            mean[column] /= rows
            return max((square[column] / rows - mean[column] * mean[column]).squareRoot(), 1e-6)
        }
        let scaled = useful.map { example in
            example.values.enumerated().map { (Double($1) - mean[$0 % width]) / deviation[$0 % width] }
        }
        var weights = [Double](repeating: 0, count: width)
        var (first, second) = (weights, weights)
        for round in 1...rounds {
            var gradient = weights.map { -regularization * $0 * Double(useful.count) }
            for (example, values) in zip(useful, scaled) { Self.add(example, values, weights, to: &gradient) }
            for column in 0..<width {
                let slope = gradient[column] / Double(useful.count)
                first[column] = 0.9 * first[column] + 0.1 * slope
                second[column] = 0.999 * second[column] + 0.001 * slope * slope
                let momentum = first[column] / (1 - pow(0.9, Double(round)))
                let spread = (second[column] / (1 - pow(0.999, Double(round)))).squareRoot()
                weights[column] += step * momentum / (spread + 1e-8)
            }
        }
        return zip(weights, deviation).map { $0 / $1 }
    }

    private static func add(_ example: Example, _ values: [Double], _ weights: [Double], to gradient: inout [Double]) {
        let width = weights.count
        let scores = example.isRight.indices.map { row in
            (0..<width).reduce(0.0) { $0 + weights[$1] * values[row * width + $1] }
        }
        let best = scores.max() ?? 0
        let all = scores.map { exp($0 - best) }
        let right = zip(all, example.isRight).map { $1 ? $0 : 0 }
        let (total, rightTotal) = (all.reduce(0, +), max(right.reduce(0, +), 1e-300))
        for row in scores.indices {
            let pull = right[row] / rightTotal - all[row] / total
            if abs(pull) < 1e-9 { continue }
            for column in 0..<width { gradient[column] += pull * values[row * width + column] }
        }
    }
}
