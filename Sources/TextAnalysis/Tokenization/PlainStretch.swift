/// What stands between two spaces and is read without the rules, since they can say but one thing of it: a word of Devanagari or of `A–Z` and `a–z`, or a number in digits, with a mark behind it or none.
///
/// Most of running text is such: the break iterator is left with the rest, and `dubash tokenize` takes half the time (Benchmarks/README.md). Holds for rules whose tokens end at white space, take letters of one script with
/// their marks as one word and digits as one number, and leave the marks `, ; ? ! ) ।` to themselves before white space, as those of `dictionaries/rules/word.rules` do.
struct PlainStretch {
    /// Where the word or number ends, and the mark behind it; the same where there is none.
    let end: Int
    let markEnd: Int
    let isNumber: Bool

    /// Nil where the rules must be asked of what begins at `start`. One pass over it.
    init?(_ text: ByteText, at start: Int) {
        let bytes = text.bytes
        var place = start
        guard place < bytes.count else { return nil }
        if bytes[place] < 0x80 {
            isNumber = bytes[place].isASCIIDigit
            if isNumber {
                while place < bytes.count, bytes[place].isASCIIDigit { place += 1 }
            } else {
                while place < bytes.count, bytes[place].isASCIILetter { place += 1 }
            }
        } else {
            // U+0900–U+093F begin with E0 A4, U+0940–U+097F with E0 A5.
            guard let first = Self.letter(bytes, place) else { return nil }
            isNumber = Self.digits.contains(first)
            guard isNumber || Self.isLetter(first) else { return nil }
            place += 3
            while let letter = Self.letter(bytes, place), isNumber ? Self.digits.contains(letter) : !Self.others.contains(letter) {
                place += 3
            }
        }
        guard place > start else { return nil }
        end = place
        if place < bytes.count, !Self.isSpace(bytes[place]) {
            switch bytes[place] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ")"): place += 1
            default:
                guard Self.letter(bytes, place) == Self.danda else { return nil }
                place += 3
            }
            guard place == bytes.count || Self.isSpace(bytes[place]) else { return nil }
        }
        markEnd = place
    }

    /// Space, tab, line feed, carriage return.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// A letter of the block of Devanagari, as its distance from U+0900; nil for others.
    @inline(__always)
    private static func letter(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt8? {
        guard place + 2 < bytes.count, bytes[place] == 0xE0, bytes[place + 1] & 0xFE == 0xA4 else { return nil }
        return (bytes[place + 1] & 1) << 6 | bytes[place + 2] & 0x3F
    }

    private static let danda: UInt8 = 0x64
    private static let digits: ClosedRange<UInt8> = 0x66...0x6F
    /// The dandas, the digits and the abbreviation sign.
    private static let others: ClosedRange<UInt8> = 0x64...0x70

    /// Whether a word may begin with it: no mark, danda, digit or abbreviation sign.
    private static func isLetter(_ letter: UInt8) -> Bool {
        switch letter {
        case 0x04...0x39, 0x3D, 0x50, 0x58...0x61, 0x71...0x7F: true
        default: false
        }
    }
}
