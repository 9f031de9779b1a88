/// Precision, recall and F1 of beads.
///
/// Strict: a bead of the hypothesis is right if the gold has the very bead. Lax: if it shares a source and a target sentence with one bead of the gold (Langlais, Simard and Véronis 1998, "Methods and
/// practical issues in evaluating alignment techniques", ACL-COLING). Beads with an empty side are not counted, as in the Bleualign and vecalign evaluations.
public struct BeadEvaluation: Hashable, Sendable {
    public var gold = 0
    public var hypothesis = 0
    /// Beads of the hypothesis that are strictly right, and laxly.
    public var strict = 0
    public var lax = 0
    /// Beads of the gold that share a source and a target sentence with one of the hypothesis.
    public var laxlyFound = 0

    public init() {}

    /// Beads as lists of sentence numbers, in any order.
    public init(gold: [(source: [Int], target: [Int])], hypothesis: [(source: [Int], target: [Int])]) {
        func real(_ beads: [(source: [Int], target: [Int])]) -> [(source: Set<Int>, target: Set<Int>)] {
            beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { (Set($0.source), Set($0.target)) }
        }
        let (right, found) = (real(gold), real(hypothesis))
        self.gold = right.count
        self.hypothesis = found.count
        func bySource(_ beads: [(source: Set<Int>, target: Set<Int>)]) -> [Int: [Int]] {
            var places: [Int: [Int]] = [:]
            for (number, bead) in beads.enumerated() { for sentence in bead.source { places[sentence, default: []].append(number) } }
            return places
        }
        let (rightBySource, foundBySource) = (bySource(right), bySource(found))
        for bead in found {
            let others = Set(bead.source.flatMap { rightBySource[$0] ?? [] })
            if others.contains(where: { right[$0] == bead }) { strict += 1 }
            if others.contains(where: { !right[$0].target.isDisjoint(with: bead.target) }) { lax += 1 }
        }
        for bead in right {
            let others = Set(bead.source.flatMap { foundBySource[$0] ?? [] })
            if others.contains(where: { !found[$0].target.isDisjoint(with: bead.target) }) { laxlyFound += 1 }
        }
    }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.gold += right.gold
        sum.hypothesis += right.hypothesis
        sum.strict += right.strict
        sum.lax += right.lax
        sum.laxlyFound += right.laxlyFound
        return sum
    }

    public var strictPrecision: Double { Self.share(strict, hypothesis) }
    public var strictRecall: Double { Self.share(strict, gold) }
    public var strictF1: Double { Self.harmonic(strictPrecision, strictRecall) }
    public var laxPrecision: Double { Self.share(lax, hypothesis) }
    public var laxRecall: Double { Self.share(laxlyFound, gold) }
    public var laxF1: Double { Self.harmonic(laxPrecision, laxRecall) }

    private static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
    private static func harmonic(_ a: Double, _ b: Double) -> Double { a + b == 0 ? 0 : 2 * a * b / (a + b) }
}
