public import BitextModel

/// Precision, recall, F1 and alignment error rate of word links.
///
/// Och and Ney 2003, section 5: with sure links S, possible links P ⊇ S and found links A, precision is |A∩P|/|A|, recall |A∩S|/|S|, AER 1 − (|A∩S| + |A∩P|) / (|A| + |S|). Where all links are sure, AER is
/// 1 − F1.
public struct LinkEvaluation: Hashable, Sendable {
    public var found = 0
    public var sure = 0
    public var foundSure = 0
    /// Found links that are sure or possible.
    public var foundPossible = 0

    public init() {}

    public init(gold: [WordLink], hypothesis: [WordLink]) {
        struct Cell: Hashable {
            let source: Int
            let target: Int
        }
        func cells(_ links: [WordLink]) -> Set<Cell> { Set(links.map { Cell(source: $0.source, target: $0.target) }) }
        let sure = cells(gold.filter { !$0.isPossible })
        let possible = sure.union(cells(gold))
        let found = cells(hypothesis)
        self.found = found.count
        self.sure = sure.count
        foundSure = found.intersection(sure).count
        foundPossible = found.intersection(possible).count
    }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.found += right.found
        sum.sure += right.sure
        sum.foundSure += right.foundSure
        sum.foundPossible += right.foundPossible
        return sum
    }

    public var precision: Double { found == 0 ? 0 : Double(foundPossible) / Double(found) }
    public var recall: Double { sure == 0 ? 0 : Double(foundSure) / Double(sure) }
    public var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
    public var errorRate: Double { found + sure == 0 ? 0 : 1 - Double(foundSure + foundPossible) / Double(found + sure) }
}
