import BitextModel

/// Plain references for word alignment, by expectation maximization over dictionaries: what the sampler is measured against.
enum PlainAligners {
    /// IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993, "The Mathematics of Statistical Machine Translation", section 4.2), with an empty source word: for each target word its source word, nil for none.
    static func model1(_ pairs: [(source: [String], target: [String])], rounds: Int = 10) -> [[Int?]] {
        em(pairs, rounds: rounds) { _, _, _, _ in 1 }
    }

    /// Model 1 with a preference for the diagonal, as fast_align has it (Dyer, Chahuneau and Smith 2013, "A Simple, Fast, and Effective Reparameterization of IBM Model 2", NAACL, equations 1 to 3), its tension
    /// fixed: p(i | j, m, n) ∝ exp(−tension × |j/n − i/m|), 8 % of the links going nowhere.
    static func fastAlign(_ pairs: [(source: [String], target: [String])], rounds: Int = 10, tension: Double = 4) -> [[Int?]] {
        em(pairs, rounds: rounds) { i, j, m, n in
            guard let i else { return 0.08 }
            let weights = (0..<m).map { power(-tension * abs(Double(j + 1) / Double(n) - Double($0 + 1) / Double(m))) }
            return 0.92 * weights[i] / weights.reduce(0, +)
        }
    }

    private static func em(
        _ pairs: [(source: [String], target: [String])], rounds: Int, position: (Int?, Int, Int, Int) -> Double
    ) -> [[Int?]] {
        var probability: [String: [String: Double]] = [:]
        func weights(_ pair: (source: [String], target: [String]), _ j: Int) -> [Double] {
            ([nil] + pair.source.map { Optional($0) }).enumerated().map { place, word in
                let lexical = probability.isEmpty ? 1 : probability[word ?? ""]?[pair.target[j]] ?? 0
                return lexical * position(place == 0 ? nil : place - 1, j, pair.source.count, pair.target.count)
            }
        }
        for _ in 0..<rounds {
            var counts: [String: [String: Double]] = [:]
            for pair in pairs {
                for j in pair.target.indices {
                    let all = weights(pair, j)
                    let sum = all.reduce(0, +)
                    for (place, weight) in all.enumerated() where sum > 0 {
                        counts[place == 0 ? "" : pair.source[place - 1], default: [:]][pair.target[j], default: 0] += weight / sum
                    }
                }
            }
            probability = counts.mapValues { row in
                let total = row.values.reduce(0, +)
                return row.mapValues { $0 / total }
            }
        }
        return pairs.map { pair in
            pair.target.indices.map { j in
                let all = weights(pair, j)
                let best = all.indices.max { all[$0] < all[$1] } ?? 0
                return best == 0 ? nil : best - 1
            }
        }
    }

    /// e to the power of `value`, by its series: enough for weights.
    private static func power(_ value: Double) -> Double {
        let small = value / 64
        var (term, sum) = (1.0, 1.0)
        for number in 1..<16 {
            term *= small / Double(number)
            sum += term
        }
        for _ in 0..<6 { sum *= sum }
        return sum
    }
}
