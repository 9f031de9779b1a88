internal import BitextModel

/// Which words begin and end the units of an index: a Bloom filter (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors"). It never says no of one that does and begins with a letter, and yes of one in thirty that does not.
///
/// Units are cut before each letter with two letters at least on either side, as two words may be that `WordSpacing` joins. Ten bits a part; built in time proportional to the units' bytes.
struct KeyParts: Sendable {
    static let section = "key.parts"
    private static let bitsOfPart = 10

    private enum Side: UInt64 { case beginning = 1, end }

    private let bits: ModelArray<UInt64>

    init(_ bits: ModelArray<UInt64>) { self.bits = bits }

    /// Whether a unit may begin with a folded word of two letters or more and go on with two at least.
    func mayBegin(with word: String) -> Bool { holds(word, .beginning) }

    /// Whether a unit may end with a folded word of two letters or more behind two at least. None ends with one that begins with a sign, as broken text has them.
    func mayEnd(with word: String) -> Bool { holds(word, .end) }

    private func holds(_ word: String, _ side: Side) -> Bool {
        guard bits.count > 0 else { return false }
        var word = word
        let places = word.withUTF8 { Self.places($0, side, count: bits.count) }
        return bits[places.0 >> 6] >> UInt64(places.0 & 63) & 1 != 0 && bits[places.1 >> 6] >> UInt64(places.1 & 63) & 1 != 0
    }

    private static func places(_ part: UnsafeBufferPointer<UInt8>, _ side: Side, count: Int) -> (Int, Int) {
        let hash = Checksum.ofWord(UnsafeRawBufferPointer(part), seed: side.rawValue)
        func place(_ half: UInt64) -> Int { Int(truncatingIfNeeded: (half &* UInt64(64 * count)) >> 32) }
        return (place(hash >> 32), place(hash & 0xFFFF_FFFF))
    }

    /// The filter of `keys`.
    static func table(_ keys: TextNumbering) -> [UInt64] {
        var parts = 0
        forEachCut(keys) { _, _ in parts += 2 }
        guard parts > 0 else { return [] }
        var bits = [UInt64](repeating: 0, count: (parts * bitsOfPart + 63) / 64)
        forEachCut(keys) { key, place in
            for (part, side) in [(key[..<place], Side.beginning), (key[place...], .end)] {
                let places = places(UnsafeBufferPointer(rebasing: part), side, count: bits.count)
                bits[places.0 >> 6] |= 1 << UInt64(places.0 & 63)
                bits[places.1 >> 6] |= 1 << UInt64(places.1 & 63)
            }
        }
        return bits
    }

    private static func forEachCut(_ keys: TextNumbering, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        var starts: [Int] = []
        for number in 0..<keys.count {
            keys.with(number) { key in
                starts.removeAll(keepingCapacity: true)
                WordSpacing.forEachLetter(key) { starts.append($0) }
                let least = WordSpacing.fewestLetters
                guard starts.count >= 2 * least else { return }
                for start in starts[least...(starts.count - least)] { body(key, start) }
            }
        }
    }
}
