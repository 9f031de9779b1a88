/// How a word of one name was matched with one of another.
struct TokenLink: Sendable {
    enum Reason: Sendable { case same, spelling, initial, letters, abbreviation, joined }

    /// Places of one token, or of two that are joined, on each side.
    var left: Range<Int>
    var right: Range<Int>
    /// Log-odds that these are one word, nats.
    var logOdds: Float
    var reason: Reason
}

/// The best assignment of the words of one name to those of another, in any order.
///
/// Exact: dynamic programming over the words of the left and the set of words taken on the right (at most 2⁸ sets). Two neighbours may match one
/// word together; a word may stay without a partner at a price that depends on its kind. Ties go to the earlier word.
struct TokenAlignment: Sendable {
    var links: [TokenLink] = []
    var leftMissing: [Int] = []
    var rightMissing: [Int] = []

    /// Price of a word without a partner, nats.
    static func price(_ token: NameToken) -> Float {
        switch token.kind {
        case .word: 1.2
        case .weak: 0.5
        case .initial: 0.5
        case .particle: 0.2
        case .title: 0
        }
    }

    /// `links`: all matches worth considering.
    init(left: [NameToken], right: [NameToken], candidates: [TokenLink]) {
        let (n, m) = (left.count, right.count)
        let sets = 1 << m
        // best[i * sets + taken]: over the words before i.
        var best = [Float](repeating: -.infinity, count: (n + 1) * sets)
        var moves = [Int16](repeating: -1, count: (n + 1) * sets)
        var byEnd = [[Int]](repeating: [], count: n + 1)
        for (number, link) in candidates.enumerated() { byEnd[link.left.upperBound].append(number) }
        best[0] = 0
        for i in 1..<max(1, n + 1) {
            for taken in 0..<sets {
                var value = best[(i - 1) * sets + taken] - Self.price(left[i - 1])
                var move: Int16 = -1
                for number in byEnd[i] {
                    let link = candidates[number]
                    let mask = ((1 << link.right.count) - 1) << link.right.lowerBound
                    guard taken & mask == mask else { continue }
                    // A little for keeping the order, so that equal words match in it.
                    let distance = Float(abs(link.left.lowerBound - link.right.lowerBound)) * 0.01
                    let sum = best[link.left.lowerBound * sets + taken ^ mask] + max(-4, min(4, link.logOdds)) - distance
                    if sum > value { (value, move) = (sum, Int16(number)) }
                }
                best[i * sets + taken] = value
                moves[i * sets + taken] = move
            }
        }
        var taken = 0
        var bestSum = -Float.infinity
        for set in 0..<sets {
            var sum = best[n * sets + set]
            for j in 0..<m where set >> j & 1 == 0 { sum -= Self.price(right[j]) }
            if sum > bestSum { (bestSum, taken) = (sum, set) }
        }
        rightMissing = (0..<m).filter { taken >> $0 & 1 == 0 }
        var i = n
        while i > 0 {
            let move = moves[i * sets + taken]
            if move < 0 {
                leftMissing.append(i - 1)
                i -= 1
            } else {
                let link = candidates[Int(move)]
                links.append(link)
                taken ^= ((1 << link.right.count) - 1) << link.right.lowerBound
                i = link.left.lowerBound
            }
        }
        links.reverse()
        leftMissing.reverse()
    }

    /// The greatest log-odds among matches of words that were left without partners; −∞ where there are none.
    func bestRejected(of candidates: [TokenLink]) -> Float {
        candidates.reduce(-.infinity) { best, link in
            let isRejected = link.left.allSatisfy(leftMissing.contains) && link.right.allSatisfy(rightMissing.contains)
            return isRejected ? max(best, link.logOdds) : best
        }
    }

    /// The same with the sides changed.
    var mirrored: TokenAlignment {
        var result = self
        result.links = links.map { TokenLink(left: $0.right, right: $0.left, logOdds: $0.logOdds, reason: $0.reason) }
        result.links.sort { $0.left.lowerBound < $1.left.lowerBound }
        (result.leftMissing, result.rightMissing) = (rightMissing, leftMissing)
        return result
    }

    /// Whether the words stand in another order.
    var isReordered: Bool { zip(links, links.dropFirst()).contains { $0.right.lowerBound > $1.right.lowerBound } }
}
