/// Marks that keep text of other scripts apart, so that the way back leaves it alone: ⟦Kim Jong⟧ una.
///
/// Between ⟦ (U+27E6) and ⟧ (U+27E7) stands text as it was, with either bracket doubled. Marked is a run outside the source script that holds anything
/// the way back would change; white space and punctuation at its ends stay outside.
public struct ForeignMarks: Sendable {
    static let open: [UInt8] = [0xE2, 0x9F, 0xA6]
    static let close: [UInt8] = [0xE2, 0x9F, 0xA7]

    /// Blocks of the source script and the joiners: what is not foreign.
    private let isNative: @Sendable (UInt32) -> Bool
    private let sensitive: Set<UInt32>
    private let separator: UInt32?

    /// `sensitive`: scalars that the way back changes. `separator`: the scalar that schemes put between letters.
    public init(sensitive: Set<UInt32>, separator: Unicode.Scalar?) {
        self.sensitive = sensitive.union([0x27E6, 0x27E7]).subtracting(separator.map { [$0.value] } ?? [])
        self.separator = separator?.value
        isNative = { scalar in
            (0x0900...0x097F).contains(scalar) || (0xA8E0...0xA8FF).contains(scalar) || (0x1CD0...0x1CFF).contains(scalar)
                || scalar == 0x200C || scalar == 0x200D
        }
    }

    /// Runs of `text`: bytes and whether they are to be marked.
    func runs(_ text: UnsafeBufferPointer<UInt8>) -> [(range: Range<Int>, isMarked: Bool)] {
        var result: [(range: Range<Int>, isMarked: Bool)] = []
        var (start, first, last) = (0, -1, 0)
        var holdsOnlySeparators = true
        var (runStart, wordStart) = (-1, 0)
        func closeRun(at end: Int) {
            defer { (runStart, first, holdsOnlySeparators) = (-1, -1, true) }
            guard runStart >= 0 else { return }
            if first < 0, holdsOnlySeparators, separator != nil { (first, last) = (runStart, end) }
            guard first >= 0 else { return }
            if start < first { result.append((start..<first, false)) }
            result.append((first..<last, true))
            start = last
        }
        var index = 0
        while index < text.count {
            let (scalar, length) = Self.scalar(text, index)
            if isNative(scalar) {
                closeRun(at: index)
            } else {
                if runStart < 0 { (runStart, wordStart) = (index, index) }
                if scalar != separator { holdsOnlySeparators = false }
                let isLetter = Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
                if sensitive.contains(scalar) || (0x0300...0x036F).contains(scalar) {
                    // The word that it stands in is marked as a whole.
                    if first < 0 { first = wordStart }
                    last = index + length
                } else if first >= 0, last == index, isLetter {
                    last = index + length
                } else if !isLetter {
                    wordStart = index + length
                }
            }
            index += length
        }
        // A run at the very end or beginning has no letter on that side to be joined to.
        if runStart >= 0, first < 0 { holdsOnlySeparators = false }
        closeRun(at: text.count)
        if start < text.count { result.append((start..<text.count, false)) }
        return result
    }

    /// Runs of marked text: bytes outside the marks, and those between them.
    static func markedRuns(_ text: UnsafeBufferPointer<UInt8>) -> [(range: Range<Int>, isMarked: Bool)] {
        var result: [(range: Range<Int>, isMarked: Bool)] = []
        var (start, index) = (0, 0)
        while index + 2 < text.count {
            guard holds(open, text, index) else {
                index += 1
                continue
            }
            var end = index + 3
            while end + 2 < text.count {
                if holds(close, text, end) {
                    if holds(close, text, end + 3) { end += 6 } else { break }
                } else {
                    end += 1
                }
            }
            guard holds(close, text, end) else { break }
            if start < index { result.append((start..<index, false)) }
            result.append((index..<(end + 3), true))
            start = end + 3
            index = start
        }
        if start < text.count { result.append((start..<text.count, false)) }
        return result
    }

    /// `text` between marks.
    static func mark(_ text: Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]) {
        output += open
        append(UnsafeBufferPointer(rebasing: text), into: &output, doubles: true)
        output += close
    }

    /// What stands in `text`, a marked run.
    static func unmark(_ text: Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]) {
        append(UnsafeBufferPointer(rebasing: text.dropFirst(3).dropLast(3)), into: &output, doubles: false)
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], doubles: Bool) {
        var index = 0
        while index < text.count {
            guard holds(open, text, index) || holds(close, text, index) else {
                output.append(text[index])
                index += 1
                continue
            }
            output.append(contentsOf: text[index..<(index + 3)])
            if doubles { output.append(contentsOf: text[index..<(index + 3)]) }
            index += doubles ? 3 : 6
        }
    }

    private static func holds(_ mark: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 3 <= text.count && text[index] == mark[0] && text[index + 1] == mark[1] && text[index + 2] == mark[2]
    }

    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
        let lead = text[index]
        func trail(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead & 0xE0 == 0xC0, index + 1 < text.count { return (UInt32(lead & 0x1F) << 6 | trail(1), 2) }
        if lead & 0xF0 == 0xE0, index + 2 < text.count { return (UInt32(lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3) }
        if lead & 0xF8 == 0xF0, index + 3 < text.count { return (UInt32(lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4) }
        return (0xFFFD, 1)
    }
}

/// A transliterator whose foreign runs are marked on the way out, and unmarked on the way back.
public final class MarkingTransliterator: TextTransliterator {
    private let inner: any TextTransliterator
    /// Nil on the way back.
    private let marks: ForeignMarks?

    /// `marks` nil: text in marks is left alone and unmarked.
    public init(_ inner: any TextTransliterator, marks: ForeignMarks?) {
        self.inner = inner
        self.marks = marks
    }

    public func transliterate(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) throws(TextTransliterationError) {
        for (range, isMarked) in marks?.runs(text) ?? ForeignMarks.markedRuns(text) {
            let run = text[range]
            if !isMarked {
                try inner.transliterate(UnsafeBufferPointer(rebasing: run), into: &output)
            } else if marks != nil {
                ForeignMarks.mark(run, into: &output)
            } else {
                ForeignMarks.unmark(run, into: &output)
            }
        }
    }
}
