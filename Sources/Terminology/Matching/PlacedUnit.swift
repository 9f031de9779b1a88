/// A `MatchUnit` where it stands in a sentence: what is asked of it again and again, in a few words of memory without a reference in them. Its text is that of `WordFacts.units[part]` of its token.
package struct PlacedUnit: Sendable {
    private struct Traits: OptionSet {
        let rawValue: UInt16

        static let opens = Traits(rawValue: 1)
        static let closes = Traits(rawValue: 2)
        static let isBarrier = Traits(rawValue: 4)
        static let isNumber = Traits(rawValue: 8)
        static let isOrdinary = Traits(rawValue: 16)
        static let mayJoin = Traits(rawValue: 32)
        static let hasCuts = Traits(rawValue: 64)
        static let mayBeName = Traits(rawValue: 128)
        static let isSole = Traits(rawValue: 256)
    }

    /// UTF-8 offsets in the sentence.
    package let start: Int
    package let end: Int
    /// Index of the token that it is a part of, and which of the token's units it is.
    package let token: Int
    let part: Int
    /// As in `MatchUnit`.
    let number: Int32
    let sound: Int32
    let casing: MatchUnit.Casing
    private let traits: Traits
    /// What tells its text from most others (`WordForms`).
    package let form: UInt32

    /// A unit of a token by itself, with offsets from its beginning; `isSole` where the token has no other.
    init(_ unit: MatchUnit, part: Int, isSole: Bool) {
        (start, end, token, self.part, number, sound, casing) = (unit.start, unit.end, 0, part, unit.number, unit.sound, unit.casing)
        form = WordForms.form(of: unit.key)
        var traits: Traits = []
        func set(_ trait: Traits, _ isSet: Bool) { if isSet { traits.insert(trait) } }
        set(.opens, unit.opens)
        set(.closes, unit.closes)
        set(.isBarrier, unit.key.isEmpty)
        set(.isNumber, unit.key.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
        set(.isOrdinary, unit.isOrdinary)
        set(.mayJoin, unit.mayJoin)
        set(.hasCuts, unit.hasCuts)
        set(.mayBeName, unit.mayBeName)
        set(.isSole, isSole)
        self.traits = traits
    }

    private init(_ unit: PlacedUnit, from start: Int, token: Int) {
        (self.start, end, self.token, part) = (unit.start + start, unit.end + start, token, unit.part)
        (number, sound, casing, form, traits) = (unit.number, unit.sound, unit.casing, unit.form, unit.traits)
    }

    /// The same unit, of the token `token` that begins at `start`.
    func moved(to start: Int, token: Int) -> PlacedUnit { PlacedUnit(self, from: start, token: token) }

    var opens: Bool { traits.contains(.opens) }
    var closes: Bool { traits.contains(.closes) }
    /// Whether it is a mark or an address, that no term runs across.
    package var isBarrier: Bool { traits.contains(.isBarrier) }
    /// Whether it begins with a digit.
    var isNumber: Bool { traits.contains(.isNumber) }
    var isOrdinary: Bool { traits.contains(.isOrdinary) }
    var mayJoin: Bool { traits.contains(.mayJoin) }
    var hasCuts: Bool { traits.contains(.hasCuts) }
    var mayBeName: Bool { traits.contains(.mayBeName) }
    /// Whether it is the only unit of its token.
    var isSole: Bool { traits.contains(.isSole) }
    /// Whether it is a word of its own, no piece of one and no barrier.
    package var isWhole: Bool { opens && closes && !isBarrier }
}
