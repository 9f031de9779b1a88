/// A 64-bit checksum of bytes against accidents (not against an attacker): four lanes of multiply and rotate over eight bytes each, in
/// the manner of xxHash64 (Yann Collet, 2012), with constants and finish of our own.
public enum Checksum {
    @usableFromInline static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    @usableFromInline static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var stream = Stream()
        stream.add(bytes)
        return stream.finish()
    }

    /// The checksum of bytes that come in pieces. All pieces but the last are multiples of 32 bytes.
    package struct Stream {
        private var (a, b, c, d) = (first, second, first ^ second, first &+ second)
        private var count: UInt64 = 0
        private var rest: [UInt8] = []

        package init() {}

        package mutating func add(_ bytes: UnsafeRawBufferPointer) {
            precondition(rest.isEmpty, "a piece behind one that is no multiple of 32 bytes")
            var (a, b, c, d) = (a, b, c, d)
            var offset = 0
            while offset + 32 <= bytes.count {
                a = Checksum.round(a, bytes, offset)
                b = Checksum.round(b, bytes, offset + 8)
                c = Checksum.round(c, bytes, offset + 16)
                d = Checksum.round(d, bytes, offset + 24)
                offset += 32
            }
            (self.a, self.b, self.c, self.d) = (a, b, c, d)
            count += UInt64(bytes.count)
            rest = Array(bytes[offset...])
        }

        package func finish() -> UInt64 {
            var sum = count
            for lane in [a, b, c, d] { sum = mix(sum ^ lane) }
            for byte in rest { sum = mix(sum ^ UInt64(byte)) }
            return sum
        }
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let sum = lane &+ value &* second
        return (sum << 31 | sum >> 33) &* first
    }

    /// A hash of a word's bytes, eight a step: for tables in memory, and the same on every machine.
    @inlinable public static func ofWord(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count) << 8 ^ seed
        var place = 0
        while place + 8 <= bytes.count {
            hash = mix(hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return mix(hash ^ rest &* first)
    }

    /// A value whose bits all depend on all bits of `value`: for hashes.
    @inlinable
    public static func mix(_ value: UInt64) -> UInt64 {
        var value = (value ^ value >> 32) &* first
        value = (value ^ value >> 29) &* second
        return value ^ value >> 32
    }
}
