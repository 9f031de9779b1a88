/// A text as a key of a dictionary or set, compared and hashed byte by byte.
///
/// `String` compares by canonical equivalence, which costs a normalization at each look-up and would make क़ (U+0958) and क + U+093C one key. Texts that are
/// looked up in bulk are normalized once and compared as bytes. Public and inlinable, so that other modules' dictionaries hash it in place.
@frozen
public struct UTF8Key: Hashable, Sendable {
    public let text: String

    @inlinable public init(_ text: String) { self.text = text }

    @inlinable public static func == (left: UTF8Key, right: UTF8Key) -> Bool {
        let (a, b) = (left.text.utf8, right.text.utf8)
        guard a.count == b.count else { return false }
        let fast = a.withContiguousStorageIfAvailable { first in
            b.withContiguousStorageIfAvailable { second in Self.areEqual(UnsafeRawBufferPointer(first), UnsafeRawBufferPointer(second)) }
        }
        return (fast ?? nil) ?? a.elementsEqual(b)
    }

    /// Of equal lengths, eight bytes a step.
    @inlinable @inline(__always)
    public static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place + 8 <= left.count {
            guard
                left.loadUnaligned(fromByteOffset: place, as: UInt64.self) == right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            else { return false }
            place += 8
        }
        while place < left.count {
            guard left[place] == right[place] else { return false }
            place += 1
        }
        return true
    }

    @inlinable public func hash(into hasher: inout Hasher) {
        // A hasher takes one number much faster than bytes.
        let sum = text.utf8.withContiguousStorageIfAvailable { Checksum.ofWord(UnsafeRawBufferPointer($0)) }
        hasher.combine(sum ?? Array(text.utf8).withUnsafeBytes { Checksum.ofWord($0) })
    }
}
