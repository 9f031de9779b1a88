internal import CKernels

/// Which fingerprints a model may have, in a table small enough to stay near the processor (Bloom 1970): most pairs of words are in no model, and looking for them in the model itself costs an access to
/// memory each. A fingerprint has three bits in one 64-bit word, so that a test is one access (Putze, Sanders & Singler 2007, "Cache-, Hash- and Space-Efficient Bloom Filters").
struct FeatureFilter: Sendable {
    /// Of the number of words.
    private static let bits = 15

    let words: [UInt64]

    /// `fingerprints` as they stand in a table, 0 for none.
    init(_ fingerprints: some Sequence<UInt32>) {
        var words = [UInt64](repeating: 0, count: 1 << Self.bits)
        for fingerprint in fingerprints where fingerprint != 0 {
            words[Self.word(fingerprint)] |= Self.mask(fingerprint)
        }
        self.words = words
    }

    /// False where no feature has `hash`.
    func mayHold(_ hash: UInt64) -> Bool { words.withUnsafeBufferPointer { Self.mayHold(hash, $0) } }

    /// The same, of a filter's `words`.
    @inline(__always)
    static func mayHold(_ hash: UInt64, _ words: UnsafeBufferPointer<UInt64>) -> Bool {
        let fingerprint = EntityRecognizer.fingerprint(hash)
        return words[word(fingerprint)] & mask(fingerprint) == mask(fingerprint)
    }

    /// Asks for the word that `mayHold` will read.
    @inline(__always)
    static func prefetch(_ hash: UInt64, _ words: UnsafeBufferPointer<UInt64>) {
        ckernels_prefetch(words.baseAddress.unsafelyUnwrapped + word(EntityRecognizer.fingerprint(hash)))
    }

    @inline(__always)
    private static func word(_ fingerprint: UInt32) -> Int { Int(fingerprint & (1 << UInt32(bits) - 1)) }

    @inline(__always)
    private static func mask(_ fingerprint: UInt32) -> UInt64 {
        let rest = UInt64(fingerprint >> UInt32(bits))
        return 1 << (rest & 63) | 1 << (rest >> 6 & 63) | 1 << (rest >> 11 & 63)
    }
}
