/// The byte form of words in the lists of names: ASCII as it is, a scalar of one Unicode block of 128 as 0x80 + its offset in the block.
///
/// A third of UTF-8's size for Indic scripts. Written by `Tools/make-name-lexicon.py`.
struct PackedText: Hashable, Sendable {
    /// First scalar of the block: 0x0900 for Devanagari.
    let base: UInt32
    /// Where a block of ISCII's order, as all of Brahmi's are, has its nukta.
    private static let nuktaOffset: UInt8 = 0x3C

    /// `word` packed, lower case where ASCII; joiners (U+200C, U+200D) are dropped. Nil when it holds any other scalar. Letters of the block that
    /// are canonically a letter with nukta must be decomposed already.
    func key(_ word: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
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
    func withoutNuktas(_ key: [UInt8]) -> [UInt8]? {
        let plain = key.filter { $0 != 0x80 + Self.nuktaOffset }
        return plain.count == key.count ? nil : plain
    }

    func text(_ bytes: some Sequence<UInt8>) -> String {
        var result = String.UnicodeScalarView()
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : base + UInt32(byte) - 0x80
            if let scalar = Unicode.Scalar(value) { result.append(scalar) }
        }
        return String(result)
    }
}
