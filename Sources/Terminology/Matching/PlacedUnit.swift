/// A `MatchUnit` where it stands in a sentence: what is asked of it again and again, in a few words of memory without a reference in them. Its text is that of `WordFacts.units[part]` of its token.
package struct PlacedUnit: Sendable {
    private struct Traits: OptionSet {
        let rawValue: UInt16

        static let opens = Traits(rawValue: 1)
        static let closes = Traits(rawValue: 2)
        static let isBarrier = Traits(rawValue: 4)
        static let isNumber = Traits(rawValue: 8)
        static let isOrdinary = Traits(rawValue: 16)
        static let joinsNext = Traits(rawValue: 32)
        static let hasCuts = Traits(rawValue: 64)
        static let mayBeName = Traits(rawValue: 128)
        static let isSole = Traits(rawValue: 256)
        static let isTerm = Traits(rawValue: 512)
        static let beginsTerms = Traits(rawValue: 1024)
        static let joinsPrevious = Traits(rawValue: 2048)
    }

    // Narrow, so that with what else is asked of most words it is in one line of the cache. A record has at most `Int32.max` bytes (`TokenScanner.scan`).
    private let start32: Int32
    private let end32: Int32
    private let token32: Int32
    private let part32: Int32
    /// As in `MatchUnit`.
    let number: Int32
    let root: Int32
    /// What tells its text from most others (`WordForms`).
    package let form: UInt32
    private let traits: Traits
    let casing: MatchUnit.Casing

    /// UTF-8 offsets in the sentence.
    package var start: Int { Int(start32) }
    package var end: Int { Int(end32) }
    /// Index of the token that it is a part of, and which of the token's units it is.
    package var token: Int { Int(token32) }
    var part: Int { Int(part32) }

    /// A unit of a token by itself, with offsets from its beginning; `isSole` where the token has no other.
    init(_ unit: MatchUnit, part: Int, isSole: Bool) {
        (start32, end32, token32, part32) = (Int32(clamping: unit.start), Int32(clamping: unit.end), 0, Int32(clamping: part))
        (number, root, casing) = (unit.number, unit.root, unit.casing)
        form = WordForms.form(of: unit.key)
        var traits: Traits = []
        func set(_ trait: Traits, _ isSet: Bool) { if isSet { traits.insert(trait) } }
        set(.opens, unit.opens)
        set(.closes, unit.closes)
        set(.isBarrier, unit.key.isEmpty)
        set(.isNumber, unit.key.utf8.first.map { (0x30...0x39).contains($0) } ?? false)
        set(.isOrdinary, unit.isOrdinary)
        set(.joinsNext, unit.joinsNext)
        set(.joinsPrevious, unit.joinsPrevious)
        set(.hasCuts, unit.hasCuts)
        set(.mayBeName, unit.mayBeName)
        set(.isSole, isSole)
        set(.isTerm, unit.isTerm)
        set(.beginsTerms, unit.beginsTerms)
        self.traits = traits
    }

    private init(_ unit: PlacedUnit, from start: Int, token: Int) {
        (start32, end32) = (Int32(clamping: unit.start + start), Int32(clamping: unit.end + start))
        (token32, part32) = (Int32(clamping: token), unit.part32)
        (number, root, casing, form, traits) = (unit.number, unit.root, unit.casing, unit.form, unit.traits)
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
    /// Whether it may be one word with the next, or with the one before it.
    var joinsNext: Bool { traits.contains(.joinsNext) }
    var joinsPrevious: Bool { traits.contains(.joinsPrevious) }
    var hasCuts: Bool { traits.contains(.hasCuts) }
    var mayBeName: Bool { traits.contains(.mayBeName) }
    /// As in `MatchUnit`.
    var isTerm: Bool { traits.contains(.isTerm) }
    var beginsTerms: Bool { traits.contains(.beginsTerms) }
    /// Whether it is the only unit of its token.
    var isSole: Bool { traits.contains(.isSole) }
    /// Whether it is a word of its own, no piece of one and no barrier.
    package var isWhole: Bool { opens && closes && !isBarrier }
}
