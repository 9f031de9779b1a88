/// A 64-bit checksum of bytes against accidents (not against an attacker): four lanes of multiply and rotate over eight bytes each, in
/// the manner of xxHash64 (Yann Collet, 2012), with constants and finish of our own.
package enum Checksum {
    private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (a, b, c, d) = (first, second, first ^ second, first &+ second)
        var offset = 0
        while offset + 32 <= bytes.count {
            a = round(a, bytes, offset)
            b = round(b, bytes, offset + 8)
            c = round(c, bytes, offset + 16)
            d = round(d, bytes, offset + 24)
            offset += 32
        }
        var sum = UInt64(bytes.count)
        for lane in [a, b, c, d] { sum = mix(sum ^ lane) }
        while offset < bytes.count {
            sum = mix(sum ^ UInt64(bytes[offset]))
            offset += 1
        }
        return sum
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let sum = lane &+ value &* second
        return (sum << 31 | sum >> 33) &* first
    }

    package static func mix(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 32) &* first
        value = (value ^ value >> 29) &* second
        return value ^ value >> 32
    }
}
