package import BitextAlignment
package import Transliteration

/// Words of two scripts that sound alike: names and loans.
package struct SoundEvidence: TranslationEvidence {
    private struct Prepared: PreparedEvidence {
        let sources: [WordSounds?]
        let targets: [WordSounds?]
        let matcher: NameMatcher

        func strength(source: Int, target: Int) -> Float {
            guard let left = sources[source], let right = targets[target] else { return 0 }
            let odds = matcher.odds(left, right)
            return odds > SoundEvidence.least ? min(1, (odds - SoundEvidence.least) / SoundEvidence.range) : 0
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
}
