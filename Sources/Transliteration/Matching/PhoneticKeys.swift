/// Keys under which words of like sound meet: consonants in classes, without vowels, h and y, and the same with one consonant left out.
///
/// After Soundex and the symmetric deletions of SymSpell (Garbe 2012); the classes are the last column of the table of sounds. A word of fewer than four
/// keyed consonants has one key.
struct PhoneticKeys {
    let sounds: SoundTable

    /// The classes of the consonants in order; doubled ones are one.
    func skeleton(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for sound in word {
            for letter in sounds.keys[Int(sound)] where result.last != letter { result.append(letter) }
        }
        return result
    }

    /// 32-bit hashes of the word's keys, the whole skeleton's first.
    func keys(_ word: [UInt8]) -> [UInt32] {
        let skeleton = skeleton(word)
        var result = [Self.hash(skeleton[...], leavingOut: nil)]
        if skeleton.count >= 4 {
            for place in skeleton.indices.prefix(12) {
                let key = Self.hash(skeleton[...], leavingOut: place)
                if !result.contains(key) { result.append(key) }
            }
        }
        return result
    }

    /// FNV-1a (Fowler, Noll, Vo) over the letters.
    static func hash(_ letters: ArraySlice<UInt8>, leavingOut: Int?) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for place in letters.indices where place != leavingOut { hash = (hash ^ UInt32(letters[place])) &* 0x0100_0193 }
        return hash
    }
}
