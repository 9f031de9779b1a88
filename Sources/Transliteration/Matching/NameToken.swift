internal import BitextModel

/// A word in letters and sounds.
struct Spelling: Sendable {
    var script: UInt8
    /// Folded.
    var letters: [UInt32]
    var sounds: [UInt8]
}

/// A word of a name, as the matcher sees it.
struct NameToken: Sendable {
    enum Kind: Sendable {
        case word
        /// Part of the name, but weak evidence: Kumar, Singh, भाई.
        case weak
        case particle
        /// May be missing: Mr, श्री, जी.
        case title
        case initial
    }

    /// UTF-8 offsets in the name as given.
    var span: TextSpan
    var kind: Kind
    /// That of its sounds.
    var script: UInt8
    /// That of its letters as given.
    var writtenScript: UInt8 = 0
    var folded: [UInt32]
    var sounds: [UInt8]
    /// What it may be short for.
    var fullForms: [Spelling] = []
    /// What else its letters may be read as.
    var readings: [Spelling] = []
    /// Lower-case Latin letters that it may stand for: those of an initial, in order of likelihood.
    var letters: [UInt8] = []
    /// The letters it spells if it is read as several initials: APJ, एपीजे.
    var spelled: [UInt8] = []
    /// How little expected it is, nats.
    var rarity: Float = 0

    var spelling: Spelling { Spelling(script: script, letters: folded, sounds: sounds) }
}

/// A name in parts.
struct ParsedName: Sendable {
    /// The name itself.
    var tokens: [NameToken] = []
    /// Behind `s/o` and the like: another person's name.
    var parent: [NameToken] = []
    /// Other names of the same person, behind `alias`.
    var aliases: [[NameToken]] = []
    /// Whether words were left out of account because there were too many.
    var isCut = false

    /// Whether there is a sound to compare.
    var isEmpty: Bool { tokens.isEmpty }
}
