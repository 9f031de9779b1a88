package import BitextModel

/// Sentence beads as hunalign's ladder (Varga et al., "Parallel corpora for medium density languages", 2005): rungs `source TAB target TAB score`.
///
/// A rung tells where a bead begins on each side, in sentences from 0; the bead ends where the next rung stands. The last rung stands behind the last sentences of both sides. Scores are hunalign's
/// own and have no bounds; ours are 0 to 1.
package enum HunalignLadder {
    /// The rungs of beads in order that leave out no sentence.
    package static func text(_ beads: [SentenceBead]) -> String {
        var text = ""
        var (source, target) = (0, 0)
        for bead in beads {
            text += rung(bead.source.lowerBound, bead.target.lowerBound, score: bead.score)
            (source, target) = (max(source, bead.source.upperBound), max(target, bead.target.upperBound))
        }
        return text + rung(source, target, score: 0)
    }

    /// One line of a ladder; sentences count from 0, the score is cut to 0–1.
    package static func rung(_ source: Int, _ target: Int, score value: Double) -> String { "\(source)\t\(target)\t\(score(value))\n" }

    /// The beads between the rungs of a file. A negative score becomes 0, one over 1 becomes 1. Throws where a rung is none, goes back, or steps nowhere.
    package static func beads(_ lines: inout TextLineReader) throws -> [SentenceBead] {
        var beads: [SentenceBead] = []
        var last: (source: Int, target: Int, score: Double)?
        while let line = try lines.next() {
            if line.isEmpty { continue }
            let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
            guard fields.count >= 2, fields.count <= 3, let source = Int(fields[0]), let target = Int(fields[1]), source >= 0, target >= 0
            else {
                throw lines.invalid("'\(TextLineReader.shown(line))' is no rung: two sentence numbers and a score are wanted", column: 1)
            }
            guard let score = fields.count == 3 ? Double(String(fields[2])) : 0, score.isFinite else {
                throw lines.invalid(
                    "'\(TextLineReader.shown(fields[2]))' is no score", column: fields[0].utf8.count + fields[1].utf8.count + 3)
            }
            if let before = last {
                guard source >= before.source, target >= before.target, source > before.source || target > before.target else {
                    throw lines.invalid("rung \(source), \(target) does not go on from \(before.source), \(before.target)", column: 1)
                }
                beads.append(
                    SentenceBead(source: before.source..<source, target: before.target..<target, score: min(1, max(0, before.score))))
            } else if source != 0 || target != 0 {
                throw lines.invalid("the first rung is \(source), \(target), and not 0, 0", column: 1)
            }
            last = (source, target, score)
        }
        return beads
    }

    /// Beads as vecalign prints them (Thompson and Koehn 2019): `[0]:[0, 1]:0.053210`. The number there is a cost: 1 − score.
    package static func vecalign(_ beads: [SentenceBead]) -> String {
        func list(_ range: Range<Int>) -> String { "[" + range.map(String.init).joined(separator: ", ") + "]" }
        return beads.map { "\(list($0.source)):\(list($0.target)):\(score(1 - $0.score))000\n" }.joined()
    }

    static func score(_ value: Double) -> String {
        let thousandths = value.isFinite ? Int((min(1, max(0, value)) * 1000).rounded()) : 0
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
