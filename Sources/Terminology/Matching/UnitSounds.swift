public import Transliteration

/// How a unit sounds, as an index holds it.
public struct UnitSounds: Sendable {
    /// Keys under which units of like sound meet.
    let keys: [UInt32]
    let script: UInt8
    let sounds: [UInt8]

    /// Nil for a word of fewer than two consonants or three sounds: too little to tell.
    public init?(_ word: String, _ names: NameMatcher) {
        guard let own = names.sounds(ofWord: word) else { return nil }
        keys = names.nearKeys(of: own)
        script = own.script
        sounds = own.sounds
    }
}
