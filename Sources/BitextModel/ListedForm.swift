extension String {
    /// The word without U+200C ZERO WIDTH NON-JOINER and U+200D ZERO WIDTH JOINER, which say how its letters are drawn and not what it is: महाराष्‍ट्र is महाराष्ट्र. Words without them cost a look at each byte.
    package var withoutJoiners: String {
        var word = self
        // Of three bytes, the first E2.
        let mayHaveJoiners = word.withUTF8 { bytes in
            for byte in bytes where byte == 0xE2 { return true }
            return false
        }
        guard mayHaveJoiners else { return word }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0x200C && $0.value != 0x200D }))
    }

    /// The word as lists have it: without joiners, and with a full stop for the abbreviation sign at its end (डॉ॰).
    package var listedForm: String {
        let plain = withoutJoiners
        guard plain.utf8.last == 0xB0, plain.unicodeScalars.last?.isAbbreviationSign == true else { return plain }
        return String(plain.unicodeScalars.dropLast()) + "."
    }
}

extension Substring {
    /// As of a `String`.
    package var withoutJoiners: String { String(self).withoutJoiners }
    package var listedForm: String { String(self).listedForm }
}
