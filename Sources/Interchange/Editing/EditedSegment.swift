internal import BitextModel

/// What became of a segment's text.
package struct EditedSegment {
    package var text: String
    /// Where an offset of the text as it was (UTF-8) lies now. Never falls where its argument rises.
    package var place: (Int) -> Int
    /// Stretches of the new text to be marked, by offset, none within another.
    package var terms: [ExchangeTerm]

    package init(text: String, terms: [ExchangeTerm] = [], place: @escaping (Int) -> Int = { $0 }) {
        self.text = text
        self.terms = terms
        self.place = place
    }
}

/// The text of a segment with the markup that stands in it, to be written again around an edited text.
struct SegmentTokens {
    /// A piece of markup and the bytes of text before it. What lies within a code that holds markup of the original document is one piece with it.
    struct Mark {
        var offset: Int
        var tokens: [XMLToken]
        /// +1 opens an element that holds text, −1 closes one.
        var step: Int
    }

    private(set) var text = ""
    private(set) var marks: [Mark] = []
    /// Terms that are marked already.
    private(set) var marked: [TextSpan] = []

    /// `tokens` are those between the tags of the segment. `isOpaque` tells elements whose text is none of the segment's, `isTerm` those that mark terms.
    init(_ tokens: ArraySlice<XMLToken>, isOpaque: (XMLTag) -> Bool, isTerm: (XMLTag) -> Bool) {
        var opaque = 0
        var open: [Int?] = []
        for token in tokens {
            if opaque > 0 {
                marks[marks.count - 1].tokens.append(token)
                if case .start(let tag) = token, !tag.isEmpty { opaque += 1 }
                if case .end = token { opaque -= 1 }
                continue
            }
            let offset = text.utf8.count
            switch token {
            case .text(let piece): text += piece
            case .start(let tag) where tag.isEmpty: marks.append(Mark(offset: offset, tokens: [token], step: 0))
            case .start(let tag) where isOpaque(tag):
                marks.append(Mark(offset: offset, tokens: [token], step: 0))
                opaque = 1
            case .start(let tag):
                marks.append(Mark(offset: offset, tokens: [token], step: 1))
                open.append(isTerm(tag) ? offset : nil)
            case .end:
                marks.append(Mark(offset: offset, tokens: [token], step: -1))
                if let start = open.popLast() ?? nil { marked.append(TextSpan(start: start, end: offset)) }
            default: marks.append(Mark(offset: offset, tokens: [token], step: 0))
            }
        }
    }

    /// The markup around `edited`, each piece where its place in the text went. `open` and `close` are the tags around term `number`; terms that would cross an element are left out, and their numbers told.
    func tokens(_ edited: EditedSegment, open: (Int) -> XMLToken, close: XMLToken) -> (tokens: [XMLToken], crossing: [Int]) {
        let text = edited.text
        let count = text.utf8.count
        var last = 0
        var placed = marks.map { mark -> Mark in
            var mark = mark
            last = min(count, max(last, edited.place(mark.offset)))
            while last < count, text.utf8.index(text.startIndex, offsetBy: last).samePosition(in: text.unicodeScalars) == nil { last += 1 }
            mark.offset = last
            return mark
        }
        var crossing: [Int] = []
        for (number, term) in edited.terms.enumerated() {
            guard let places = Self.nestedPlaces(of: term.span, in: placed) else {
                crossing.append(number)
                continue
            }
            placed.insert(Mark(offset: term.span.end, tokens: [close], step: -1), at: places.end)
            placed.insert(Mark(offset: term.span.start, tokens: [open(number)], step: 1), at: places.start)
        }
        var result: [XMLToken] = []
        var from = 0
        for mark in placed {
            if mark.offset > from, let piece = text[TextSpan(start: from, end: mark.offset)] { result.append(.text(String(piece))) }
            from = max(from, mark.offset)
            result += mark.tokens
        }
        if from < count, let piece = text[TextSpan(start: from, end: count)] { result.append(.text(String(piece))) }
        return (result, crossing)
    }

    /// Where among `marks` the tags of a term can stand so that every element within them is whole: nearest to the text where there is a choice.
    private static func nestedPlaces(of span: TextSpan, in marks: [Mark]) -> (start: Int, end: Int)? {
        let starts = (
            first: marks.firstIndex { $0.offset >= span.start } ?? marks.count,
            end: marks.firstIndex { $0.offset > span.start } ?? marks.count
        )
        let ends = (
            first: marks.firstIndex { $0.offset >= span.end } ?? marks.count, end: marks.firstIndex { $0.offset > span.end } ?? marks.count
        )
        for start in (starts.first...starts.end).reversed() {
            for end in max(ends.first, start)...max(ends.end, start) {
                var depth = 0
                var isWhole = true
                for mark in marks[start..<end] {
                    depth += mark.step
                    if depth < 0 { isWhole = false }
                }
                if isWhole, depth == 0 { return (start, end) }
            }
        }
        return nil
    }
}
