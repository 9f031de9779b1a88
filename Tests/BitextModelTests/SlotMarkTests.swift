import Testing

@testable import BitextModel

@Suite struct SlotMarkTests {
    /// Every number up to the largest comes back with the hash it was put with, and with no hash of another mark.
    @Test(arguments: [1, 2, 255, 256, 4_000_000, Int(UInt32.max) - 1]) func numbersComeBack(largest: Int) {
        let bits = SlotMark.numberBits(largest)
        for number in Set([1, (largest + 1) / 2, largest]) {
            for hash: UInt64 in [0, 0xFFFF_FFFF_FFFF_FFFF, 0x1234_5678_9ABC_DEF0] {
                let slot = UInt32(number) | SlotMark.mark(hash, bits)
                #expect(slot != 0)
                #expect(SlotMark.number(slot, hash, bits) == number)
                // The lowest bit above the number's.
                if bits < 32 { #expect(SlotMark.number(slot, hash ^ 1 << UInt64(bits), bits) == nil) }
            }
        }
    }
}
