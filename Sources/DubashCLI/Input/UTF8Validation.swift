/// Whether bytes are UTF-8 (Unicode core specification, table 3-7), and where they are not.
///
/// Unsafe: it loads 8 bytes at a time. A quick test without branches passes text of one to three bytes a character; what it does not pass (faults,
/// characters of four bytes, U+D000–U+D7FF) goes to the standard library, which also says where a fault begins.
enum UTF8Validation {
    /// Offset of the first byte of the first part that is no UTF-8.
    static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        if bytes.withUnsafeBytes(isSurelyValid) { return nil }
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    static func failure(name: String, offset: Int) -> CommandFailure {
        CommandFailure(.badInput, "\(name): invalid UTF-8 at byte \(offset) (use --invalid-utf8 replace to read it all the same)")
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// What one word of eight bytes hands on to the next.
    private struct State {
        /// Leads of two or three bytes, leads of three, and those E0, each as the high bit of its byte.
        var leads: UInt64 = 0
        var longLeads: UInt64 = 0
        var e0: UInt64 = 0
        /// Not zero once anything was found that this test does not pass.
        var doubt: UInt64 = 0

        @inline(__always)
        mutating func take(_ word: UInt64) {
            // Bits 7 to 0 of each byte, moved to its high bit.
            let (bit7, bit6, bit5) = (word, word << 1, word << 2)
            let (bit4, bit3, bit2, bit1, bit0) = (word << 3, word << 4, word << 5, word << 6, word << 7)
            let lead = bit7 & bit6 & highBits
            let trail = bit7 & ~bit6 & highBits
            let long = lead & bit5
            // Leads of four bytes and more; C0 and C1; ED, behind which half of the trails are surrogates.
            doubt |= long & bit4
            doubt |= lead & ~(bit5 | bit4 | bit3 | bit2 | bit1)
            doubt |= long & bit3 & bit2 & ~bit1 & bit0
            // Trails stand behind leads, and nowhere else.
            doubt |= trail ^ (lead << 8 | leads >> 56 | long << 16 | longLeads >> 48)
            // Behind E0 only A0 to BF: anything else is overlong.
            let empty = long & ~(bit3 | bit2 | bit1 | bit0)
            doubt |= (empty << 8 | e0 >> 56) & ~bit5
            (leads, longLeads, e0) = (lead, long, empty)
        }
    }

    private static func isSurelyValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var state = State()
        var offset = 0
        while offset + 8 <= bytes.count {
            state.take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        // The last bytes, filled up with zeros, and a word of zeros: a character cut off by the end meets a zero where it wants a trail.
        var rest: UInt64 = 0
        for index in offset..<bytes.count { rest |= UInt64(bytes[index]) << UInt64(8 * (index - offset)) }
        state.take(rest)
        state.take(0)
        return state.doubt == 0
    }
}
