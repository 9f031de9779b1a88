/// A digit zero typed for the abbreviation sign, as those do who have no key for it: उ०प्र० for उ॰प्र॰, मो० आरिफ.
///
/// In the scripts of India from U+0900 to U+0DFF, whose digits stand at one place of each block of 128: the zero behind a letter or sign of its block, with no digit behind it. What it stands for, U+0970
/// DEVANAGARI ABBREVIATION SIGN, has as many bytes: offsets stay what they are.
package enum AbbreviationZero {
    /// `bytes` with the sign in the place of each such zero; nil where there is none. Linear; most texts have none, and cost a look at each byte.
    package static func replaced(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8]?
        var place = 3
        while place + 2 < bytes.count {
            // The last byte of every block's zero.
            guard bytes[place + 2] == 0xA6, bytes[place] == 0xE0, standsForSign(bytes, place) else {
                place += 1
                continue
            }
            var copy = result ?? Array(bytes)
            copy[place + 1] = 0xA5
            copy[place + 2] = 0xB0
            result = copy
            place += 3
        }
        return result
    }

    /// The same of a string; itself where there is none.
    package static func replaced(in text: String) -> String {
        var text = text
        let found = text.withUTF8 { replaced(in: $0) }
        return found.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The code point of three bytes, 0 where they are no letter, sign or digit of the blocks.
    private static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
        guard place >= 0, place + 2 < bytes.count, bytes[place] == 0xE0 else { return 0 }
        let value = UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
        return (0x0900...0x0DFF).contains(value) ? value : 0
    }

    /// Whether the three bytes at `place` are such a zero.
    package static func standsForSign(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let next = place + 3 < bytes.count && bytes[place + 3] < 0x80 ? UInt32(bytes[place + 3]) : value(bytes, place + 3)
        return standsForSign(value(bytes, place), after: value(bytes, place - 3), before: next)
    }

    /// Whether a code point is such a zero between those around it; 0 for none.
    package static func standsForSign(_ value: UInt32, after previous: UInt32, before next: UInt32) -> Bool {
        guard (0x0900...0x0DFF).contains(value), value & 0x7F == 0x66, previous >> 7 == value >> 7, !isDigit(previous), !isDigit(next)
        else { return false }
        // DEVANAGARI DANDA, DOUBLE DANDA
        return previous != 0x0964 && previous != 0x0965
    }

    private static func isDigit(_ value: UInt32) -> Bool {
        (0x30...0x39).contains(value) || (0x0900...0x0DFF).contains(value) && (0x66...0x6F).contains(value & 0x7F)
    }
}

extension Unicode.Scalar {
    /// U+0970 DEVANAGARI ABBREVIATION SIGN.
    package var isAbbreviationSign: Bool { value == 0x0970 }
}
