package import BitextAlignment
package import Transliteration

/// Words of two scripts that sound alike: names and loans.
package struct SoundEvidence: TranslationEvidence, SentenceEvidence {
    private struct Prepared: PreparedEvidence {
        let sources: [WordSounds?]
        let targets: [WordSounds?]
        let matcher: NameMatcher

        func strength(source: Int, target: Int) -> Float {
            guard let left = sources[source], let right = targets[target] else { return 0 }
            return SoundEvidence.strength(matcher.odds(left, right))
        }
    }

    /// Log-odds at which likeness begins to count, and the width over which it grows to 1, nats.
    private static let least: Float = 0
    private static let range: Float = 4

    private let matcher: NameMatcher
    private let ordinaryWords: Set<String>

    /// `ordinaryWords` serve grammar: what they sound like is chance.
    package init(matcher: NameMatcher, ordinaryWords: Set<String>) {
        self.matcher = matcher
        self.ordinaryWords = ordinaryWords
    }

    package func prepared(sources: [String], targets: [String]) -> any PreparedEvidence {
        func sounds(_ words: [String]) -> [WordSounds?] {
            words.map { ordinaryWords.contains($0) ? nil : matcher.sounds(ofWord: $0) }
        }
        return Prepared(sources: sounds(sources), targets: sounds(targets), matcher: matcher)
    }

    package var isForUnknownWords: Bool { true }

    /// Words are compared where their first two consonants may be the same.
    package func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
        var places: [UInt64: [Int32]] = [:]
        let spoken = targets.map { ordinaryWords.contains($0) ? nil : matcher.sounds(ofWord: $0) }
        for (place, word) in spoken.enumerated() {
            for key in word?.openings ?? [] { places[key, default: []].append(Int32(place)) }
        }
        return sources.map { word in
            guard !ordinaryWords.contains(word), let sounds = matcher.sounds(ofWord: word) else { return [] }
            var found: [EvidenceCandidate] = []
            for key in sounds.openings {
                for place in places[key] ?? [] {
                    guard let other = spoken[Int(place)] else { continue }
                    let strength = Self.strength(matcher.odds(sounds, other))
                    if strength > 0, !found.contains(where: { $0.target == place }) {
                        found.append(EvidenceCandidate(target: place, strength: strength))
                    }
                }
            }
            return found.sorted { $0.target < $1.target }
        }
    }

    private static func strength(_ odds: Float) -> Float { odds > least ? min(1, (odds - least) / range) : 0 }
}
