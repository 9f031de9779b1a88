/// One thing measured: a full pass over the text.
struct Benchmark {
    let name: String
    /// Does the work once; what it returns (tokens, bytes) keeps the work from being optimized away, and must be the same in every round.
    let pass: () throws -> Int
}

/// Seconds of each round of one benchmark.
struct Measurement {
    let name: String
    var seconds: [Double] = []
    /// What a pass returned.
    var result: Int?

    /// `bytes` over the median round, the slowest and the fastest, in MB/s (10⁶ bytes).
    func rates(bytes: Int) -> (median: Double, minimum: Double, maximum: Double) {
        let sorted = seconds.sorted()
        let rate = { (seconds: Double) in Double(bytes) / seconds / 1e6 }
        return (rate(sorted[sorted.count / 2]), rate(sorted[sorted.count - 1]), rate(sorted[0]))
    }
}

/// Runs the benchmarks in turns, so that a busy moment of the machine falls on all alike; the first turn warms up and is not counted.
func measure(_ benchmarks: [Benchmark], rounds: Int) throws -> [Measurement] {
    var measurements = benchmarks.map { Measurement(name: $0.name) }
    let clock = ContinuousClock()
    for round in 0...rounds {
        for (index, benchmark) in benchmarks.enumerated() {
            var result = 0
            let elapsed = try clock.measure { result = try benchmark.pass() }
            precondition(measurements[index].result ?? result == result, "\(benchmark.name): rounds differ")
            measurements[index].result = result
            if round > 0 { measurements[index].seconds.append(elapsed / .seconds(1)) }
        }
    }
    return measurements
}
