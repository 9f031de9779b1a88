internal import CKernels

/// Logarithms from additions, multiplications and divisions alone, so that they have the same bits everywhere. (A C library's may differ
/// from another's in the last bit.)
enum DeterministicLogarithm {
    private static let ofTwo = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive, normal number; relative error under 1e-13.
    ///
    /// log m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1), for m between √½ and √2.
    static func of(_ value: Double) -> Double {
        var exponent = Double(Int(value.bitPattern >> 52) - 1023)
        var mantissa = Double(bitPattern: value.bitPattern & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 1.414_213_562_373_095 {
            mantissa *= 0.5
            exponent += 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var sum = 0.0
        var divisor = 19.0
        while divisor > 0 {
            sum = sum * square + 1 / divisor
            divisor -= 2
        }
        return exponent * ofTwo + 2 * ratio * sum
    }

    /// log(eᵃ + eᵇ); the exponential has the precision of 32-bit floats. Infinitely small arguments are allowed.
    static func sum(_ first: Double, _ second: Double) -> Double {
        let (high, low) = first > second ? (first, second) : (second, first)
        guard low - high > -40 else { return high }
        return high + of(1 + Double(ckernels_exponential(Float(low - high))))
    }
}
