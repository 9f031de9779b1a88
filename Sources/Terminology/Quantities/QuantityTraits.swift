/// What a word or mark may be in dates and amounts, as far as it tells by itself.
public struct QuantityTraits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A date or an amount may begin with it.
    public static let begins = QuantityTraits(rawValue: 1)
    /// It is in the table of numbers; a unit, or a word of dates, begins with it.
    public static let number = QuantityTraits(rawValue: 2)
    public static let unit = QuantityTraits(rawValue: 4)
    public static let date = QuantityTraits(rawValue: 8)
    /// A number in words (दो) and nothing else: without another word of numbers, units or dates behind it, it begins nothing.
    public static let count = QuantityTraits(rawValue: 16)
    public static let all: QuantityTraits = [.begins, .number, .unit, .date]
}
