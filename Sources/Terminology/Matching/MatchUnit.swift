// Reads texts through pointers: places are kept inside them by the tokens' spans.

public import BitextModel

/// A piece of a text as terms are compared: a word, or a part of one between hyphens or between letters and digits.
///
/// `भू-राजनीतिक` is two units, `जी20` two, `U.N.` one (its full stops are left out, as are joiners and abbreviation signs).
public struct MatchUnit: Sendable {
    /// UTF-8 offsets in the text.
    public let start: Int
    public let end: Int
    /// The unit folded for comparing; empty for a barrier (a mark, an address) that no term runs across.
    public let key: String
    /// Whether a term may begin here, and end here: not between the letters and digits of one word.
    public let opens: Bool
    public internal(set) var closes: Bool
    public let casing: Casing
    /// Index of the token that the unit is a part of.
    public let token: Int
    /// The number of `key` in the index, -1 where no term has it; and whether the unit is an ordinary word. Known where the unit is one of a text that is searched.
    var number: Int32 = -1
    /// The node of the index that it leads to by itself, 0 for none; whether it is a term, and whether it begins longer ones.
    var root: Int32 = 0
    var isTerm = false
    var beginsTerms = false
    var isOrdinary = true
    /// Whether it may be one word with its neighbour (`WordSpacing`).
    var mayJoin = false
    /// Whether it is then the beginning of a unit of the index, and the end of one.
    var joinsNext = false
    var joinsPrevious = false
    /// Whether its token has `WordFacts.cuts`.
    var hasCuts = false
    /// Whether the unit by itself may be part of a name that no list knows.
    var mayBeName = false

    /// The same unit, of the token `token` that begins at `start`.
    func moved(to start: Int, token: Int) -> MatchUnit {
        MatchUnit(
            start: self.start + start, end: end + start, key: key, opens: opens, closes: closes, casing: casing, token: token,
            number: number, root: root, isTerm: isTerm, beginsTerms: beginsTerms, isOrdinary: isOrdinary, mayJoin: mayJoin,
            joinsNext: joinsNext, joinsPrevious: joinsPrevious,
            hasCuts: hasCuts, mayBeName: mayBeName)
    }

    public enum Casing: Sendable {
        /// No Latin letters.
        case none
        /// All small letters.
        case lower
        /// First letter small, others not all: iPhone.
        case mixed
        /// First letter a capital, others not all.
        case capitalized
        /// All capitals, at least two letters.
        case capitals
    }
}

/// Cuts tokens into units.
public struct UnitCutter: Sendable {
    private let fold: @Sendable (String) -> String

    /// `fold` brings spellings that count as the same to one form (the normalizer's `search` form). It is called on single units.
    public init(fold: @escaping @Sendable (String) -> String) { self.fold = fold }

    /// The folded form of one word, no phrase.
    package func key(ofWord word: Substring) -> String {
        var word = String(word)
        return word.withUTF8 { key($0) }
    }

    /// The folded words of `phrase` in order; barriers inside (commas, brackets) are left out.
    public func keys(ofPhrase phrase: String, tokens: [Token]) -> [String] {
        units(tokens: tokens, in: phrase).map(\.key).filter { !$0.isEmpty }
    }

    /// The units of `tokens` in `text`, in order.
    package func units(tokens: [Token], in text: String) -> [MatchUnit] {
        var text = text
        return text.withUTF8 { bytes in
            var units: [MatchUnit] = []
            units.reserveCapacity(tokens.count + 8)
            for (index, token) in tokens.enumerated() {
                switch token.kind {
                case .word, .number:
                    forEachUnit(token, bytes) { start, end, opens, closes in
                        let unit = UnsafeBufferPointer(rebasing: bytes[start..<end])
                        units.append(
                            MatchUnit(
                                start: start, end: end, key: key(unit), opens: opens, closes: closes, casing: Self.casing(unit),
                                token: index))
                    }
                default:
                    units.append(
                        MatchUnit(
                            start: token.span.start, end: token.span.end, key: "", opens: true, closes: true, casing: .none, token: index))
                }
            }
            return units
        }
    }

