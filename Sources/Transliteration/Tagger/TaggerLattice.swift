/// The hypotheses of one step of scoring, collected and thinned out.
struct TaggerLattice {
    private var grown: [TaggerHypothesis] = []
    /// For each node the last of its hypotheses in `grown`, and for each of those the one before it; −1 ends.
    private var heads: [Int32] = []
    private var links: [Int32] = []
    private var sorted: [Int32] = []
    private var kept: [TaggerHypothesis] = []
    /// For each node its first hypothesis in `kept` and their number.
    private var first: [Int32] = []
    private var counts: [Int32] = []
    private var wanted: [Bool] = []
    private var best: [Int32] = []

    /// Forgets the step before; ready for a tree of `nodes` nodes.
    mutating func begin(nodes: Int) {
        grown.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
        heads.append(contentsOf: repeatElement(-1, count: nodes))
    }

    @inline(__always)
    mutating func add(_ hypothesis: TaggerHypothesis) {
        links.append(heads[Int(hypothesis.node)])
        heads[Int(hypothesis.node)] = Int32(grown.count)
        grown.append(hypothesis)
    }

    /// Log-probability of all hypotheses at a node.
    func total(node: Int32) -> Double {
        var total = -Double.infinity
        var place = heads[Int(node)]
        while place >= 0 {
            total = DeterministicLogarithm.sum(total, grown[Int(place)].score)
            place = links[Int(place)]
        }
        return total
    }

    /// Writes what is worth going on with from source place `place` into `hypotheses`, in order of nodes.
    mutating func thin(_ trie: TargetTrie, place: Int, pruning: TaggerPruning, into hypotheses: inout [TaggerHypothesis]) {
        mergeHistories(pruning)
        wanted.removeAll(keepingCapacity: true)
        wanted.append(contentsOf: repeatElement(false, count: kept.count))
        let bit = UInt64(1) << UInt64(place)
        for range in trie.paths {
            best.removeAll(keepingCapacity: true)
            for step in range where trie.pathReach[step] & bit != 0 {
                let node = Int(trie.path[step])
                if counts[node] > 0 { insert(first[node], limit: pruning.prefixesPerCandidate) }
            }
            guard let leader = best.first else { continue }
            let least = kept[Int(leader)].score - pruning.margin
            for number in best where kept[Int(number)].score >= least {
                let histories = counts[Int(kept[Int(number)].node)]
                for history in number..<number + histories { wanted[Int(history)] = true }
            }
        }
        hypotheses.removeAll(keepingCapacity: true)
        for (number, hypothesis) in kept.enumerated() where wanted[number] { hypotheses.append(hypothesis) }
    }

    /// The best histories of each node, with the probability of the others.
    private mutating func mergeHistories(_ pruning: TaggerPruning) {
        kept.removeAll(keepingCapacity: true)
        first.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        for node in heads.indices {
            first.append(Int32(kept.count))
            sorted.removeAll(keepingCapacity: true)
            var place = heads[node]
            while place >= 0 {
                let score = grown[Int(place)].score
                var position = sorted.count
                // Of equals, the one added first comes first (the links run backwards).
                while position > 0, grown[Int(sorted[position - 1])].score <= score { position -= 1 }
                sorted.insert(place, at: position)
                place = links[Int(place)]
            }
            var limit = min(sorted.count, pruning.historiesPerPrefix)
            if let leader = sorted.first {
                let least = grown[Int(leader)].score - pruning.historyMargin
                while grown[Int(sorted[limit - 1])].score < least { limit -= 1 }
            }
            for number in sorted[..<limit] { kept.append(grown[Int(number)]) }
            for number in sorted[limit...] {
                let leader = Int(first[node])
                kept[leader].score = DeterministicLogarithm.sum(kept[leader].score, grown[Int(number)].score)
            }
            counts.append(Int32(limit))
        }
    }

    /// Inserts the first hypothesis of a prefix into `best`, which stays sorted, best first, and no longer than `limit`.
    @inline(__always)
    private mutating func insert(_ number: Int32, limit: Int) {
        let score = kept[Int(number)].score
        if best.count >= limit, let last = best.last, kept[Int(last)].score >= score { return }
        var position = best.count
        while position > 0, kept[Int(best[position - 1])].score < score { position -= 1 }
        best.insert(number, at: position)
        if best.count > limit { best.removeLast() }
    }
}
