internal import BitextModel

/// Where two texts differ, as sorted, disjoint runs; between them the texts are the same byte for byte. Offsets are UTF-8.
///
/// The composition of maps follows ICU's `Edits::mergeAndAppend`.
struct OffsetMap: Hashable, Sendable {
    /// One stretch that changed. Either side may be empty, not both.
    struct Run: Hashable, Sendable {
        var originalStart: Int
        var originalEnd: Int
        var normalizedStart: Int
        var normalizedEnd: Int
        /// The steps that changed it.
        var steps: StepSet
    }

    /// A change to the text that the map leads to.
    struct Edit {
        var start: Int
        var end: Int
        var newLength: Int
    }

    var runs: [Run] = []

    /// Makes the map lead on to the text after `edits` (sorted, disjoint). Runs and edits that share text become one run. Cost: linear
    /// in both.
    mutating func append(_ edits: [Edit], step: StepSet) {
        guard !edits.isEmpty else { return }
        var result: [Run] = []
        result.reserveCapacity(runs.count + edits.count)
        var nextRun = 0
        var nextEdit = 0
        // What to add to an offset between changes to come from the middle text to the original, and on to the new text.
        var toOriginal = 0
        var toNew = 0
        while nextRun < runs.count || nextEdit < edits.count {
            let run = nextRun < runs.count ? runs[nextRun] : nil
            let edit = nextEdit < edits.count ? edits[nextEdit] : nil
            let start = Swift.min(run?.normalizedStart ?? Int.max, edit?.start ?? Int.max)
            var end = start
            var steps: StepSet = []
            let originalStart = start + toOriginal
            let newStart = start + toNew
            let takesRun = run.map { Self.comesFirst($0, before: edit) } ?? false
            if takesRun, let run {
                take(run)
            } else if let edit {
                take(edit)
            }
            // Whatever shares text with what was taken.
            while true {
                if nextRun < runs.count, runs[nextRun].normalizedStart < end {
                    take(runs[nextRun])
                } else if nextEdit < edits.count, edits[nextEdit].start < end {
                    take(edits[nextEdit])
                } else {
                    break
                }
            }
            result.append(
                Run(
                    originalStart: originalStart, originalEnd: end + toOriginal, normalizedStart: newStart, normalizedEnd: end + toNew,
                    steps: steps))

            func take(_ run: Run) {
                end = Swift.max(end, run.normalizedEnd)
                toOriginal = run.originalEnd - run.normalizedEnd
                steps.formUnion(run.steps)
                nextRun += 1
            }
            func take(_ edit: Edit) {
                end = Swift.max(end, edit.end)
                toNew += edit.newLength - (edit.end - edit.start)
                steps.formUnion(step)
                nextEdit += 1
            }
        }
        runs = result
    }

    /// At one offset what is empty comes first, and a removal before an insertion.
    private static func comesFirst(_ run: Run, before edit: Edit?) -> Bool {
        guard let edit else { return true }
        if run.normalizedStart != edit.start { return run.normalizedStart < edit.start }
        return run.normalizedStart == run.normalizedEnd || edit.start != edit.end
    }

    /// Drops runs in which nothing differs after all, and the equal ends of the others, on scalar borders.
    mutating func tighten(original: UnsafeBufferPointer<UInt8>, normalized: UnsafeBufferPointer<UInt8>) {
        var kept: [Run] = []
        kept.reserveCapacity(runs.count)
        for var run in runs {
            // An insertion would be left where one text ends inside the other: such runs keep a scalar of the original.
            while run.originalStart < run.originalEnd, run.normalizedStart < run.normalizedEnd {
                let length = Self.scalarLength(original[run.originalStart])
                guard
                    Self.same(original, run.originalStart, normalized, run.normalizedStart, length, run.originalEnd, run.normalizedEnd),
                    run.originalStart + length < run.originalEnd || run.normalizedStart + length >= run.normalizedEnd
                else { break }
                run.originalStart += length
                run.normalizedStart += length
            }
            while run.originalStart < run.originalEnd, run.normalizedStart < run.normalizedEnd {
                var length = 1
                while run.originalEnd - length > run.originalStart, original[run.originalEnd - length] & 0xC0 == 0x80 { length += 1 }
                let from = run.originalEnd - length
                let to = run.normalizedEnd - length
                guard to >= run.normalizedStart, Self.same(original, from, normalized, to, length, run.originalEnd, run.normalizedEnd),
                    from > run.originalStart || to <= run.normalizedStart
                else { break }
                run.originalEnd = from
                run.normalizedEnd = to
            }
            if run.originalStart < run.originalEnd || run.normalizedStart < run.normalizedEnd { kept.append(run) }
        }
        runs = kept
    }

