internal import BitextModel

/// The sounds of one word, to be compared with those of many others.
package struct WordSounds: Sendable {
    let spelling: Spelling
    /// What the first consonants may be, as bits.
    let beginnings: UInt64
    package let consonants: Int
    /// What the first two consonants may be: words that sound alike share one.
    package let openings: [UInt64]
    /// Number of sounds.
    package var length: Int { spelling.sounds.count }
    package var script: UInt8 { spelling.script }
    package var sounds: [UInt8] { spelling.sounds }
}

extension NameMatcher {
    /// The sounds of a word of any text, not only of a name. Nil for a word without a letter that the table knows, and for one of fewer than two consonants or fewer
    /// than three sounds: too little to tell.
    package func sounds(ofWord word: String) -> WordSounds? {
        let folded = sounds.folded(Substring(word))
        guard let script = folded.lazy.compactMap({ sounds.script(of: $0) }).first else { return nil }
        let spoken = sounds.sounds(folded: folded)
        let consonants = spoken.filter { sounds.isConsonant[Int($0)] }
        guard spoken.count >= 3, consonants.count >= 2 else { return nil }
        var beginnings: UInt64 = 0
        for key in sounds.keys[Int(consonants[0])] { beginnings |= 1 << UInt64((key.first ?? 0) & 63) }
        var openings: [UInt64] = []
        for first in sounds.keys[Int(consonants[0])] {
            for second in sounds.keys[Int(consonants[1])] {
                let opening = UInt64(first.first ?? 0) << 8 | UInt64(second.first ?? 0)
                if !openings.contains(opening) { openings.append(opening) }
            }
        }
        openings.sort()
        return WordSounds(
            spelling: Spelling(script: script, letters: folded, sounds: spoken), beginnings: beginnings, consonants: consonants.count,
            openings: openings)
    }

    /// The same of a word of any length, to be compared with others letter for letter: it has no openings. Nil for a word without a letter that the table knows.
    package func sounds(ofShortWord word: String) -> WordSounds? {
        let folded = sounds.folded(Substring(word))
        guard let script = folded.lazy.compactMap({ sounds.script(of: $0) }).first else { return nil }
        let spoken = sounds.sounds(folded: folded)
        return WordSounds(
            spelling: Spelling(script: script, letters: folded, sounds: spoken), beginnings: 0,
            consonants: spoken.count { sounds.isConsonant[Int($0)] }, openings: [])
    }

    /// Keys under which words like a word are filed and found (`PhoneticKeys.near`).
    package func nearKeys(of word: WordSounds) -> [UInt32] { PhoneticKeys(sounds: sounds).near(word.spelling.sounds) }

    /// 1 / (1 + e⁻ˣ), the same bits everywhere.
    package static func probability(logOdds: Double) -> Double { DeterministicLogistic.of(logOdds) }

    /// Log-odds that two names are spellings of one, nats: what `score` is made of. -40 where one has no sound.
    package func logOdds(_ left: String, _ right: String) -> Double {
        best(parser.parse(left), parser.parse(right), makeScorer()).map { Double($0.logOdds) } ?? -40
    }

    /// Log-odds that two words are spellings of one, nats, within ±8. Words that begin with unlike consonants or differ by more than two consonants are not compared: -8. About 1 µs.
    package func odds(_ left: WordSounds, _ right: WordSounds) -> Float {
        guard left.beginnings & right.beginnings != 0, abs(left.consonants - right.consonants) <= 2,
            abs(left.spelling.sounds.count - right.spelling.sounds.count) <= 4
        else { return -8 }
        return wordOdds(left.spelling, right.spelling, nil)
    }
}
