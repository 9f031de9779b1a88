public import BitextModel

/// A stretch of a text and what became of it. Offsets are UTF-8 bytes.
public struct TransliterationPiece: Hashable, Sendable {
    public var source: TextSpan
    public var output: TextSpan
    /// Whether the output is the same bytes.
    public var isCopy: Bool

    public init(source: TextSpan, output: TextSpan, isCopy: Bool = false) {
        self.source = source
        self.output = output
        self.isCopy = isCopy
    }
}

/// Which stretch of a text became which stretch of its transliteration, both ways.
///
/// Pieces follow each other without gaps in both texts; a piece may be empty on one side. A letter that is written in steps (a consonant, then the
/// vowel that it carries) is one piece for each scalar of the source.
///
/// ```swift
/// alignment.outputSpan(of: TextSpan(start: 0, end: 6))   // of कि in किताब: 0..<2, "ki"
/// ```
public struct TransliterationAlignment: Hashable, Sendable {
    public let pieces: [TransliterationPiece]

    init(pieces: [TransliterationPiece]) { self.pieces = pieces }

    /// The output of all pieces that `span` of the source touches; inside copied text exactly those bytes. Costs a binary search.
    public func outputSpan(of span: TextSpan) -> TextSpan { map(span, from: \.source, to: \.output) }

    /// The source of all pieces that `span` of the output touches; inside copied text exactly those bytes.
    public func sourceSpan(of span: TextSpan) -> TextSpan { map(span, from: \.output, to: \.source) }

    private func map(
        _ span: TextSpan, from: KeyPath<TransliterationPiece, TextSpan>, to: KeyPath<TransliterationPiece, TextSpan>
    ) -> TextSpan {
        guard let end = pieces.last else { return TextSpan(start: 0, end: 0) }
        let first = firstPiece(from) { $0.end > span.start || ($0.end == span.start && $0.isEmpty && span.isEmpty) }
        guard first < pieces.count else { return TextSpan(start: end[keyPath: to].end, end: end[keyPath: to].end) }
        let piece = pieces[first]
        var start = piece[keyPath: to].start
        if piece.isCopy { start += Swift.max(0, span.start - piece[keyPath: from].start) }
        if span.isEmpty { return TextSpan(start: start, end: start) }
        let last = Swift.max(first, firstPiece(from) { $0.end >= span.end })
        guard last < pieces.count else { return TextSpan(start: start, end: end[keyPath: to].end) }
        let other = pieces[last]
        var stop = other[keyPath: to].end
        if other.isCopy { stop -= Swift.max(0, other[keyPath: from].end - span.end) }
        return TextSpan(start: start, end: Swift.max(start, stop))
    }

    private func firstPiece(
        _ side: KeyPath<TransliterationPiece, TextSpan>, where predicate: (TextSpan) -> Bool
    ) -> Int {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if predicate(pieces[middle][keyPath: side]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// This alignment and then `next`, whose source is this one's output.
    func followed(by next: TransliterationAlignment) -> TransliterationAlignment {
        var result: [TransliterationPiece] = []
        var (left, right) = (0, 0)
        let (mine, theirs) = (pieces, next.pieces)
        while left < mine.count || right < theirs.count {
            let (leftStart, rightStart) = (left, right)
            var leftEnd = left < mine.count ? mine[left].output.end : mine.last?.output.end ?? 0
            var rightEnd = right < theirs.count ? theirs[right].source.end : theirs.last?.source.end ?? 0
            if left < mine.count { left += 1 }
            if right < theirs.count { right += 1 }
            while leftEnd != rightEnd {
                if leftEnd < rightEnd {
                    guard left < mine.count else { break }
                    leftEnd = mine[left].output.end
                    left += 1
                } else {
                    guard right < theirs.count else { break }
                    rightEnd = theirs[right].source.end
                    right += 1
                }
            }
            let previous = result.last
            let sourceStart = previous?.source.end ?? 0
            let outputStart = previous?.output.end ?? 0
            let source = TextSpan(start: sourceStart, end: left > leftStart ? mine[left - 1].source.end : sourceStart)
            let output = TextSpan(start: outputStart, end: right > rightStart ? theirs[right - 1].output.end : outputStart)
            let isCopy = mine[leftStart..<left].allSatisfy(\.isCopy) && theirs[rightStart..<right].allSatisfy(\.isCopy)
            result.append(TransliterationPiece(source: source, output: output, isCopy: isCopy && source.length == output.length))
        }
        return TransliterationAlignment(pieces: result)
    }
}

/// Gathers pieces while the rules run.
struct PieceRecorder {
    private(set) var pieces: [TransliterationPiece] = []
    private var source = 0
    private var output = 0

    mutating func copy(_ start: Int, _ end: Int) { take(start, end, output: output + end - start, isCopy: true, joins: false) }

    /// Source `start..<end` was read; output now ends at `output`.
    mutating func take(_ start: Int, _ end: Int, output newOutput: Int, isCopy: Bool, joins: Bool) {
        let sourceSpan = TextSpan(start: source, end: end)
        let outputSpan = TextSpan(start: output, end: newOutput)
        source = end
        output = newOutput
        if sourceSpan.isEmpty, outputSpan.isEmpty { return }
        if let last = pieces.last {
            // The inherent vowel belongs to its consonant, and a virama, which writes nothing, too.
            let isPart = joins && (sourceSpan.isEmpty || outputSpan.isEmpty)
            if isPart || (isCopy && last.isCopy) {
                pieces[pieces.count - 1].source = last.source.union(sourceSpan)
                pieces[pieces.count - 1].output = last.output.union(outputSpan)
                if isPart { pieces[pieces.count - 1].isCopy = false }
                return
            }
        }
        pieces.append(TransliterationPiece(source: sourceSpan, output: outputSpan, isCopy: isCopy))
    }
}