    private static func scalarLength(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

    private static func same(
        _ left: UnsafeBufferPointer<UInt8>, _ leftStart: Int, _ right: UnsafeBufferPointer<UInt8>, _ rightStart: Int, _ length: Int,
        _ leftEnd: Int, _ rightEnd: Int
    ) -> Bool {
        guard leftStart + length <= leftEnd, rightStart + length <= rightEnd else { return false }
        for index in 0..<length where left[leftStart + index] != right[rightStart + index] { return false }
        return true
    }
}

extension OffsetMap {
    /// Where a span of the normalized text comes from. `trimmed`: without removed text at its borders.
    func originalSpan(of span: TextSpan, trimmed: Bool) -> TextSpan {
        let start = border(span.start, atEnd: trimmed, from: \.normalizedStart, \.normalizedEnd, to: \.originalStart, \.originalEnd, .start)
        let end = border(span.end, atEnd: !trimmed, from: \.normalizedStart, \.normalizedEnd, to: \.originalStart, \.originalEnd, .end)
        return TextSpan(start: Swift.min(start, end), end: end)
    }

    /// Where a span of the original text went.
    func normalizedSpan(of span: TextSpan) -> TextSpan {
        TextSpan(
            start: border(span.start, atEnd: false, from: \.originalStart, \.originalEnd, to: \.normalizedStart, \.normalizedEnd, .start),
            end: border(span.end, atEnd: true, from: \.originalStart, \.originalEnd, to: \.normalizedStart, \.normalizedEnd, .end))
    }

    private enum Side { case start, end }

    /// The offset that answers to `offset`. Inside a run: the run's border on `side`. Where empty runs stand at `offset`, the answer is
    /// the border behind them if `atEnd`, before them otherwise.
    private func border(
        _ offset: Int, atEnd: Bool, from sourceStart: KeyPath<Run, Int>, _ sourceEnd: KeyPath<Run, Int>,
        to targetStart: KeyPath<Run, Int>, _ targetEnd: KeyPath<Run, Int>, _ side: Side
    ) -> Int {
        // The runs from `low` on end at or behind `offset`; with `atEnd`, those before `low` start at or before it.
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            let isBefore = atEnd ? runs[middle][keyPath: sourceStart] <= offset : runs[middle][keyPath: sourceEnd] < offset
            if isBefore { low = middle + 1 } else { high = middle }
        }
        if atEnd {
            guard low > 0 else { return offset }
            let run = runs[low - 1]
            if run[keyPath: sourceEnd] <= offset { return run[keyPath: targetEnd] + offset - run[keyPath: sourceEnd] }
            if run[keyPath: sourceStart] == offset { return run[keyPath: targetStart] }
            return side == .start ? run[keyPath: targetStart] : run[keyPath: targetEnd]
        }
        guard low < runs.count else {
            guard let last = runs.last else { return offset }
            return last[keyPath: targetEnd] + offset - last[keyPath: sourceEnd]
        }
        let run = runs[low]
        if run[keyPath: sourceStart] >= offset { return run[keyPath: targetStart] - (run[keyPath: sourceStart] - offset) }
        if run[keyPath: sourceEnd] == offset { return run[keyPath: targetEnd] }
        return side == .start ? run[keyPath: targetStart] : run[keyPath: targetEnd]
    }
}
