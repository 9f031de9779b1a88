/// Seeded random numbers, the same everywhere: xoshiro256** (Blackman and Vigna 2021, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4)), its state filled by SplitMix64.
struct RandomNumbers: RandomNumberGenerator, Sendable {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// Streams of one seed are independent of each other.
    init(seed: UInt64, stream: UInt64 = 0) {
        var state = seed ^ (stream &* 0xD134_2543_DE82_EF95)
        func step() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
        a = step()
        b = step()
        c = step()
        d = step()
    }

    mutating func next() -> UInt64 {
        let product = b &* 5
        let result = (product << 7 | product >> 57) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = d << 45 | d >> 19
        return result
    }

    /// At least 0, under 1, in steps of 2⁻²⁴.
    @inline(__always)
    mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// 0 to `bound` - 1; `bound` at least 1.
    mutating func index(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
