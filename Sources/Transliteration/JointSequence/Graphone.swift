/// One source letter written as zero to three target letters: the unit of a joint-sequence model.
///
/// Letters are numbers of the model's alphabets. Term: Bisani & Ney 2008, "Joint-Sequence Models for Grapheme-to-Phoneme Conversion".
struct Graphone: Hashable, Sendable {
    static let longestTarget = 3

    var source: UInt8
    var count: UInt8
    /// Unused places are 0.
    var first: UInt8
    var second: UInt8
    var third: UInt8

    init(source: UInt8, target: some Collection<UInt8>) {
        self.source = source
        count = UInt8(target.count)
        var letters: [UInt8] = target.prefix(Self.longestTarget) + []
        while letters.count < Self.longestTarget { letters.append(0) }
        (first, second, third) = (letters[0], letters[1], letters[2])
    }

    subscript(place: Int) -> UInt8 { place == 0 ? first : place == 1 ? second : third }

    /// Orders by source letter, then by target.
    var key: UInt32 { UInt32(source) << 23 | UInt32(count) << 21 | UInt32(first) << 14 | UInt32(second) << 7 | UInt32(third) }

    static func key(source: UInt8, count: Int, first: UInt8, second: UInt8, third: UInt8) -> UInt32 {
        UInt32(source) << 23 | UInt32(count) << 21 | UInt32(first) << 14 | UInt32(second) << 7 | UInt32(third)
    }
}
