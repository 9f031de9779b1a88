internal import BitextAlignment
package import BitextModel
package import Interchange

/// Pairs the cues of two subtitle files of one film, by time and by content.
///
/// After Tiedemann, "Improved Sentence Alignment for Movie Subtitles" (RANLP 2007): cues that overlap in time belong together, once the clocks of both files agree. Ours differs: words, lengths and names pair the cues first
/// (`SentenceAligner`); sure pairs among them set the clock of the target (a shift and a stretch by the medians of Theil and Sen, 1950 and 1968); then a monotone path is sought through beads of up to three cues a side that
/// weighs overlap and content alike. Files without common times are still paired by content, and files without common words by time.
///
/// Cost: the product of the cues within two minutes of each other; 2,000 cues a side take about a second.
package struct SubtitlePairing {
    /// How the target's times go over into the source's.
    package struct Clock: Hashable, Sendable {
        package var stretch: Double
        /// Milliseconds.
        package var shift: Double

        package init(stretch: Double = 1, shift: Double = 0) {
            self.stretch = stretch
            self.shift = shift
        }

        package func callAsFunction(_ time: SubtitleTime) -> Double { stretch * Double(time.milliseconds) + shift }
    }

    /// A cue with its times.
    struct Cue {
        var unit: ExchangeUnit
        var start: SubtitleTime
        var end: SubtitleTime

        init?(_ unit: ExchangeUnit) {
            func time(_ name: String) -> SubtitleTime? { unit.properties.first { $0.name == name }.flatMap { SubtitleTime($0.value) } }
            guard let start = time("x-start"), let end = time("x-end") else { return nil }
            (self.unit, self.start, self.end) = (unit, start, max(start, end))
        }
    }

    /// Score (0 to 1) of a pair by content that may set the clock, and how many are wanted.
    static let sureScore = 0.8
    static let leastAnchors = 4
    /// How far from each other (milliseconds) cues are looked at.
    static let reach = 120_000.0
    /// Cues in source and target of a bead.
    private static let shapes = [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)]

    private let source: [Cue]
    private let target: [Cue]
    private let tools: BitextTools
    package private(set) var clock = Clock()

    /// Units without times are left out.
    package init(source: [ExchangeUnit], target: [ExchangeUnit], tools: BitextTools) {
        self.source = source.compactMap(Cue.init)
        self.target = target.compactMap(Cue.init)
        self.tools = tools
    }

    /// A unit for each bead, and what to tell of the clocks. Its properties are the times of both sides (`x-start`, `x-end`, `x-target-start`, `x-target-end`), the cues (`x-cues`, `x-target-cues`) and the score (`x-score`).
    package mutating func units() throws -> (units: [ExchangeUnit], diagnostics: [Diagnostic]) {
        func sentences(_ cues: [Cue]) throws -> [SentenceText] {
            try tools.sentences(cues.map { String(decoding: $0.unit.source.text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self) })
        }
        let content = tools.sentenceAligner().align(source: try sentences(source), target: try sentences(target)).beads
        var diagnostics: [Diagnostic] = []
        setClock(content)
        if clock != Clock() {
            let seconds = (clock.shift / 100).rounded() / 10
            let percent = ((clock.stretch - 1) * 10_000).rounded() / 100
            let stretched = percent == 0 ? "" : " and stretched by \(percent) %"
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "clock",
                    message: "the times of the target are shifted by \(seconds) s\(stretched) to those of the source"))
        }
        let beads = path(links(content))
        return (beads.map(unit), diagnostics)
    }

    // MARK: - The clock

    /// From the middles of cues that are surely one. The clock stays as it is unless another is better by a fifth of a second in the median.
    private mutating func setClock(_ beads: [SentenceBead]) {
        func middle(_ cue: Cue) -> Double { Double(cue.start.milliseconds + cue.end.milliseconds) / 2 }
        var anchors = beads.filter { $0.source.count == 1 && $0.target.count == 1 && $0.score >= Self.sureScore }.map { bead in
            (source: middle(source[bead.source.lowerBound]), target: middle(target[bead.target.lowerBound]))
        }
        guard anchors.count >= Self.leastAnchors else { return }
        if anchors.count > 300 {
            let step = Double(anchors.count) / 300
            anchors = (0..<300).map { anchors[Int(Double($0) * step)] }
        }
        var slopes: [Double] = []
        for (place, left) in anchors.enumerated() {
            for right in anchors[(place + 1)...] where right.target - left.target > 10_000 {
                slopes.append((right.source - left.source) / (right.target - left.target))
            }
        }
        func residual(_ clock: Clock) -> Double { Self.median(anchors.map { abs($0.source - clock.stretch * $0.target - clock.shift) }) }
        func shifted(_ stretch: Double) -> Clock {
            Clock(stretch: stretch, shift: Self.median(anchors.map { $0.source - stretch * $0.target }))
        }
        var candidates = [Clock(), shifted(1)]
        if slopes.count >= Self.leastAnchors { candidates.append(shifted(min(1.5, max(0.67, Self.median(slopes))))) }
        var best = candidates[0]
        for candidate in candidates.dropFirst() where residual(candidate) + 200 < residual(best) { best = candidate }
        clock = best
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    // MARK: - The path

    /// For each source cue the target cues that share a bead by content, with its score.
    private func links(_ beads: [SentenceBead]) -> [[Int: Double]] {
        var links = [[Int: Double]](repeating: [:], count: source.count)
        for bead in beads { for left in bead.source { for right in bead.target { links[left][right] = bead.score } } }
        return links
    }

    private func gain(_ left: Range<Int>, _ right: Range<Int>, _ links: [[Int: Double]]) -> Double {
        guard let first = left.first, let last = left.last, let other = right.first, let end = right.last else { return -0.25 }
        let (a, b) = (Double(source[first].start.milliseconds), Double(source[last].end.milliseconds))
        let (c, d) = (clock(target[other].start), clock(target[end].end))
        let union = max(b, d) - min(a, c)
        let overlap = union > 0 ? max(0, min(b, d) - max(a, c)) / union : (a == c ? 1 : 0)
        var content = 0.0
        for cue in left { content += right.map { links[cue][$0] ?? 0 }.max() ?? 0 }
        for cue in right { content += left.map { links[$0][cue] ?? 0 }.max() ?? 0 }
        content /= Double(left.count + right.count)
        guard overlap > 0 || content > 0 else { return -2 }
        // Cues that are joined must gain more than they would one by one.
        return (overlap + content) / 2 * Double(left.count + right.count) / 2 - 0.3 * Double(left.count + right.count - 2) / 2
    }

    private func path(_ links: [[Int: Double]]) -> [SentenceBead] {
        let (rows, columns) = (source.count, target.count)
        let band = band()
        var best = band.map { [Double](repeating: -.infinity, count: $0.count) }
        var back = band.map { [UInt8](repeating: .max, count: $0.count) }
        best[0][0] = 0
        for row in 0...rows {
            for column in band[row] {
                let place = column - band[row].lowerBound
                if row == 0, column == 0 { continue }
                for (number, shape) in Self.shapes.enumerated() {
                    let (from, left) = (row - shape.0, column - shape.1)
                    guard from >= 0, left >= 0, band[from].contains(left) else { continue }
                    let before = best[from][left - band[from].lowerBound]
                    guard before > -.infinity else { continue }
                    let sum = before + gain(from..<row, left..<column, links)
                    if sum > best[row][place] {
                        best[row][place] = sum
                        back[row][place] = UInt8(number)
                    }
                }
            }
        }
        var beads: [SentenceBead] = []
        var (row, column) = (rows, columns)
        while row > 0 || column > 0 {
            let shape = Self.shapes[Int(back[row][column - band[row].lowerBound])]
            let (left, right) = (row - shape.0..<row, column - shape.1..<column)
            let count = Double(left.count + right.count)
            let score = left.isEmpty || right.isEmpty ? 0 : (gain(left, right, links) + 0.3 * (count - 2) / 2) * 2 / count
            beads.append(SentenceBead(source: left, target: right, score: min(1, max(0, score))))
            (row, column) = (left.lowerBound, right.lowerBound)
        }
        return beads.reversed()
    }

    /// The columns that are looked at in each row: targets in reach of the cues there. Neighbours share a column, so that a path leads from end to end.
    private func band() -> [Range<Int>] {
        let times = target.map { clock($0.start) }
        var result: [Range<Int>] = []
        var (low, high) = (0, 0)
        for row in 0...source.count {
            let time = row < source.count ? Double(source[row].start.milliseconds) : .infinity
            while low < target.count, times[low] < time - Self.reach, low < high { low += 1 }
            high = max(high, low)
            while high < target.count, times[high] <= time + Self.reach { high += 1 }
            if row == source.count { high = target.count }
            result.append(low..<high + 1)
        }
        return result
    }

    // MARK: - Units

    private func unit(_ bead: SentenceBead) -> ExchangeUnit {
        let (left, right) = (source[bead.source], target[bead.target])
        let language = (source.first ?? target.first)?.unit.source.language ?? .undetermined
        var unit = ExchangeUnit(
            identifier: left.isEmpty ? "+\(Self.names(right))" : Self.names(left),
            source: Self.segment(left) ?? ExchangeSegment(language: source.first?.unit.source.language ?? language, text: ""),
            notes: (left + right).flatMap(\.unit.notes))
        func add(_ name: String, _ value: String) { unit.properties.append(ExchangeProperty(name, value)) }
        func times(_ cues: ArraySlice<Cue>, _ prefix: String) {
            guard let first = cues.first, let end = cues.map(\.end).max() else { return }
            add("\(prefix)start", first.start.text(mark: "."))
            add("\(prefix)end", end.text(mark: "."))
            add("\(prefix)cues", Self.names(cues))
        }
        times(left, "x-")
        times(right, "x-target-")
        if let segment = Self.segment(right) {
            unit.targets = [segment]
            let score = Int((bead.score * 100).rounded())
            add("x-origin", TargetOrigin.document.rawValue)
            add("x-score", "\(score / 100).\(score / 10 % 10)\(score % 10)")
        }
        return unit
    }

    private static func names(_ cues: ArraySlice<Cue>) -> String { cues.map(\.unit.identifier).joined(separator: " ") }

    /// The texts of cues, a line end between them.
    private static func segment(_ cues: ArraySlice<Cue>) -> ExchangeSegment? {
        guard var segment = cues.first?.unit.source else { return nil }
        for cue in cues.dropFirst() {
            segment.text += "\n"
            let offset = segment.text.utf8.count
            segment.text += cue.unit.source.text
            segment.codes += cue.unit.source.codes.map { code in
                var moved = code
                moved.offset += offset
                if !moved.pairing.isEmpty { moved.pairing += "@\(offset)" }
                return moved
            }
        }
        return segment
    }
}
