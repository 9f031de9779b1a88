/// Which forms some words have: nearly all words of a text are none of them, and are told by this alone. A few words set few of its 65,536 bits.
package struct WordForms: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    package init() {}

    package mutating func insert(_ word: String) {
        let form = Self.form(of: word)
        bits[Int(form >> 6)] |= 1 << UInt64(form & 63)
    }

    /// False where none of the words has the form.
    package func mayHold(_ form: UInt16) -> Bool { bits[Int(form >> 6)] & 1 << UInt64(form & 63) != 0 }

    /// Length in UTF-8 and last byte, five bits of each, and six of the byte four from the end: in scripts of India the last letter and the one before it.
    package static func form(of word: String) -> UInt16 {
        var word = word
        return word.withUTF8 { bytes in
            guard let last = bytes.last else { return 0 }
            let other = bytes.count >= 4 ? bytes[bytes.count - 4] : 0
            return UInt16(bytes.count & 31) << 11 | UInt16(last & 31) << 6 | UInt16(other & 63)
        }
    }
}
