/// The byte form of words in look-up tables: ASCII as it is, a scalar of one Unicode block of 128 as 0x80 + its offset in the block, any
/// other as 0x01 and its UTF-8.
///
/// A third of UTF-8's size for Indic scripts. Written by `PairTable` and `Tools/make-name-lexicon.py` too.
package struct PackedText: Hashable, Sendable {
    /// First scalar of the block: 0x0900 for Devanagari.
    package let base: UInt32

    /// Of the block that begins at `base`, a multiple of 128 from U+0800 on; Devanagari's where it is none.
    package init(base: UInt32) { self.base = (0x800..<0xFF80).contains(base) ? base & ~0x7F : 0x900 }

    /// The section of a model file that holds the base, one number.
    package static let section = "base"

    /// Of the block that the model file names. Throws when the section is missing or holds no single number.
    package init(file: ModelFile) throws(ModelFileError) {
        let base = try file.array(Self.section, of: UInt32.self)
        guard base.count == 1 else { throw file.fault(Self.section, "\(base.count) values where one is wanted") }
        self.init(base: UInt32(littleEndian: base[0]))
    }

    /// Where a block of ISCII's order, as all of Brahmi's are, has its nukta.
    private static let nuktaOffset: UInt8 = 0x3C
    private static let escape: UInt8 = 1

    /// `word` packed, lower case where ASCII; joiners (U+200C, U+200D) are dropped. Nil when it holds any other scalar. Letters of the block that
    /// are canonically a letter with nukta must be decomposed already.
    package func key(_ word: some StringProtocol) -> [UInt8]? { key(String(word)) }

    package func key(_ word: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(word.utf8.count)
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: bytes.append(UInt8(scalar.value | 0x20))
            case 0..<0x80: bytes.append(UInt8(scalar.value))
            case base..<base + 0x80: bytes.append(UInt8(0x80 + scalar.value - base))
            case 0x200C, 0x200D: continue  // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
            default: return nil
            }
        }
        return bytes
    }

    /// `key` without nuktas; nil when it has none.
    package func withoutNuktas(_ key: [UInt8]) -> [UInt8]? {
        let nukta = 0x80 + Self.nuktaOffset
        return key.contains(nukta) ? key.filter { $0 != nukta } : nil
    }

    /// The text of packed bytes.
    package func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3)
        unpack(bytes, into: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends `word`, in UTF-8, in packed form, nothing changed or dropped.
    @inline(__always)
    package func pack(_ word: UnsafeBufferPointer<UInt8>, into packed: inout [UInt8]) {
        var place = 0
        while place < word.count {
            let byte = word[place]
            if byte < 0x80 {
                if byte == Self.escape { packed.append(byte) }
                packed.append(byte)
                place += 1
                continue
            }
            if byte & 0xF0 == 0xE0, place + 2 < word.count {
                let scalar = UInt32(byte & 0xF) << 12 | UInt32(word[place + 1] & 0x3F) << 6 | UInt32(word[place + 2] & 0x3F)
                if scalar &- base < 0x80 {
                    packed.append(UInt8(0x80 + scalar - base))
                    place += 3
                    continue
                }
            }
            let end = min(place + Self.width(byte), word.count)
            packed.append(Self.escape)
            packed.append(contentsOf: word[place..<end])
            place = end
        }
    }

    /// Appends the UTF-8 of packed bytes.
    @inline(__always)
    package func unpack(_ packed: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
        var place = 0
        while place < packed.count {
            let byte = packed[place]
            place += 1
            if byte >= 0x80 {
                let scalar = base + UInt32(byte) - 0x80
                text.append(UInt8(0xE0 | scalar >> 12))
                text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
                text.append(UInt8(0x80 | scalar & 0x3F))
            } else if byte == Self.escape, place < packed.count {
                let end = min(place + Self.width(packed[place]), packed.count)
                text.append(contentsOf: packed[place..<end])
                place = end
            } else {
                text.append(byte)
            }
        }
    }

    /// Bytes of the UTF-8 sequence that `lead` begins.
    @inline(__always)
    private static func width(_ lead: UInt8) -> Int {
        lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
}
