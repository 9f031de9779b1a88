/// Which lengths and last bytes some words have: nearly all words of a text are none of them, and are told by this alone. A few words set few of its 4,096 bits.
package struct WordForms: Sendable {
    private var bits = [UInt64](repeating: 0, count: 64)

    package init() {}

    package mutating func insert(_ word: String) {
        let form = Self.form(of: word)
        bits[Int(form >> 6)] |= 1 << UInt64(form & 63)
    }

    /// False where none of the words has the form.
    package func mayHold(_ form: UInt16) -> Bool { bits[Int(form >> 6)] & 1 << UInt64(form & 63) != 0 }

    /// Length in UTF-8 and last byte, six bits of each.
    package static func form(of word: String) -> UInt16 { UInt16(word.utf8.count & 63) << 6 | UInt16((word.utf8.last ?? 0) & 63) }
}
