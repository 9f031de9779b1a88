/// Keys under which words of like sound meet: consonants in classes, without vowels, h and y, and the same with one consonant left out.
///
/// After Soundex and the symmetric deletions of SymSpell (Garbe 2012); the classes are the last column of the table of sounds. Where a letter has two
/// sounds (c, g), the word has a key for either, of up to `mostReadings` readings.
struct PhoneticKeys {
    static let mostReadings = 4
    /// Of words that are filed and sought.
    private static let mostNearReadings = 8

    let sounds: SoundTable

    /// The classes of the consonants in order; doubled ones are one. By the likeliest reading of each.
    func skeleton(_ word: [UInt8]) -> [UInt8] { skeletons(word, limit: 1)[0] }

    /// The likeliest reading first, then those that differ from it in one or more sounds.
    func skeletons(_ word: [UInt8], limit: Int) -> [[UInt8]] {
        var result: [[UInt8]] = [[]]
        for sound in word {
            let readings = sounds.keys[Int(sound)]
            let count = result.count
            for place in 0..<count {
                let start = result[place]
                for (number, reading) in readings.enumerated() where number == 0 || result.count < limit {
                    var longer = start
                    for letter in reading where longer.last != letter { longer.append(letter) }
                    if number == 0 { result[place] = longer } else { result.append(longer) }
                }
            }
        }
        return result
    }

    /// 32-bit hashes of the word's keys: whole readings, and the likeliest with one consonant left out where it has four or more.
    func keys(_ word: [UInt8]) -> [UInt32] { keys(skeletons(word, limit: Self.mostReadings), wholes: [0], shorter: 0) }

    /// Keys under which an index files a word whose like are looked for with `sought`: whole readings, and apart from those the likeliest with one consonant left out where it has four or more.
    func filed(_ word: [UInt8]) -> [UInt32] {
        keys(skeletons(word, limit: Self.mostNearReadings), wholes: [0], shorter: Self.filedShorter)
    }

    /// Keys with which words like a word are looked for under `filed`: those of its consonants, of one more and of one fewer. Unlike `keys` of both, which meet in what either leaves
    /// out, they find none with another consonant in the place of one: of what `keys` finds nine in ten are such words, and hardly one is meant.
    func sought(_ word: [UInt8]) -> [UInt32] {
        keys(skeletons(word, limit: Self.mostNearReadings), wholes: [0, Self.filedShorter], shorter: 0)
    }

    private static let filedShorter: UInt32 = 0x2C1B_3C6D

    /// Whole readings, once for each of `wholes`, and what is left of the first without one consonant, each turned into another key by the marks given.
    private func keys(_ readings: [[UInt8]], wholes: [UInt32], shorter: UInt32) -> [UInt32] {
        var result: [UInt32] = []
        func add(_ key: UInt32) { if !result.contains(key) { result.append(key) } }
        for reading in readings { for mark in wholes { add(Self.hash(reading, leavingOut: nil) ^ mark) } }
        let skeleton = readings[0]
        if skeleton.count >= 4 { for place in skeleton.indices.prefix(12) { add(Self.hash(skeleton, leavingOut: place) ^ shorter) } }
        return result
    }

    /// Keys for when nothing else is found: one consonant of two or three left out. Apart from those of `keys`.
    func lastResorts(_ word: [UInt8]) -> [UInt32] {
        let skeleton = skeleton(word)
        guard (2...3).contains(skeleton.count) else { return [Self.hash(skeleton, leavingOut: nil) ^ Self.apart] }
        var result = [Self.hash(skeleton, leavingOut: nil) ^ Self.apart]
        for place in skeleton.indices {
            let key = Self.hash(skeleton, leavingOut: place) ^ Self.apart
            if !result.contains(key) { result.append(key) }
        }
        return result
    }

    private static let apart: UInt32 = 0x5BD1_E995

    /// FNV-1a (Fowler, Noll, Vo) over the letters.
    static func hash(_ letters: [UInt8], leavingOut: Int?) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for place in letters.indices where place != leavingOut { hash = (hash ^ UInt32(letters[place])) &* 0x0100_0193 }
        return hash
    }
}
