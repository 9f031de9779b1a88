internal import BitextAlignment
internal import BitextModel
internal import Terminology

/// A sentence cut into the units that spans of names are made of.
struct UnitSide {
    var text: String
    /// With offsets in the text; empty where they are not known.
    var tokens: [Token] = []
    var units: [ProjectionUnit] = []
    /// The units as written, without full stops.
    var words: [String] = []

    /// The span of units in the sentence, UTF-8.
    func span(_ range: Range<Int>) -> TextSpan {
        TextSpan(start: units[range.lowerBound].span.start, end: units[range.upperBound - 1].span.end)
    }

    func surface(_ range: Range<Int>) -> String { text[span(range)].map(String.init) ?? "" }

    /// Units that lie in `span`; nil where there are none.
    func units(in span: TextSpan) -> Range<Int>? {
        guard let first = units.firstIndex(where: { $0.span.end > span.start && !$0.isMark }), units[first].span.start < span.end else {
            return nil
        }
        var end = first + 1
        while end < units.count, units[end].span.start < span.end { end += 1 }
        while end - 1 > first, units[end - 1].isMark { end -= 1 }
        return first..<end
    }
}

/// Cuts sentences into units. One for each task.
struct SideReader {
    private let cutter: UnitCutter
    private let isFunctionWord: (String) -> Bool
    private let isOrdinary: (String) -> Bool

    /// Both are asked for words in lower case.
    init(cutter: UnitCutter, isFunctionWord: @escaping (String) -> Bool, isOrdinary: @escaping (String) -> Bool) {
        self.cutter = cutter
        self.isFunctionWord = isFunctionWord
        self.isOrdinary = isOrdinary
    }

    /// `tokens` have offsets in `text`.
    mutating func side(_ tokens: [Token], in text: String) -> UnitSide {
        var side = side(cutter.units(tokens: tokens, in: text), in: text)
        side.tokens = tokens
        return side
    }

    func side(_ units: [MatchUnit], in text: String) -> UnitSide {
        var side = UnitSide(text: text)
        for (place, unit) in units.enumerated() {
            if let parts = Self.parts(unit, in: text) {
                for part in parts { append(part, unit, to: &side) }
                continue
            }
            let isMark = unit.key.isEmpty || Self.isPossessive(unit, after: place > 0 ? units[place - 1] : nil, in: text)
            append(TextSpan(start: unit.start, end: unit.end), unit, isMark: isMark, to: &side)
        }
        return side
    }

    private func append(_ span: TextSpan, _ unit: MatchUnit, isMark: Bool = false, to side: inout UnitSide) {
        let surface = side.text[span].map(String.init) ?? ""
        let word = String(String.UnicodeScalarView(surface.unicodeScalars.filter { $0 != "." }))
        let folded = WordForm.folded(word)
        side.units.append(
            ProjectionUnit(
                span: span, token: unit.token, isMark: isMark, isBarrier: isMark && Self.isBarrier(surface),
                isFunctionWord: isFunctionWord(folded),
                isCapital: surface.unicodeScalars.first?.properties.isUppercase ?? false, isOrdinary: isOrdinary(folded), opens: unit.opens,
                closes: unit.closes))
        side.words.append(word)
    }

    private static func isBarrier(_ mark: String) -> Bool {
        mark.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .openPunctuation, .closePunctuation, .dashPunctuation: true
            default: [",", ";", ":", "?", "!", "\u{0964}"].contains(scalar)  // DEVANAGARI DANDA
            }
        }
    }

    /// `Mr.Abdul`, where a space is missing, as two; nil for all others (U.N., D.A.).
    private static func parts(_ unit: MatchUnit, in text: String) -> [TextSpan]? {
        guard let surface = text[TextSpan(start: unit.start, end: unit.end)],
            let stop = surface.utf8.firstIndex(of: UInt8(ascii: ".")), stop > surface.startIndex,
            let last = surface[..<stop].unicodeScalars.last, last.properties.isLowercase
        else { return nil }
        let rest = surface[surface.utf8.index(after: stop)...]
        guard rest.utf8.count > 2, let next = rest.unicodeScalars.first, next.properties.isUppercase else { return nil }
        let middle = unit.start + surface.utf8.distance(from: surface.startIndex, to: stop)
        return [TextSpan(start: unit.start, end: middle), TextSpan(start: middle + 1, end: unit.end)]
    }

    /// One or two letters behind an apostrophe: the ending of a possessor, or what is left of a verb.
    private static func isPossessive(_ unit: MatchUnit, after previous: MatchUnit?, in text: String) -> Bool {
        guard let previous, previous.token == unit.token, unit.end - unit.start <= 2,
            let joint = text[TextSpan(start: previous.end, end: unit.start)]
        else { return false }
        return joint == "'" || joint == "\u{2019}"  // RIGHT SINGLE QUOTATION MARK
    }
}
