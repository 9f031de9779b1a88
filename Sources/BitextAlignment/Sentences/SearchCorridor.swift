/// The cells that the search considers: for each number of source sentences done, which numbers of target sentences may be done.
///
/// Short documents are searched whole. For long ones, words that are rare on both sides give points (sentence, sentence); the heaviest chain of points that runs forward on both sides
/// (a Fenwick tree of prefix maxima: time in proportion to points × logarithm) is the coarse path, and the corridor runs along it. Coarse-to-fine after Moore, "Fast and Accurate Sentence Alignment of Bilingual Corpora",
/// AMTA 2002; deviation: words instead of lengths lead, so that long insertions do no harm.
struct SearchCorridor: Sendable {
    /// By number of source sentences done, 0 to n: first and last number of target sentences.
    var first: [Int]
    var last: [Int]

    /// Cells in all.
    var area: Int { zip(first, last).reduce(0) { $0 + $1.1 - $1.0 + 1 } }

    init(_ words: DocumentWords, options: SentenceAlignerOptions) {
        let (n, m) = (words.source.count, words.target.count)
        if (n + 1) * (m + 1) <= options.completeSearch {
            first = [Int](repeating: 0, count: n + 1)
            last = [Int](repeating: m, count: n + 1)
            return
        }
        let anchors = Self.chain(Self.points(words), columns: m)
        (first, last) = Self.corridor(anchors, n, m, options)
    }

    private struct Point {
        var row: Int32
        var column: Int32
        var weight: Float
    }

    private static func points(_ words: DocumentWords) -> [Point] {
        var sentences: [[Int32]] = [[Int32]](repeating: [], count: words.source.words.count)
        for sentence in 0..<words.source.count {
            for place in words.source.tokens(of: sentence) {
                let word = Int(words.source.tokens[place])
                if words.source.frequencies[word] <= 4, sentences[word].last != Int32(sentence) { sentences[word].append(Int32(sentence)) }
            }
        }
        var points: [Point] = []
        for (word, rows) in sentences.enumerated() where !rows.isEmpty {
            for candidate in words.candidates[word] where words.target.frequencies[Int(candidate.target)] <= 4 {
                let weight = candidate.strength * words.source.weights[word]
                let range = Int(words.postingStarts[Int(candidate.target)])..<Int(words.postingStarts[Int(candidate.target) + 1])
                for row in rows {
                    var previous: Int32 = -1
                    for place in range {
                        let column = words.sentenceOfTarget[Int(words.postings[place])]
                        if column != previous {
                            points.append(Point(row: row, column: column, weight: weight / Float(rows.count * range.count)))
                        }
                        previous = column
                    }
                }
            }
        }
        return merged(points)
    }

    /// One point for each cell, by row and falling column.
    private static func merged(_ points: [Point]) -> [Point] {
        let sorted = points.sorted {
            $0.row != $1.row ? $0.row < $1.row : $0.column != $1.column ? $0.column > $1.column : $0.weight < $1.weight
        }
        var merged: [Point] = []
        for point in sorted {
            if let last = merged.last, last.row == point.row, last.column == point.column {
                merged[merged.count - 1].weight += point.weight
            } else {
                merged.append(point)
            }
        }
        return merged
    }

    /// The heaviest chain that rises on both sides.
    private static func chain(_ points: [Point], columns: Int) -> [(row: Int, column: Int)] {
        var tree = [(score: Float, point: Int32)](repeating: (0, -1), count: columns + 2)
        var before = [Int32](repeating: -1, count: points.count)
        var best: (score: Float, point: Int32) = (0, -1)
        for (number, point) in points.enumerated() {
            var found: (score: Float, point: Int32) = (0, -1)
            var place = Int(point.column)
            while place > 0 {
                if tree[place].score > found.score { found = tree[place] }
                place -= place & -place
            }
            before[number] = found.point
            let score = found.score + point.weight
            if score > best.score { best = (score, Int32(number)) }
            place = Int(point.column) + 1
            while place < tree.count {
                if score > tree[place].score { tree[place] = (score, Int32(number)) }
                place += place & -place
            }
        }
        var chain: [(row: Int, column: Int)] = []
        var place = best.point
        while place >= 0 {
            chain.append((Int(points[Int(place)].row), Int(points[Int(place)].column)))
            place = before[Int(place)]
        }
        return chain.reversed()
    }

    private static func corridor(_ anchors: [(row: Int, column: Int)], _ n: Int, _ m: Int, _ options: SentenceAlignerOptions) -> (
        first: [Int], last: [Int]
    ) {
        var first = [Int](repeating: m, count: n + 1)
        var last = [Int](repeating: 0, count: n + 1)
        func allow(_ row: Int, _ from: Int, _ to: Int) {
            guard row >= 0, row <= n else { return }
            first[row] = min(first[row], max(0, from))
            last[row] = max(last[row], min(m, to))
        }
        var previous = (row: 0, column: 0)
        for anchor in anchors + [(row: n, column: m)] {
            let (rows, columns) = (anchor.row - previous.row, anchor.column - previous.column)
            if rows * columns <= 4 * options.band * (rows + columns + 1) {
                // A gap small enough to be searched whole.
                for row in previous.row...max(previous.row, anchor.row) {
                    allow(row, previous.column - options.band, anchor.column + options.band)
                }
            } else {
                let band = max(2 * options.band, min(max(rows, columns) / 8, 20 * options.band))
                for row in previous.row...anchor.row {
                    let column = previous.column + (row - previous.row) * columns / max(1, rows)
                    // The ends are open: what is missing may be missing at either.
                    let step = columns / max(1, rows) + 1
                    allow(row, column - band - step, column + band + step)
                }
            }
            previous = anchor
        }
        // Neighbouring rows overlap, so that a path always exists.
        allow(0, 0, 0)
        allow(n, m, m)
        for row in stride(from: n - 1, through: 0, by: -1) where first[row] > first[row + 1] { first[row] = first[row + 1] }
        for row in 1..<max(1, n + 1) where n > 0 && last[row] < last[row - 1] { last[row] = last[row - 1] }
        return (first, last)
    }
}
