// Unsafe code: inner loops over raw memory, whose sizes are set here and whose indexes run over the corridor.

/// The best path of beads through a corridor, by dynamic programming.
///
/// A bead of sentences on both sides is worth the weight of its words that have a counterpart in it (each word counts by its best one), less what a chance pair would have (`coverage`), less a cost of unlike
/// lengths and of sentences beyond 1-1. Words of row i agree with column j as `S`: for each row, column and number of columns up to there, the covered weight; and `T` the other way round. So every kind of bead
/// costs a few additions, and time grows with cells × words of a sentence.
struct BeadSearch {
    let words: DocumentWords
    let corridor: SearchCorridor
    let options: SentenceAlignerOptions
    let ends: (source: [Bool], target: [Bool])
    /// Target characters for one source character.
    let ratio: Float

    struct Kind {
        let source: Int
        let target: Int
    }

    /// Kinds of beads with sentences on both sides.
    let kinds: [Kind]

    init(
        words: DocumentWords, corridor: SearchCorridor, options: SentenceAlignerOptions, ends: (source: [Bool], target: [Bool])
    ) {
        self.words = words
        self.corridor = corridor
        self.options = options
        self.ends = ends
        let totals = (words.source.lengths.reduce(0, +), words.target.lengths.reduce(0, +))
        ratio = totals.0 > 0 && totals.1 > 0 ? max(0.4, min(2.5, totals.1 / totals.0)) : 1
        var kinds = [Kind(source: 1, target: 1)]
        let longest = max(1, min(8, options.longestBead))
        for total in stride(from: 3, through: longest + 1, by: 1) {
            for source in 1..<total where source == 1 || total - source == 1 || total <= 5 {
                kinds.append(Kind(source: source, target: total - source))
            }
        }
        self.kinds = kinds
    }

    /// Covered weights of one source sentence over the columns of the corridor.
    private struct Row {
        var firstColumn = 0
        var width = 0
        /// By number of columns (less one), then column: weight of the row's words that agree with one of the columns up to there.
        var covered: [Float] = []
        /// By target token of the columns: strength of its best counterpart in the row.
        var strengths: [Float] = []
        var firstToken = 0
    }

    private func row(_ i: Int) -> Row {
        var row = Row()
        row.firstColumn = corridor.first[i]
        // Column j is the sentence done by going from j to j + 1.
        let end = max(row.firstColumn, corridor.last[i + 1])
        row.width = end - row.firstColumn
        guard row.width > 0 else { return row }
        let span = kinds.reduce(1) { max($0, $1.target) }
        row.firstToken = Int(words.target.starts[row.firstColumn])
        let lastToken = Int(words.target.starts[end])
        row.covered = [Float](repeating: 0, count: span * row.width)
        row.strengths = [Float](repeating: 0, count: lastToken - row.firstToken)
        let (firstToken, firstColumn, width) = (row.firstToken, row.firstColumn, row.width)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { best in
            row.covered.withUnsafeMutableBufferPointer { covered in
                row.strengths.withUnsafeMutableBufferPointer { strengths in
                    for place in words.source.tokens(of: i) {
                        let word = Int(words.source.tokens[place])
                        let list = words.candidates[word]
                        if list.isEmpty { continue }
                        best.initialize(repeating: 0)
                        var isEmpty = true
                        for candidate in list {
                            let range =
                                Int(words.postingStarts[Int(candidate.target)])..<Int(words.postingStarts[Int(candidate.target) + 1])
                            var posting = lowerBound(range, firstToken)
                            while posting < range.upperBound {
                                let token = Int(words.postings[posting])
                                if token >= lastToken { break }
                                let column = Int(words.sentenceOfTarget[token]) - firstColumn
                                best[column] = max(best[column], candidate.strength)
                                strengths[token - firstToken] = max(strengths[token - firstToken], candidate.strength)
                                isEmpty = false
                                posting += 1
                            }
                        }
                        if isEmpty { continue }
                        let weight = words.source.weights[word]
                        for column in 0..<width { covered[column] += weight * best[column] }
                        for columns in 1..<span {
                            // The best of one more column, by running maxima in place, from the right.
                            for column in stride(from: width - 1, to: 0, by: -1) { best[column] = max(best[column], best[column - 1]) }
                            let base = columns * width
                            for column in 0..<width { covered[base + column] += weight * best[column] }
                        }
                    }
                }
            }
        }
        return row
    }

