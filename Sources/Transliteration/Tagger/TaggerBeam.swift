/// The hypotheses of a beam search, and the labels that each has written.
struct TaggerBeam {
    /// Labels of all hypotheses, each with the place of the label before it; −1 at the start.
    private var history: [(label: Int32, previous: Int32)] = []
    private var best: [TaggerHypothesis] = []

    mutating func begin() { history.removeAll(keepingCapacity: true) }

    /// Goes on from each of `scratch.hypotheses` with every label, and keeps the `width` best. Ties: the earlier hypothesis, then the lower label.
    mutating func grow(
        from hypotheses: [TaggerHypothesis], logits: UnsafePointer<Float>, rows: Int, labels: Int, normalizers: [Double], width: Int
    ) {
        best.removeAll(keepingCapacity: true)
        for (number, hypothesis) in hypotheses.enumerated() {
            let base = hypothesis.score - normalizers[number]
            let values = logits + number * rows
            for label in 0..<labels {
                let score = base + Double(values[label])
                if best.count >= width, let last = best.last, last.score >= score { continue }
                var position = best.count
                while position > 0, best[position - 1].score < score { position -= 1 }
                best.insert(
                    TaggerHypothesis(node: hypothesis.node, label: Int32(label), parent: Int32(number), score: score), at: position)
                if best.count > width { best.removeLast() }
            }
        }
    }

    /// Takes the best as the hypotheses of the next step.
    mutating func advance(into hypotheses: inout [TaggerHypothesis]) {
        hypotheses.removeAll(keepingCapacity: true)
        for var hypothesis in best {
            history.append((hypothesis.label, hypothesis.node))
            hypothesis.node = Int32(history.count - 1)
            hypotheses.append(hypothesis)
        }
    }

    /// What a hypothesis has written.
    func text(of hypothesis: TaggerHypothesis, inventory: LabelInventory) -> String {
        var labels: [Int32] = []
        var place = hypothesis.node
        while place >= 0 {
            labels.append(history[Int(place)].label)
            place = history[Int(place)].previous
        }
        return labels.reversed().reduce(into: "") { $0 += inventory.texts[Int($1)] }
    }
}
