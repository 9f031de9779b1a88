internal import BitextModel

extension ExchangeSegment {
    /// Text and codes in the order they stand in.
    package enum Piece {
        case text(Substring)
        case code(InlineCode)
        /// Where a term begins and ends, by its place in the list given.
        case termStart(Int)
        case termEnd(Int)
    }

    /// Calls `body` with each piece in order. A code whose offset is no place between characters of the text stands at the next one that is.
    /// `terms` are in order and apart from each other; codes at a border of a term stand outside of it.
    package func forEachPiece(terms: [ExchangeTerm] = [], _ body: (Piece) -> Void) {
        guard !codes.isEmpty || !terms.isEmpty else {
            if !text.isEmpty { body(.text(text[...])) }
            return
        }
        var marks: [(offset: Int, piece: Piece)] = []
        var next = 0
        for (index, term) in terms.enumerated() {
            while next < codes.count, codes[next].offset <= term.span.start {
                marks.append((codes[next].offset, .code(codes[next])))
                next += 1
            }
            marks.append((term.span.start, .termStart(index)))
            while next < codes.count, codes[next].offset < term.span.end {
                marks.append((codes[next].offset, .code(codes[next])))
                next += 1
            }
            marks.append((term.span.end, .termEnd(index)))
        }
        marks += codes[next...].map { ($0.offset, .code($0)) }
        var from = text.startIndex
        for mark in marks {
            var to = text.utf8.index(text.startIndex, offsetBy: max(0, mark.offset), limitedBy: text.endIndex) ?? text.endIndex
            while to < text.endIndex, to.samePosition(in: text.unicodeScalars) == nil { to = text.utf8.index(after: to) }
            if to > from {
                body(.text(text[from..<to]))
                from = to
            }
            body(mark.piece)
        }
        if from < text.endIndex { body(.text(text[from...])) }
    }

    /// Of the begins and ends in this segment, by index in `codes`: those that have their other half, and which it is. Highlights nest; other pairs join by
    /// `pairing`, an end with the nearest open beginning before it.
    package var partners: [Int: Int] {
        guard !codes.isEmpty else { return [:] }
        var result: [Int: Int] = [:]
        var open: [(index: Int, code: InlineCode)] = []
        for (index, code) in codes.enumerated() {
            switch code.kind {
            case .begin, .highlightBegin: open.append((index, code))
            case .end, .highlightEnd:
                let wanted: InlineCode.Kind = code.kind == .end ? .begin : .highlightBegin
                guard let place = open.lastIndex(where: { $0.code.kind == wanted && $0.code.pairing == code.pairing }) else { continue }
                result[index] = open[place].index
                result[open[place].index] = index
                open.remove(at: place)
            default: break
            }
        }
        return result
    }
}
