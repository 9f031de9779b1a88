internal import CICU

/// A property of characters whose values have names, looked up once and asked of many: `CharacterProperties.value(of:_:)` looks up both names each time.
///
/// ```swift
/// let isComposed = EnumeratedProperty("NFC_Quick_Check", values: ["No", "Maybe"])
/// isComposed.holds(of: "\u{0958}")   // true
/// ```
///
/// A question costs a few nanoseconds.
public struct EnumeratedProperty: Sendable {
    private let number: Int32
    private let values: [Int32]

    /// The values that count, by their long or short names. One that ICU does not know is no character's, nor is any of a property that it does not know.
    public init(_ name: String, values: [String]) {
        let number = cicu_property_number(name)
        self.number = number
        self.values = number < 0 ? [] : values.map { cicu_property_value_number(number, $0) }.filter { $0 >= 0 }
    }

    /// Whether the character has one of the values.
    public func holds(of scalar: Unicode.Scalar) -> Bool {
        !values.isEmpty && values.contains(cicu_property_value(scalar.value, number))
    }
}
