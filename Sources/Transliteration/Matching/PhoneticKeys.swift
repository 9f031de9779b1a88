/// Keys under which words of like sound meet: consonants in classes, without vowels, h and y, and the same with one consonant left out.
///
/// After Soundex and the symmetric deletions of SymSpell (Garbe 2012); the classes are the last column of the table of sounds. Where a letter has two
/// sounds (c, g), the word has a key for either, of up to `mostReadings` readings.
struct PhoneticKeys {
    static let mostReadings = 4

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
    func keys(_ word: [UInt8]) -> [UInt32] {
        let readings = skeletons(word, limit: Self.mostReadings)
        var result: [UInt32] = []
        func add(_ key: UInt32) { if !result.contains(key) { result.append(key) } }
        for reading in readings { add(Self.hash(reading, leavingOut: nil)) }
        let skeleton = readings[0]
        if skeleton.count >= 4 { for place in skeleton.indices.prefix(12) { add(Self.hash(skeleton, leavingOut: place)) } }
        return result
    }

    /// Keys under which an index files a word whose like are looked for, and with which they are: whole readings, and those without what is written or left out at will (`bare`).
    ///
    /// Unlike `keys`, which meet in what either leaves out, they find no word with another consonant, or one more: most of what those find, and hardly ever meant.
    func near(_ word: [UInt8]) -> [UInt32] {
        hashes(bare(word), mark: Self.barely) + (word.contains { sounds.isOptional[Int($0)] } ? hashes(word, mark: 0) : [])
    }

    private static let barely: UInt32 = 0x2C1B_3C6D

    /// The hashes of up to eight whole readings.
    private func hashes(_ word: [UInt8], mark: UInt32) -> [UInt32] {
        // What `skeletons` gives, as hashes from the start: of a reading its last letter alone is asked.
        var readings = InlineArray<8, (hash: UInt32, last: UInt8?)>(repeating: (Self.hash([], leavingOut: nil), nil))
        var count = 1
        for sound in word {
            let own = sounds.keys[Int(sound)]
            for place in 0..<count {
                let start = readings[place]
                for (number, letters) in own.enumerated() where number == 0 || count < readings.count {
                    var longer = start
                    for letter in letters where letter != longer.last { longer = (Self.step(longer.hash, letter), letter) }
                    readings[number == 0 ? place : count] = longer
                    if number > 0 { count += 1 }
                }
            }
        }
        var result: [UInt32] = []
        for place in 0..<count {
            let key = readings[place].hash ^ mark
            if !result.contains(key) { result.append(key) }
        }
        return result
    }

    /// The sounds without marks (an anusvara), and without consonants that a mark may stand for before another (सम्पत, संपत, सपत).
    private func bare(_ word: [UInt8]) -> [UInt8] {
        word.indices.filter { place in
            let sound = Int(word[place])
            guard sounds.isOptional[sound], sounds.isConsonant[sound] else { return !sounds.isOptional[sound] }
            return place + 1 == word.count || !sounds.isConsonant[Int(word[place + 1])]
        }.map { word[$0] }
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
        for place in letters.indices where place != leavingOut { hash = step(hash, letters[place]) }
        return hash
    }

    @inline(__always)
    private static func step(_ hash: UInt32, _ letter: UInt8) -> UInt32 { (hash ^ UInt32(letter)) &* 0x0100_0193 }
}
