extension DocumentWords {
    /// Adds words that are counterparts in the document itself: in beads of words that agree, words without a counterpart that keep turning up together.
    ///
    /// Association is Dice's coefficient of the beads that have the source word and those that have the target word; pairs seen together twice count, fully from four times on. Costs time in proportion to beads
    /// × words without a counterpart.
    mutating func learn(from beads: [FoundBead]) {
        let firm = beads.filter { !$0.isNull && $0.coverage >= 0.25 && $0.source.count + $0.target.count <= 5 }
        guard firm.count >= 3 else { return }
        var counts = PairTable(expecting: firm.count * 16)
        var together: [Int32] = []
        var (sources, targets) = ([Int32](repeating: 0, count: source.words.count), [Int32](repeating: 0, count: target.words.count))
        // Words that stand in more than an eighth of the beads say nothing.
        let limit = Int32(max(4, firm.count / 8))
        for bead in firm {
            let (left, right) = (distinct(source, bead.source), distinct(target, bead.target))
            for word in left { sources[Int(word)] += 1 }
            for word in right { targets[Int(word)] += 1 }
            let present = Set(right)
            let lonely = left.filter { word in !candidates[Int(word)].contains { present.contains($0.target) && $0.strength >= 0.5 } }
            for word in lonely where source.frequencies[Int(word)] >= 2 && source.frequencies[Int(word)] <= limit {
                for other in right where target.frequencies[Int(other)] >= 2 && target.frequencies[Int(other)] <= limit {
                    let number = Int(counts.number(PairTable.key(source: word, target: other)))
                    if number == together.count { together.append(0) }
                    together[number] += 1
                }
            }
        }
        for (number, count) in together.enumerated() where count >= 2 {
            let (word, other) = (counts.source(number), counts.target(number))
            let dice = 2 * Float(count) / Float(sources[word] + targets[other])
            guard dice >= 0.5 else { continue }
            add(EvidenceCandidate(target: Int32(other), strength: dice * min(1, Float(count + 2) / 6)), to: word)
        }
    }

    private func distinct(_ side: Side, _ sentences: Range<Int>) -> [Int32] {
        Set(sentences.flatMap { side.tokens[side.tokens(of: $0)] }).sorted()
    }
}
