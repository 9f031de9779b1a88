/// Scores of beads as probabilities: a logistic regression over what speaks for a bead, fitted on the noisy news of `Tools/make-noisy-bitext.py` by `Tools/fit-bead-scores.py`.
enum BeadCalibration {
    /// Weights of: one, coverage, its square, deviation of lengths (half square, up to 10), sentences beyond 1-1, neighbours that stand alone, total weight (up to 60).
    static let pair: [Double] = [-2, 14, 0, -0.1, -0.5, -0.5, 0.02]
    /// Of a sentence alone: one, pairs beside it, sentences alone beside it, total weight.
    static let alone: [Double] = [1, 0.5, -0.5, 0]

    static func features(_ bead: FoundBead, neighbours: [FoundBead]) -> [Double] {
        let lonely = Double(neighbours.count { $0.isNull })
        let total = Double(min(bead.total, 60))
        guard !bead.isNull else { return [1, Double(neighbours.count) - lonely, lonely, total] }
        let coverage = Double(bead.coverage)
        return [
            1, coverage, coverage * coverage, Double(min(bead.deviation, 10)), Double(bead.source.count + bead.target.count - 2), lonely, total,
        ]
    }

    static func score(_ bead: FoundBead, neighbours: [FoundBead]) -> Double {
        let weights = bead.isNull ? alone : pair
        let sum = zip(weights, features(bead, neighbours: neighbours)).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + Elementary.exponential(-max(-30, min(30, sum))))
    }
}
