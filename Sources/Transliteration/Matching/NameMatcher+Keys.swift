extension NameMatcher {
    /// Keys under which words of like sound meet, in any script; empty for a word without sounds.
    public func soundKeys(of word: String) -> [UInt32] {
        let sounds = sounds.sounds(folded: sounds.folded(word[...]))
        return sounds.isEmpty ? [] : PhoneticKeys(sounds: self.sounds).wholeKeys(sounds)
    }

    /// The keys of `soundKeys`, and those of words that have one consonant more, fewer or another: some 100 for a word of three.
    public func nearSoundKeys(of word: String) -> [UInt32] {
        let sounds = sounds.sounds(folded: sounds.folded(word[...]))
        return sounds.isEmpty ? [] : PhoneticKeys(sounds: self.sounds).nearKeys(sounds)
    }
}

extension PhoneticKeys {
    /// Consonants of a word that `nearKeys` changes, at most.
    private static let mostChanged = 12

    /// Hashes of the word's whole readings.
    func wholeKeys(_ word: [UInt8]) -> [UInt32] {
        var result: [UInt32] = []
        for reading in skeletons(word, limit: Self.mostReadings) {
            let key = Self.hash(reading, leavingOut: nil)
            if !result.contains(key) { result.append(key) }
        }
        return result
    }

    /// `wholeKeys`, and those of the likeliest reading with one consonant left out, replaced or put in.
    func nearKeys(_ word: [UInt8]) -> [UInt32] {
        var result = wholeKeys(word)
        var seen = Set(result)
        func add(_ letters: [UInt8]) {
            var single: [UInt8] = []
            for letter in letters where single.last != letter { single.append(letter) }
            let key = Self.hash(single, leavingOut: nil)
            if !single.isEmpty, seen.insert(key).inserted { result.append(key) }
        }
        let skeleton = skeleton(word)
        let alphabet = Set(sounds.keys.joined().joined()).sorted()
        for place in skeleton.indices.prefix(Self.mostChanged) {
            var changed = skeleton
            changed.remove(at: place)
            add(changed)
            for letter in alphabet {
                changed = skeleton
                changed[place] = letter
                add(changed)
            }
        }
        for place in 0...min(skeleton.count, Self.mostChanged) {
            for letter in alphabet {
                var changed = skeleton
                changed.insert(letter, at: place)
                add(changed)
            }
        }
        return result
    }
}
