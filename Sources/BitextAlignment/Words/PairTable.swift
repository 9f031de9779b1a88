/// Numbers for pairs of words: open addressing with linear probing over 64-bit keys, numbers in the order in which the pairs were first seen.
struct PairTable: Sendable {
    private var keys: [UInt64]
    private var numbers: [Int32]
    private var mask: Int
    /// Pairs by number: source in the high half, target in the low half.
    private(set) var pairs: [UInt64] = []

    init(expecting count: Int = 1024) {
        var capacity = 1024
        while capacity < count * 2 { capacity *= 2 }
        keys = [UInt64](repeating: .max, count: capacity)
        numbers = [Int32](repeating: 0, count: capacity)
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
        while keys[place] != .max {
            if keys[place] == key { return numbers[place] }
            place = (place + 1) & mask
        }
        let number = Int32(pairs.count)
        pairs.append(key)
        keys[place] = key
        numbers[place] = number
        if pairs.count * 3 > keys.count * 2 { grow() }
        return number
    }

    func find(_ key: UInt64) -> Int32? {
        var place = Self.place(key) & mask
        while keys[place] != .max {
            if keys[place] == key { return numbers[place] }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Gives back the memory of the look-up: only the pairs by number remain.
    mutating func seal() {
        keys = [.max]
        numbers = [0]
        mask = 0
    }

    private mutating func grow() {
        let capacity = keys.count * 2
        mask = capacity - 1
        keys = [UInt64](repeating: .max, count: capacity)
        numbers = [Int32](repeating: 0, count: capacity)
        for (number, key) in pairs.enumerated() {
            var place = Self.place(key) & mask
            while keys[place] != .max { place = (place + 1) & mask }
            keys[place] = key
            numbers[place] = Int32(number)
        }
    }
}
