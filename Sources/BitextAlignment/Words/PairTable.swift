/// Numbers for pairs of words: open addressing with linear probing over 64-bit keys, numbers in the order in which the pairs were first seen.
struct PairTable: Sendable {
    /// Numbers of pairs; -1: free. Keys are compared in `pairs`.
    private var numbers: [Int32]
    private var mask: Int
    /// Pairs by number: source in the high half, target in the low half.
    private(set) var pairs: [UInt64] = []

    init(expecting count: Int = 1024) {
        var capacity = 1024
        while capacity < count * 2 { capacity *= 2 }
        numbers = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
    }

    var count: Int { pairs.count }

    @inline(__always)
    static func key(source: Int32, target: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
    }

    func source(_ number: Int) -> Int { Int(pairs[number] >> 32) }
    func target(_ number: Int) -> Int { Int(pairs[number] & 0xFFFF_FFFF) }

    @inline(__always)
    private static func place(_ key: UInt64) -> Int {
        var value = key &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
        value = value &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: value >> 20)
    }

    /// The number of `key`, given now if it has none.
    mutating func number(_ key: UInt64) -> Int32 {
        var place = Self.place(key) & mask
        while numbers[place] >= 0 {
            if pairs[Int(numbers[place])] == key { return numbers[place] }
            place = (place + 1) & mask
        }
        let number = Int32(pairs.count)
        pairs.append(key)
        numbers[place] = number
        if pairs.count * 3 > numbers.count * 2 { grow() }
        return number
    }

    func find(_ key: UInt64) -> Int32? {
        var place = Self.place(key) & mask
        while numbers[place] >= 0 {
            if pairs[Int(numbers[place])] == key { return numbers[place] }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Gives back the memory of the look-up: only the pairs by number remain.
    mutating func seal() {
        numbers = [-1]
        mask = 0
    }

    private mutating func grow() {
        let capacity = numbers.count * 2
        mask = capacity - 1
        numbers = []
        numbers = [Int32](repeating: -1, count: capacity)
        for (number, key) in pairs.enumerated() {
            var place = Self.place(key) & mask
            while numbers[place] >= 0 { place = (place + 1) & mask }
            numbers[place] = Int32(number)
        }
    }
}
