/// What two neighbouring words of texts make when they are written as one: the unit of the index, looked up once for a pair met again.
///
/// One place for each pair, by its words' numbers in a `WordMemory`; the pair met last keeps it. Cost: one access to memory for most pairs.
struct JoinMemory {
    private static let bits = 17

    /// Of a word's number and of a unit's.
    private static let wordBits: UInt64 = 20
    private static let unitBits: UInt64 = 24

    /// A pair's numbers from 1, above the unit's number from 1; 0 for none.
    private var pairs: [UInt64] = []

    /// Forgets all pairs: the words' numbers are no longer good.
    mutating func forget() { pairs.removeAll(keepingCapacity: true) }

    /// The number of the unit that two units make together, -1 for none.
    mutating func join(
        _ left: PlacedUnit, _ right: PlacedUnit, _ words: [KnownWord], _ index: GlossaryIndex
    ) -> Int32 {
        let (first, second) = (words[left.token].number + 1, words[right.token].number + 1)
        guard left.isSole, right.isSole, max(first, second) < 1 << Self.wordBits else { return Self.number(left, right, words, index) }
        if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << Self.bits) }
        let pair = UInt64(first) << Self.wordBits | UInt64(second)
        let place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - Self.bits))
        if pairs[place] >> Self.unitBits == pair { return Int32(truncatingIfNeeded: pairs[place] & (1 << Self.unitBits - 1)) - 1 }
        let number = Self.number(left, right, words, index)
        if number + 1 < 1 << Self.unitBits { pairs[place] = pair << Self.unitBits | UInt64(number + 1) }
        return number
    }

    private static func number(
        _ left: PlacedUnit, _ right: PlacedUnit, _ words: [KnownWord], _ index: GlossaryIndex
    ) -> Int32 {
        var (first, second) = (words.key(left), words.key(right))
        return first.withUTF8 { first in
            second.withUTF8 { second in
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: first.count + second.count) { both in
                    _ = both.initialize(from: first)
                    _ = UnsafeMutableBufferPointer(rebasing: both[first.count...]).initialize(from: second)
                    return index.key(UnsafeBufferPointer(both)) ?? -1
                }
            }
        }
    }
}
