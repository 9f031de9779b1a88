/// Which fingerprints a model may have, in a table small enough to stay near the processor (Bloom 1970, with one hash function): most pairs of words are in no model, and
/// looking for them in the model itself costs an access to memory each.
struct FeatureFilter: Sendable {
    private static let bits = 21

    private let words: [UInt64]

    init(_ fingerprints: UnsafeBufferPointer<UInt32>) {
        var words = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))
        for fingerprint in fingerprints where fingerprint != 0 {
            let place = Self.place(fingerprint)
            words[place >> 6] |= 1 << UInt64(place & 63)
        }
        self.words = words
    }

    /// False where no feature has `hash`.
    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
        let place = Self.place(EntityRecognizer.fingerprint(hash))
        return words[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    @inline(__always)
    private static func place(_ fingerprint: UInt32) -> Int { Int(fingerprint & (1 << UInt32(bits) - 1)) }
}
