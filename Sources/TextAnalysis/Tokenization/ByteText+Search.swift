// Unsafe code: raw loads of several bytes at once.

extension ByteText {
    /// The first full stop, colon or at sign at `start` or behind it, or the end of the text. Every address holds one; most lines hold none.
    ///
    /// Eight bytes at a time, all of them inside the text, in one register: for vectors, Swift's generic operations become loops over lanes.
    func addressMark(from start: Int) -> Int {
        var offset = start
        if let base = UnsafeRawPointer(bytes.baseAddress) {
            while offset + 8 <= bytes.count {
                let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if (Self.zeros(word ^ Self.stops) | Self.zeros(word ^ Self.colons) | Self.zeros(word ^ Self.ats)) & Self.highBits != 0 {
                    break
                }
                offset += 8
            }
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") { break }
            offset += 1
        }
        return offset
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let stops: UInt64 = 0x2E2E_2E2E_2E2E_2E2E
    private static let colons: UInt64 = 0x3A3A_3A3A_3A3A_3A3A
    private static let ats: UInt64 = 0x4040_4040_4040_4040

    /// A word with a high bit set if, and only if, some byte of `word` is zero (other bits mean nothing).
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
