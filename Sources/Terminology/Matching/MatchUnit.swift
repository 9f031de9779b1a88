public import BitextModel

/// A piece of a text as terms are compared: a word, or a part of one between hyphens or between letters and digits.
///
/// `भू-राजनीतिक` is two units, `जी20` two, `U.N.` one (its full stops are left out).
public struct MatchUnit: Sendable {
    /// UTF-8 offsets in the text.
    public let start: Int
    public let end: Int
    /// The unit folded for comparing; empty for a barrier (a mark, an address) that no term runs across.
    public let key: String
    /// Whether a term may begin here, and end here: not between the letters and digits of one word.
    public let opens: Bool
    public let closes: Bool
    public let casing: Casing
    /// Index of the token that the unit is a part of.
    public let token: Int
    /// The number of `key` in the index, -1 where no term has it; and whether the unit is an ordinary word. Known where the unit is one of a text that is searched.
    var number: Int32 = -1
    var isOrdinary = true

    /// The same unit, of the token `token` that begins at `start`.
    func moved(to start: Int, token: Int) -> MatchUnit {
        MatchUnit(
            start: self.start + start, end: end + start, key: key, opens: opens, closes: closes, casing: casing, token: token, number: number,
            isOrdinary: isOrdinary)
    }

    public enum Casing: Sendable {
        /// No Latin letters.
        case none
        case lower
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

    /// The folded words of `phrase` in order.
    public func keys(ofPhrase phrase: String, tokens: [Token]) -> [String] {
        var cache: [UTF8Key: String] = [:]
        return keys(ofTerm: phrase, tokens: tokens, cache: &cache).map(\.key)
    }

    /// A term's keys in order; barriers inside (commas, brackets) are left out.
    func keys(
        ofTerm term: String, tokens: [Token], cache: inout [UTF8Key: String]
    ) -> [(key: String, casing: MatchUnit.Casing, text: String)] {
        var result: [(String, MatchUnit.Casing, String)] = []
        for unit in units(tokens: tokens, in: term, cache: &cache) where !unit.key.isEmpty {
            result.append((unit.key, unit.casing, term[TextSpan(start: unit.start, end: unit.end)].map(String.init) ?? ""))
        }
        return result
    }

    /// The units of `tokens` in `text`, in order. `cache` remembers keys; pass the same dictionary for a whole document.
    package func units(tokens: [Token], in text: String, cache: inout [UTF8Key: String]) -> [MatchUnit] {
        var units: [MatchUnit] = []
        units.reserveCapacity(tokens.count + 8)
        let bytes = Array(text.utf8)
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .word, .number: cut(token, index, bytes, cache: &cache, to: &units)
            default:
                units.append(
                    MatchUnit(
                        start: token.span.start, end: token.span.end, key: "", opens: true, closes: true, casing: .none, token: index))
            }
        }
        return units
    }

    private enum Piece { case letters, digits, joint }

    private func cut(_ token: Token, _ index: Int, _ bytes: [UInt8], cache: inout [UTF8Key: String], to units: inout [MatchUnit]) {
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
            let closes = cursor == end || piece(bytes, cursor).piece == .joint
            append(bytes, start, cursor, opens: opens, closes: closes, index, cache: &cache, to: &units)
            opens = false
            start = cursor
        }
    }

    private func append(
        _ bytes: [UInt8], _ start: Int, _ end: Int, opens: Bool, closes: Bool, _ token: Int, cache: inout [UTF8Key: String],
        to units: inout [MatchUnit]
    ) {
        let slice = bytes[start..<end]
        let hasStop = slice.contains(UInt8(ascii: "."))
        let raw = String(decoding: hasStop ? slice.filter { $0 != UInt8(ascii: ".") }[...] : slice, as: UTF8.self)
        let key: String
        if let known = cache[UTF8Key(raw)] {
            key = known
        } else {
            key = fold(raw)
            cache[UTF8Key(raw)] = key
        }
        units.append(
            MatchUnit(start: start, end: end, key: key, opens: opens, closes: closes, casing: Self.casing(slice), token: token))
    }

    private func piece(_ bytes: [UInt8], _ offset: Int) -> (piece: Piece, next: Int) {
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

    private static func casing(_ bytes: ArraySlice<UInt8>) -> MatchUnit.Casing {
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
        return startsUpper ? .capitalized : .lower
    }
}