    private enum Piece { case letters, digits, joint }

    /// Calls `body` with where each unit of a word or number stands in `bytes`, and whether a term may begin and end there.
    @inline(__always)
    func forEachUnit(
        _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ start: Int, _ end: Int, _ opens: Bool, _ closes: Bool) -> Void
    ) {
        var start = token.span.start
        var opens = true
        let end = token.span.end
        while start < end {
            // Joints: hyphens and apostrophes; a full stop is dropped from the key instead.
            let first = piece(bytes, start)
            if first.piece == .joint {
                start = first.next
                opens = true
                continue
            }
            var cursor = first.next
            while cursor < end {
                let next = piece(bytes, cursor)
                if next.piece == .joint
                    || (next.piece != first.piece && next.piece != .letters || next.piece == .letters && first.piece == .digits)
                {
                    break
                }
                cursor = next.next
            }
            body(start, cursor, opens, cursor == end || piece(bytes, cursor).piece == .joint)
            opens = false
            start = cursor
        }
    }

    /// Whether the bytes are of ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER or DEVANAGARI ABBREVIATION SIGN: they say nothing of the word.
    @inline(__always)
    private static func isLeftOut(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        first == 0xE2 && second == 0x80 && third & 0xFE == 0x8C || first == 0xE0 && second == 0xA5 && third == 0xB0
    }

    /// The folded form of a unit.
    func key(_ unit: UnsafeBufferPointer<UInt8>) -> String {
        let isPlain = unit.indices.allSatisfy { place in
            unit[place] != UInt8(ascii: ".") && (place + 2 >= unit.count || !Self.isLeftOut(unit[place], unit[place + 1], unit[place + 2]))
        }
        if isPlain { return fold(String(decoding: unit, as: UTF8.self)) }
        let kept = String(decoding: unit, as: UTF8.self).unicodeScalars.filter { scalar in
            // FULL STOP, ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
            scalar != "." && scalar != "\u{200C}" && scalar != "\u{200D}" && !scalar.isAbbreviationSign
        }
        return fold(String(String.UnicodeScalarView(kept)))
    }

    private func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (piece: Piece, next: Int) {
        let byte = bytes[offset]
        if byte < 0x80 {
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_") { return (.joint, offset + 1) }
            return ((0x30...0x39).contains(byte) ? .digits : .letters, offset + 1)
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let next = min(offset + length, bytes.count)
        if length == 3, offset + 2 < bytes.count {
            // U+2010 HYPHEN, U+2011 NON-BREAKING HYPHEN, U+2019 RIGHT SINGLE QUOTATION MARK
            if byte == 0xE2, bytes[offset + 1] == 0x80, [0x90, 0x91, 0x99].contains(bytes[offset + 2]) { return (.joint, next) }
            let value = UInt32(byte & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
            // The scripts of India have their digits at one place in each block of 128.
            if (0x0900...0x0DFF).contains(value) { return ((0x66...0x6F).contains(value & 0x7F) ? .digits : .letters, next) }
            if let scalar = Unicode.Scalar(value), scalar.properties.numericType == .decimal { return (.digits, next) }
        }
        return (.letters, next)
    }

    static func casing(_ bytes: UnsafeBufferPointer<UInt8>) -> MatchUnit.Casing {
        var upper = 0
        var lower = 0
        var startsUpper = false
        for byte in bytes {
            if (0x41...0x5A).contains(byte) {
                if upper + lower == 0 { startsUpper = true }
                upper += 1
            } else if (0x61...0x7A).contains(byte) {
                lower += 1
            }
        }
        if upper + lower == 0 { return .none }
        if lower == 0, upper > 1 { return .capitals }
        return startsUpper ? .capitalized : upper > 0 ? .mixed : .lower
    }
}
