extension NeuralTagger {
    /// The log-probability (natural, 0 at most) of each candidate as the spelling of `source`, in the order given; nil when `source` is
    /// empty or longer than `longestSource` scalars, or there are more than `mostCandidates` candidates.
    ///
    /// Sums over the ways of cutting a candidate into labels, approximately for those that are behind: see docs/guides/tagger.md, also for how
    /// near it comes. A candidate that no labels can write is −∞. Candidates share the work of their common prefixes; about 0.7 ms for 24
    /// candidates of a word of 6 letters (AVX2, one core), and in proportion to the word's length.
    public func logProbabilities(
        of candidates: [String], for source: String, domain: Domain? = nil, scratch: TaggerScratch
    ) -> [Double]? {
        logProbabilities(of: candidates, for: source, domain: domain, pruning: TaggerPruning(), scratch: scratch)
    }

    package func logProbabilities(
        of candidates: [String], for source: String, domain: Domain?, pruning: TaggerPruning, scratch: TaggerScratch
    ) -> [Double]? {
        guard candidates.count <= Self.mostCandidates, read(source, scratch: scratch) else { return nil }
        let length = scratch.letters.count
        scratch.trie.build(candidates, length: length, inventory: inventory)
        scratch.hypotheses.removeAll(keepingCapacity: true)
        if scratch.trie.nodes[0].reach & 1 != 0 {
            network.encode(domain: number(of: domain), scratch: scratch)
            scratch.hypotheses.append(TaggerHypothesis(node: 0, label: -1, parent: -1, score: 0))
        }
        for place in 0..<length {
            if !scratch.hypotheses.isEmpty { network.step(place: place, scratch: scratch) }
            grow(place: place, scratch: scratch)
            if place + 1 < length {
                scratch.lattice.thin(scratch.trie, place: place + 1, pruning: pruning, into: &scratch.hypotheses)
            }
        }
        return scratch.trie.ends.map { $0 < 0 ? -.infinity : min(0, scratch.lattice.total(node: $0)) }
    }

    /// Goes on from every hypothesis with the labels of the tree from which a candidate can still be reached.
    private func grow(place: Int, scratch: TaggerScratch) {
        scratch.lattice.begin(nodes: scratch.trie.nodes.count)
        let bit = UInt64(1) << UInt64(place + 1)
        let logits = scratch.logits.start
        for (number, hypothesis) in scratch.hypotheses.enumerated() {
            let base = hypothesis.score - scratch.normalizers[number]
            let node = scratch.trie.nodes[Int(hypothesis.node)]
            for place in Int(node.firstEdge)..<Int(node.firstEdge + node.edgeCount) {
                let edge = scratch.trie.edges[place]
                guard scratch.trie.nodes[Int(edge.node)].reach & bit != 0 else { continue }
                scratch.lattice.add(
                    TaggerHypothesis(
                        node: edge.node, label: edge.label, parent: Int32(number),
                        score: base + Double(logits[number * network.output.rows + Int(edge.label)])))
            }
        }
    }
}