    private func lowerBound(_ range: Range<Int>, _ token: Int) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        if high - low == 0 || Int(words.postings[low]) >= token { return low }
        while low < high {
            let middle = (low + high) / 2
            if Int(words.postings[middle]) < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Beads of the best path, in order, with what each is worth and the share of its weight that agrees.
    func run() -> [FoundBead] {
        let (n, m) = (words.source.count, words.target.count)
        let widths = (0...n).map { corridor.last[$0] - corridor.first[$0] + 1 }
        var offsets = [0]
        for width in widths { offsets.append((offsets.last ?? 0) + width) }
        var scores = [Float](repeating: -.infinity, count: offsets[n + 1])
        var steps = [UInt8](repeating: 255, count: offsets[n + 1])
        func cell(_ row: Int, _ column: Int) -> Int? {
            guard row >= 0, column >= corridor.first[row], column <= corridor.last[row] else { return nil }
            return offsets[row] + column - corridor.first[row]
        }
        guard let origin = cell(0, 0) else { return [] }
        scores[origin] = 0
        let sourceNull = UInt8(kinds.count)
        let targetNull = sourceNull + 1
        let span = kinds.reduce(1) { max($0, $1.source) }
        var rows: [Row] = []
        var targetCovered: [[Float]] = []
        for i in 0...n {
            if i > 0 {
                rows.append(row(i - 1))
                if rows.count > span { rows.removeFirst() }
                targetCovered = covered(rows, span)
            }
            for j in corridor.first[i]...corridor.last[i] {
                guard let here = cell(i, j) else { continue }
                var best = scores[here]
                var step = steps[here]
                if let before = cell(i - 1, j), scores[before] - options.nullCost > best {
                    (best, step) = (scores[before] - options.nullCost, sourceNull)
                }
                if j > 0, let before = cell(i, j - 1), scores[before] - options.nullCost > best {
                    (best, step) = (scores[before] - options.nullCost, targetNull)
                }
                for (number, kind) in kinds.enumerated() where kind.source <= i && kind.target <= j {
                    guard let before = cell(i - kind.source, j - kind.target), scores[before] > -.infinity else { continue }
                    let worth = worth(i, j, kind, rows, targetCovered).worth
                    if scores[before] + worth > best { (best, step) = (scores[before] + worth, UInt8(number)) }
                }
                scores[here] = best
                steps[here] = step
            }
        }
        return path(n, m, steps, cell)
    }

    /// By number of rows (less one): weight of the words of each column of the last row that agree with one of the rows back to there.
    private func covered(_ rows: [Row], _ span: Int) -> [[Float]] {
        guard let last = rows.last else { return [] }
        var result = [[Float]](repeating: [Float](repeating: 0, count: last.width), count: min(span, rows.count))
        guard last.width > 0 else { return result }
        var best = last.strengths
        for back in 0..<result.count {
            if back > 0 {
                let other = rows[rows.count - 1 - back]
                // The rows' corridors may begin at different tokens.
                let from = max(other.firstToken, last.firstToken)
                let end = min(other.firstToken + other.strengths.count, last.firstToken + last.strengths.count)
                var token = from
                while token < end {
                    best[token - last.firstToken] = max(best[token - last.firstToken], other.strengths[token - other.firstToken])
                    token += 1
                }
            }
            for column in 0..<last.width {
                var sum: Float = 0
                for token in words.target.tokens(of: last.firstColumn + column) {
                    sum += best[token - last.firstToken] * words.target.weights[Int(words.target.tokens[token])]
                }
                result[back][column] = sum
            }
        }
        return result
    }

    /// What the bead that ends at `i`, `j` is worth.
    private func worth(_ i: Int, _ j: Int, _ kind: Kind, _ rows: [Row], _ targetCovered: [[Float]]) -> (
        worth: Float, covered: Float, total: Float, deviation: Float
    ) {
        var covered: Float = 0
        var total: Float = 0
        var (left, right): (Float, Float) = (0, 0)
        for back in 0..<kind.source where back < rows.count {
            let row = rows[rows.count - 1 - back]
            let column = j - 1 - row.firstColumn
            if column >= 0, column < row.width {
                let columns = min(kind.target, column + 1)
                covered += row.covered[(columns - 1) * row.width + column]
            }
            total += words.source.totals[i - 1 - back]
            left += words.source.lengths[i - 1 - back]
        }
        if let last = rows.last, kind.source <= targetCovered.count {
            for back in 0..<kind.target {
                let column = j - 1 - back - last.firstColumn
                if column >= 0, column < last.width { covered += targetCovered[kind.source - 1][column] }
            }
        }
        for back in 0..<kind.target {
            total += words.target.totals[j - 1 - back]
            right += words.target.lengths[j - 1 - back]
        }
        let difference = right - left * ratio
        let deviation = difference * difference / (2 * 6.8 * max(1, (left * ratio + right) / 2))
        var worth = covered - options.coverage * total - options.lengthWeight * min(deviation, options.lengthLimit)
        worth -= options.mergeCost * Float(kind.source + kind.target - 2)
        if kind.source > 1, kind.target > 1 { worth -= options.crossCost }
        worth += paragraphs(i, j, kind)
        return (worth, covered, total, deviation)
    }

    private func paragraphs(_ i: Int, _ j: Int, _ kind: Kind) -> Float {
        guard !ends.source.isEmpty else { return 0 }
        var worth: Float = ends.source[i - 1] && ends.target[j - 1] ? options.paragraphBonus : 0
        for back in 1..<max(1, kind.source) where kind.source > 1 && ends.source[i - 1 - back] { worth -= options.paragraphCost }
        for back in 1..<max(1, kind.target) where kind.target > 1 && ends.target[j - 1 - back] { worth -= options.paragraphCost }
        return worth
    }

    private func path(_ n: Int, _ m: Int, _ steps: [UInt8], _ cell: (Int, Int) -> Int?) -> [FoundBead] {
        var beads: [FoundBead] = []
        var (i, j) = (n, m)
        while i + j > 0, let here = cell(i, j), steps[here] != 255 {
            let step = Int(steps[here])
            let (source, target) =
                step == kinds.count ? (1, 0) : step == kinds.count + 1 ? (0, 1) : (kinds[step].source, kinds[step].target)
            beads.append(FoundBead(source: i - source..<i, target: j - target..<j))
            i -= source
            j -= target
        }
        beads.reverse()
        return beads.map(measured)
    }

    /// A bead with what it is worth, reckoned from the words alone.
    func measured(_ bead: FoundBead) -> FoundBead {
        var bead = bead
        var (strengths, others): ([Float], [Int: Float]) = ([], [:])
        for place in bead.source.flatMap({ Array(words.source.tokens(of: $0)) }) {
            var best: Float = 0
            for candidate in words.candidates[Int(words.source.tokens[place])] {
                let range = Int(words.postingStarts[Int(candidate.target)])..<Int(words.postingStarts[Int(candidate.target) + 1])
                guard let first = bead.target.first, let last = bead.target.last else { break }
                var posting = lowerBound(range, Int(words.target.starts[first]))
                while posting < range.upperBound, Int(words.postings[posting]) < Int(words.target.starts[last + 1]) {
                    best = max(best, candidate.strength)
                    others[Int(words.postings[posting])] = max(others[Int(words.postings[posting])] ?? 0, candidate.strength)
                    posting += 1
                }
            }
            strengths.append(best * words.source.weights[Int(words.source.tokens[place])])
        }
        for token in others.keys.sorted() { strengths.append((others[token] ?? 0) * words.target.weights[Int(words.target.tokens[token])]) }
        let total =
            bead.source.reduce(Float(0)) { $0 + words.source.totals[$1] } + bead.target.reduce(Float(0)) { $0 + words.target.totals[$1] }
        let (left, right) = (
            bead.source.reduce(Float(0)) { $0 + words.source.lengths[$1] }, bead.target.reduce(Float(0)) { $0 + words.target.lengths[$1] }
        )
        let difference = right - left * ratio
        bead.covered = strengths.reduce(0, +)
        bead.total = total
        bead.deviation = difference * difference / (2 * 6.8 * max(1, (left * ratio + right) / 2))
        return bead
    }
}

/// A bead of the search and what speaks for it.
struct FoundBead: Hashable, Sendable {
    var source: Range<Int>
    var target: Range<Int>
    /// Weight of the words that agree, and of all.
    var covered: Float = 0
    var total: Float = 0
    /// Half the squared deviation of lengths.
    var deviation: Float = 0

    var isNull: Bool { source.isEmpty || target.isEmpty }
    var coverage: Float { total > 0 ? covered / total : 0 }
}
