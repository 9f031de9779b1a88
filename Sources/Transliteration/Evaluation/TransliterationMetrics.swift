/// How good ranked outputs are against `TransliterationGold`.
///
/// - `first`: share of words whose best output is attested. `fifth`: of the best five, one is.
/// - `mostAttested`: share whose best output is (one of) the most attested.
/// - `meanReciprocalRank`: mean of 1 / rank of the first attested output, 0 where none is.
/// - `characterErrorRate`: edits (in Unicode scalars) between the best output and the closest target, over those targets' lengths.
public struct TransliterationMetrics: Hashable, Sendable {
    public private(set) var words = 0
    private var firstCount = 0
    private var fifthCount = 0
    private var mostAttestedCount = 0
    private var reciprocalRanks = 0.0
    private var edits = 0
    private var lengths = 0

    public init() {}

    public var first: Double { share(firstCount) }
    public var fifth: Double { share(fifthCount) }
    public var mostAttested: Double { share(mostAttestedCount) }
    public var meanReciprocalRank: Double { words == 0 ? 0 : reciprocalRanks / Double(words) }
    public var characterErrorRate: Double { lengths == 0 ? 0 : Double(edits) / Double(lengths) }

    private func share(_ count: Int) -> Double { words == 0 ? 0 : Double(count) / Double(words) }

    /// Counts one word: its `outputs`, best first, against its targets. No output counts as an empty one.
    public mutating func add(outputs: [String], targets: [(text: String, count: Int)]) {
        words += 1
        let wanted = targets.map { Array($0.text.unicodeScalars) }
        let best = outputs.first.map { Array($0.unicodeScalars) } ?? []
        for (place, output) in outputs.enumerated() {
            let scalars = Array(output.unicodeScalars)
            guard wanted.contains(scalars) else { continue }
            if place == 0 { firstCount += 1 }
            if place < 5 { fifthCount += 1 }
            reciprocalRanks += 1 / Double(place + 1)
            break
        }
        let most = targets.map(\.count).max() ?? 0
        if zip(wanted, targets).contains(where: { $0 == best && $1.count == most }) { mostAttestedCount += 1 }
        var closest: (edits: Int, length: Int)?
        for target in wanted {
            let distance = Self.editDistance(best, target)
            if let found = closest, (found.edits, -found.length) <= (distance, -target.count) { continue }
            closest = (distance, target.count)
        }
        edits += closest?.edits ?? 0
        lengths += closest?.length ?? 0
    }

    /// Insertions, deletions and substitutions (Levenshtein 1966) that make one of the other.
    package static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var previous = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var current = [i + 1]
            current.reserveCapacity(b.count + 1)
            for (j, y) in b.enumerated() { current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (x == y ? 0 : 1))) }
            previous = current
        }
        return previous[b.count]
    }
}
