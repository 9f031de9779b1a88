internal import BitextModel

/// The words of a growing set by their forms, 32 bits of a hash: nearly all words of a text are none of them, and are told by one access to memory. Open addressing, half empty.
package struct WordForms: Sendable {
    /// 0 for a free place.
    private var slots: [UInt32] = []
    private var count = 0

    package init() {}

    package mutating func insert(_ word: String) {
        let form = Self.form(of: word)
        guard !mayHold(form) else { return }
        if slots.count < 2 * (count + 1) {
            let old = slots
            slots = [UInt32](repeating: 0, count: max(64, 2 * old.count))
            for form in old where form != 0 { place(form) }
        }
        place(form)
        count += 1
    }

    private mutating func place(_ form: UInt32) {
        var slot = Int(form) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = form
    }

    /// False where none of the words has the form.
    package func mayHold(_ form: UInt32) -> Bool {
        guard count > 0 else { return false }
        var slot = Int(form) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == form { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// Never 0.
    package static func form(of word: String) -> UInt32 {
        var word = word
        return word.withUTF8 { max(1, UInt32(truncatingIfNeeded: Checksum.ofWord(UnsafeRawBufferPointer($0)))) }
    }
}
