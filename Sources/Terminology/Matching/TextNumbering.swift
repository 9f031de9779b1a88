internal import BitextModel

/// Different texts with numbers from 0 in the order in which they came: bytes in one row, found by a table of 8 bytes a slot. What a dictionary of strings does with a tenth of the memory.
struct TextNumbering {
    private(set) var bytes: [UInt8] = []
    /// Where each text ends in `bytes`.
    private(set) var ends: [UInt32] = []
    /// The upper half of a text's hash above its number from 1; 0 for none.
    private var slots = [UInt64](repeating: 0, count: 64)

    var count: Int { ends.count }

    /// The number of a text, new where it has not come before.
    mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = MappedWordTable.hash(text)
        var slot = MappedWordTable.slot(hash, of: slots.count)
        let tag = hash << 32
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] & ~0xFFFF_FFFF == tag, isEqual(number, text) { return number }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
        slots[slot] = tag | UInt64(ends.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        for number in ends.indices {
            let hash = with(number) { MappedWordTable.hash($0) }
            var slot = MappedWordTable.slot(hash, of: larger.count)
            while larger[slot] != 0 { slot = slot + 1 == larger.count ? 0 : slot + 1 }
            larger[slot] = hash << 32 | UInt64(number + 1)
        }
        slots = larger
    }

    mutating func number(of text: String) -> Int {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    /// The text of a number.
    subscript(number: Int) -> String { with(number) { String(decoding: $0, as: UTF8.self) } }

    func isEmpty(_ number: Int) -> Bool { start(number) == Int(ends[number]) }

    /// Open addressing over `count` slots: numbers from 1 with `SlotMark`s.
    func table(slots count: Int) -> [UInt32] {
        let bits = SlotMark.numberBits(ends.count)
        var table = [UInt32](repeating: 0, count: count)
        for number in ends.indices {
            let hash = with(number) { MappedWordTable.hash($0) }
            var slot = MappedWordTable.slot(hash, of: count)
            while table[slot] != 0 { slot = slot + 1 == count ? 0 : slot + 1 }
            table[slot] = SlotMark.mark(hash, bits) | UInt32(number + 1)
        }
        return table
    }

    mutating func removeAll() { self = TextNumbering() }

    /// Memory that only finding numbers needs.
    mutating func forgetSlots() { slots = [0] }

    private func start(_ number: Int) -> Int { number == 0 ? 0 : Int(ends[number - 1]) }

    func with<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start(number)..<Int(ends[number])])) }
    }

    @inline(__always)
    private func isEqual(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = start(number)
        guard Int(ends[number]) - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for place in 0..<text.count where bytes[start + place] != text[place] { return false }
            return true
        }
    }
}
