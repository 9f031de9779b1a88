/// The form in which `EquivalentWords` holds a word.
enum EquivalentForm {
    /// Nothing else is equivalent to it but what is `canonical` of this.
    case only
    /// Equivalent to this, which is `only`.
    case canonical(String)
    /// May be equivalent to something else.
    case other

    /// Words of ASCII and Devanagari have one form with each nukta as a sign behind its letter and marks in canonical order (Unicode, 3.11).
    static func of(_ word: String) -> EquivalentForm {
        var word = word
        return word.withUTF8 { bytes in
            var place = 0
            var isCanonical = true
            var before: UInt8 = 0
            while place < bytes.count {
                if bytes[place] < 0x80 {
                    place += 1
                    before = 0
                    continue
                }
                guard bytes[place] == 0xE0, place + 2 < bytes.count, bytes[place + 1] & 0xFE == 0xA4 else { return .other }
                let letter = (bytes[place + 1] & 1) << 6 | bytes[place + 2] & 0x3F
                let own = combiningClass(of: letter)
                if base(of: letter) != nil || own != 0 && own < before { isCanonical = false }
                before = own
                place += 3
            }
            return isCanonical ? .only : .canonical(canonical(bytes))
        }
    }

    /// The canonical form of ASCII and Devanagari.
    private static func canonical(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var scalars: [(value: UInt32, class: UInt8)] = []
        func append(_ value: UInt32, _ own: UInt8) {
            var place = scalars.count
            while own != 0, place > 0, scalars[place - 1].class > own { place -= 1 }
            scalars.insert((value, own), at: place)
        }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            guard (0x900..<0x980).contains(scalar.value) else {
                append(scalar.value, 0)
                continue
            }
            let letter = UInt8(scalar.value - 0x900)
            if let base = base(of: letter) {
                append(0x900 + UInt32(base), 0)
                append(0x900 + UInt32(nukta), combiningClass(of: nukta))
            } else {
                append(scalar.value, combiningClass(of: letter))
            }
        }
        return String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0.value) }))
    }

    /// As distances from U+0900: the sign of the nukta, and what a letter with one is without (UnicodeData, canonical decompositions).
    private static var nukta: UInt8 { 0x3C }

    /// Of nukta, virama and the accents of the Vedas; of letters and other signs 0.
    @inline(__always)
    private static func combiningClass(of letter: UInt8) -> UInt8 {
        switch letter {
        case 0x3C: 7
        case 0x4D: 9
        case 0x52: 220
        case 0x51, 0x53, 0x54: 230
        default: 0
        }
    }

    @inline(__always)
    private static func base(of letter: UInt8) -> UInt8? {
        switch letter {
        case 0x29, 0x31, 0x34: letter - 1
        case 0x58: 0x15
        case 0x59: 0x16
        case 0x5A: 0x17
        case 0x5B: 0x1C
        case 0x5C: 0x21
        case 0x5D: 0x22
        case 0x5E: 0x2B
        case 0x5F: 0x2F
        default: nil
        }
    }
}
