extension StringProtocol {
    /// The word without U+200C ZERO WIDTH NON-JOINER and U+200D ZERO WIDTH JOINER, which say how its letters are drawn and not what it is: महाराष्‍ट्र is महाराष्ट्र. Words without them cost a look at each byte.
    package var withoutJoiners: String {
        // Of three bytes, the first E2.
        guard utf8.contains(0xE2) else { return String(self) }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0x200C && $0.value != 0x200D }))
    }

    /// The word as lists have it: without joiners, and with a full stop for the abbreviation sign at its end (डॉ॰).
    package var listedForm: String {
        let plain = withoutJoiners
        guard plain.utf8.last == 0xB0, plain.unicodeScalars.last?.isAbbreviationSign == true else { return plain }
        return String(plain.unicodeScalars.dropLast()) + "."
    }
}
