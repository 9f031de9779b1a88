/// What a slot of a table with open addressing has of a hash, above a number from 1: most keys that the table does not hold are told by the slots alone.
package enum SlotMark {
    /// Bits of a slot that numbers up to `largest` take.
    package static func numberBits(_ largest: Int) -> UInt32 { UInt32(Int.bitWidth - largest.leadingZeroBitCount) }

    /// The bits of a hash above those of the number: of its lower half, for the upper tells the slot.
    @inlinable @inline(__always)
    package static func mark(_ hash: UInt64, _ bits: UInt32) -> UInt32 { (UInt32(truncatingIfNeeded: hash) >> bits) << bits }

    /// The number of a slot that has the mark of `hash`; nil for another's.
    @inlinable @inline(__always)
    package static func number(_ slot: UInt32, _ hash: UInt64, _ bits: UInt32) -> Int? {
        let number = slot & ~(UInt32.max << bits)
        return slot ^ number == mark(hash, bits) ? Int(number) : nil
    }
}
