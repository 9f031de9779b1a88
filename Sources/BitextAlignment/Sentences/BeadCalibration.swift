/// Scores of beads as probabilities: a logistic regression over what speaks for a bead, fitted by `Tools/fit-bead-scores.py` on noisy
/// news and encyclopedia sentences (`Tools/make-noisy-bitext.py`) and on documents that do not translate each other.
enum BeadCalibration {
    /// Weights of: one, coverage, its square, deviation of lengths (half square, up to 10), sentences beyond 1-1, neighbours that stand alone, total weight (up to 60).
    static let pair: [Double] = [4.456, 4.679, 2.481, -1.499, -1.178, -3.038, -0.023]
    /// Of a sentence alone: one, pairs beside it, sentences alone beside it, total weight.
    static let alone: [Double] = [-4.078, 1.032, -0.103, 0.139]

    static func features(_ bead: FoundBead, neighbours: [FoundBead]) -> [Double] {
        let lonely = Double(neighbours.count { $0.isNull })
        let total = Double(min(bead.total, 60))
        guard !bead.isNull else { return [1, Double(neighbours.count) - lonely, lonely, total] }
        let coverage = Double(bead.coverage)
        return [
            1, coverage, coverage * coverage, Double(min(bead.deviation, 10)), Double(bead.source.count + bead.target.count - 2), lonely,
            total,
        ]
    }

    static func score(_ bead: FoundBead, neighbours: [FoundBead]) -> Double {
        let weights = bead.isNull ? alone : pair
        let sum = zip(weights, features(bead, neighbours: neighbours)).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + Elementary.exponential(-max(-30, min(30, sum))))
    }
}
