internal import BitextModel

/// Links of one pair of sentences out of the probabilities of both directions.
struct Symmetrizer {
    let sources: Int
    let targets: Int
    /// By cell: target word by target word.
    let forward: [Float]
    let reverse: [Float]

    private func cell(_ source: Int, _ target: Int) -> Int { target * sources + source }

    /// The likeliest source word of each target word, where a link is likelier than none.
    var forwardLinks: Set<Int> {
        var links: Set<Int> = []
        for target in 0..<targets {
            let column = cell(0, target)..<cell(0, target) + sources
            guard let best = column.max(by: { forward[$0] < forward[$1] }) else { continue }
            if forward[best] > 1 - forward[column].reduce(0, +) { links.insert(best) }
        }
        return links
    }

    var reverseLinks: Set<Int> {
        var links: Set<Int> = []
        for source in 0..<sources {
            let row = (0..<targets).map { cell(source, $0) }
            guard let best = row.max(by: { reverse[$0] < reverse[$1] }) else { continue }
            if reverse[best] > 1 - row.reduce(0, { $0 + reverse[$1] }) { links.insert(best) }
        }
        return links
    }

    /// Cells of links, in order.
    func links(_ method: Symmetrization) -> [Int] {
        switch method {
        case .forward: forwardLinks.sorted()
        case .reverse: reverseLinks.sorted()
        case .intersection: forwardLinks.intersection(reverseLinks).sorted()
        case .union: forwardLinks.union(reverseLinks).sorted()
        case .growDiagFinalAnd, .scored: grown().sorted()
        }
    }

    private func grown() -> Set<Int> {
        let (one, other) = (forwardLinks, reverseLinks)
        var links = one.intersection(other)
        let union = one.union(other)
        var hasSource = [Bool](repeating: false, count: sources)
        var hasTarget = [Bool](repeating: false, count: targets)
        func add(_ cell: Int) {
            links.insert(cell)
            hasSource[cell % sources] = true
            hasTarget[cell / sources] = true
        }
        for cell in links.sorted() { add(cell) }
        var grows = true
        while grows {
            grows = false
            for start in links.sorted() {
                let (i, j) = (start % sources, start / sources)
                for (di, dj) in [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)] {
                    let (source, target) = (i + di, j + dj)
                    guard source >= 0, target >= 0, source < sources, target < targets else { continue }
                    let next = cell(source, target)
                    if union.contains(next), !links.contains(next), !hasSource[source] || !hasTarget[target] {
                        add(next)
                        grows = true
                    }
                }
            }
        }
        for side in [one, other] {
            for next in side.sorted() where !hasSource[next % sources] && !hasTarget[next / sources] { add(next) }
        }
        return links
    }
}
