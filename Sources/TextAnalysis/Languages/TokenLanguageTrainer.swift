public import BitextModel

/// Learns a `TokenLanguageModel` from texts whose words are marked with their languages, and word lists. The same texts give the same bytes.
///
/// Conditional likelihood with a Gaussian prior, by AdaGrad (Duchi, Hazan & Singer 2011, JMLR 12), one text a step. Features seen less than `smallestCount`
/// times are left out; so are those that hardly weigh anything.
public struct TokenLanguageTrainer {
    public var rounds = 8
    public var rate: Float = 0.1
    public var prior: Float = 2e-3
    public var smallestCount = 4
    /// The share (0–1) of words that are looked at as if no list had them.
    public var unlistedShare = 0.15
    public var seed: UInt64 = 1

    /// The mark of a word whose language is not asked for.
    public static let unasked = "_"

    private struct Text {
        var words: LanguageWords
        /// For each word a place in `languages`, or -1.
        var labels: [Int]
    }

    private var texts: [Text] = []
    private var languages: [String] = []
    private var lists: [[UInt8]: [Int: Int]] = [:]
    public var count: Int { texts.count }

    /// `languages` are the tags that texts may have, in the order in which the model numbers them.
    public init(languages: [LanguageTag]) { self.languages = languages.map(\.tag) }

    /// Adds a text: tokens, each with a tag, or `unasked`. False, and nothing added, when a tag is none of the model's.
    public mutating func add(tokens: [String], labels: [String]) -> Bool {
        var words = LanguageWords()
        var places: [Int] = []
        for (token, label) in zip(tokens, labels) {
            let bytes = Array(token.utf8)
            let isWord = token.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            if label == Self.unasked {
                if isWord { words.append(word: bytes[...], isAsked: false, token: 0) } else { words.append(mark: bytes) }
                if isWord { places.append(-1) }
                continue
            }
            guard let place = languages.firstIndex(of: label) else { return false }
            words.append(word: bytes[...], isAsked: true, token: 0)
            places.append(place)
        }
        if places.contains(where: { $0 >= 0 }) { texts.append(Text(words: words, labels: places)) }
        return true
    }

    /// Adds a word to the list of a language, with its rank (1 to 15). False where the model has no such language or the rank is none.
    public mutating func add(word: String, language: LanguageTag, rank: Int) -> Bool {
        guard let place = languages.firstIndex(of: language.tag), (1...15).contains(rank) else { return false }
        lists[word.lowercased().utf8.map { $0 }, default: [:]][place] = rank
        return true
    }

    /// The model's bytes. `progress` hears the mean log-likelihood of a word after each round.
    public func train(provenance: String, progress: (Int, Double) -> Void = { _, _ in }) -> [UInt8] {
        let labels = languages.count
        let table = lists.mapValues { ranks in (0..<labels).map { UInt8(ranks[$0] ?? 0) } }
        let wordLists = LanguageWordLists(table, languages: labels)
        var random = SplitMix(state: seed)
        var hashed: [[[UInt64]]] = []
        var counts: [UInt64: Int32] = [:]
        var collected: [UInt64] = []
        for text in texts {
            let unlisted = text.words.words.map { _ in Double(random.next() >> 11) / 9_007_199_254_740_992 < unlistedShare }
            let features = LanguageFeatures(text.words, lists: wordLists, isUnlisted: { unlisted[$0] })
            hashed.append(
                text.words.words.indices.map { place in
                    guard text.words.words[place].isAsked else { return [] }
                    features.collect(place, into: &collected)
                    for hash in collected { counts[hash, default: 0] += 1 }
                    return collected
                })
        }
        let known = counts.filter { $0.value >= smallestCount }.keys.sorted()
        counts = [:]
        var places: [UInt64: Int32] = [:]
        places.reserveCapacity(known.count)
        for (place, hash) in known.enumerated() { places[hash] = Int32(place) }
        let features = hashed.map { text in text.map { word in word.compactMap { places[$0] } } }
        hashed = []
        var learner = LanguageLearner(features: known.count, labels: labels, rate: rate, prior: prior)
        var order = Array(texts.indices)
        for round in 1...max(rounds, 1) {
            // Fisher & Yates's shuffle.
            for place in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(place, Int(random.next() % UInt64(place + 1))) }
            var likelihood = 0.0
            var words = 0
            for number in order {
                likelihood += Double(learner.learn(texts[number].words, features[number], texts[number].labels))
                words += texts[number].labels.count
            }
            progress(round, likelihood / Double(max(words, 1)))
        }
        let rows = known.enumerated().map { place, hash in (hash: hash, weights: learner.weights(of: place)) }
        let kept = rows.filter { ($0.weights.max() ?? 0) - ($0.weights.min() ?? 0) > 0.25 }
        let signature =
            "token-languages texts:\(texts.count) words:\(table.count) features:\(kept.count) rounds:\(rounds) rate:\(rate) prior:\(prior) "
            + "cut:\(smallestCount) seed:\(seed) \(provenance)"
        return TokenLanguageModel.make(
            languages: languages, features: kept, transitions: learner.transitions,
            lists: table.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { (word: $0.key, ranks: $0.value) }, signature: signature)
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
