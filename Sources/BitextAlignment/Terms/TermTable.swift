internal import BitextModel

/// A term and its rendering, as a bitext has them.
public struct BilingualTerm: Sendable {
    public var source: String
    public var target: String
    /// Pairs of sentences that link the two.
    public var count: Int
    /// 0–1.
    public var score: Double
    /// Number of a sentence pair that has both.
    public var example: Int
    /// Number that the maker gave to the kind of name; nil for a term that is none.
    public var kind: Int?
    /// The concept that the name is joined to.
    public var concept: String?

    public init(source: String, target: String, count: Int, score: Double, example: Int, kind: Int? = nil, concept: String? = nil) {
        self.source = source
        self.target = target
        self.count = count
        self.score = score
        self.example = example
        self.kind = kind
        self.concept = concept
    }
}

/// What is counted of a pair of phrases.
public struct TermSighting: Sendable {
    /// Words under which forms of one term are one.
    public var sourceKeys: [String]
    public var targetKeys: [String]
    public var source: String
    public var target: String
    /// 0–1: how sure the links are, and how much of the pair lexicon, sound and glossary know.
    public var strength: Float
    public var known: Float
    public var example: Int
    public var kind: Int?
    public var concept: String?

    public init(
        sourceKeys: [String], targetKeys: [String], source: String, target: String, strength: Float, known: Float, example: Int,
        kind: Int? = nil, concept: String? = nil
    ) {
        self.sourceKeys = sourceKeys
        self.targetKeys = targetKeys
        self.source = source
        self.target = target
        self.strength = strength
        self.known = known
        self.example = example
        self.kind = kind
        self.concept = concept
    }
}

/// How terms are scored and which are kept.
public struct TermOptions: Sendable {
    /// Sightings of a term that is no name; names need one.
    public var leastCount = 2
    public var leastScore = 0.5
    /// Of a term seen once, the least of what is known of it, where `leastCount` is 1.
    public var leastKnownOnce: Float = 0.6
    /// A rendering beside a better one is kept from this share of its count.
    public var leastShare = 0.34
    /// Pairs of phrases that are remembered: beyond, those seen once are forgotten (Manku and Motwani, "Approximate Frequency Counts over Data Streams", VLDB 2002).
    public var capacity = 600_000

    public init() {}
}

/// Counts pairs of phrases over a bitext and scores them as terms.
///
/// The score joins association (Dice's coefficient over sentences), the share of what is known, the strength of links, and the count. A phrase that is seen only inside one longer term is left out (after the
/// C-value of Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms", International Journal on Digital Libraries 3(2), 2000). Memory: the sentences as numbers, and some 300 bytes a pair of phrases.
public struct TermTable: Sendable {
    private struct Entry: Sendable {
        var sourceKeys: [Int32]
        var targetKeys: [Int32]
        var count = 0
        var strength: Float = 0
        var known: Float = 0
        var sources: [String: Int] = [:]
        var targets: [String: Int] = [:]
        var example: Int
        var kinds: [Int: Int] = [:]
        var concept: String?
        var score = 0.0

        var source: String { TermTable.best(sources) }
        var target: String { TermTable.best(targets) }
    }

    private struct Pair: Hashable, Sendable {
        var source: UInt64
        var target: UInt64
    }

    public let options: TermOptions
    private var inventory = WordInventory()
    private var sentences: [(source: [Int32], target: [Int32])] = []
    private var entries: [Pair: Entry] = [:]

    public init(_ options: TermOptions = TermOptions()) { self.options = options }

    /// Counts a pair of sentences, given as keys of their words, and what was seen in it.
    public mutating func add(source: [String], target: [String], _ sightings: [TermSighting]) {
        sentences.append((source.map { inventory.number("s" + $0) }, target.map { inventory.number("t" + $0) }))
        var seen: Set<Pair> = []
        for sighting in sightings {
            let keys = (sighting.sourceKeys.map { inventory.number("s" + $0) }, sighting.targetKeys.map { inventory.number("t" + $0) })
            let pair = Pair(source: Self.hash(keys.0[...]), target: Self.hash(keys.1[...]))
            guard seen.insert(pair).inserted else { continue }
            var entry = entries[pair] ?? Entry(sourceKeys: keys.0, targetKeys: keys.1, example: sighting.example)
            entry.count += 1
            entry.strength += sighting.strength
            entry.known += sighting.known
            entry.sources[sighting.source, default: 0] += 1
            entry.targets[sighting.target, default: 0] += 1
            if let kind = sighting.kind { entry.kinds[kind, default: 0] += 1 }
            entry.concept = entry.concept ?? sighting.concept
            entries[pair] = entry
        }
        if entries.count > options.capacity { entries = entries.filter { $0.value.count > 1 || !$0.value.kinds.isEmpty } }
    }

    /// The terms, the best first.
    public func terms() -> [BilingualTerm] {
        let counts = occurrences()
        var scored: [Entry] = []
        for (pair, entry) in entries {
            let isName = !entry.kinds.isEmpty
            guard isName || entry.count >= options.leastCount else { continue }
            guard let source = counts[pair.source], let target = counts[pair.target] else { continue }
            var entry = entry
            entry.score = score(entry, source: source, target: target, isName: isName)
            if entry.score >= options.leastScore { scored.append(entry) }
        }
        scored = withoutRivals(scored)
        scored = withoutParts(scored)
        scored.sort { Self.isBefore($0, $1) }
        return scored.map { entry in
            BilingualTerm(
                source: entry.source, target: entry.target, count: entry.count, score: (entry.score * 1000).rounded() / 1000,
                example: entry.example, kind: entry.kinds.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key, concept: entry.concept)
        }
    }

    private func score(_ entry: Entry, source: Int, target: Int, isName: Bool) -> Double {
        let count = Double(entry.count)
        let dice = 2 * count / Double(max(source + target, 2 * entry.count))
        let (known, strength) = (Double(entry.known) / count, Double(entry.strength) / count)
        let confidence = 1 - 1 / (count + (isName ? 1 : 0))
        if isName { return 0.25 * dice + 0.45 * known + 0.2 * strength + 0.1 * confidence }
        if entry.count == 1, Float(known) < options.leastKnownOnce { return 0 }
        return 0.35 * dice + 0.3 * known + 0.2 * strength + 0.15 * confidence
    }

    /// Of several renderings of one phrase, those that are seen often beside the best; in both directions.
    private func withoutRivals(_ entries: [Entry]) -> [Entry] {
        var best: [[Int32]: (Int, Double)] = [:]
        func note(_ keys: [Int32], _ entry: Entry) {
            let known = best[keys]
            if known.map({ (entry.count, entry.score) > $0 }) ?? true { best[keys] = (entry.count, entry.score) }
        }
        for entry in entries {
            note(entry.sourceKeys, entry)
            note(entry.targetKeys, entry)
        }
        return entries.filter { entry in
            let most = max(best[entry.sourceKeys]?.0 ?? 0, best[entry.targetKeys]?.0 ?? 0)
            if Double(entry.count) >= options.leastShare * Double(most) && entry.count > 1 || entry.count == most { return true }
            return false
        }
    }

    /// Without phrases that stand only inside a longer term.
    private func withoutParts(_ entries: [Entry]) -> [Entry] {
        var longest: [UInt64: Int] = [:]
        for entry in entries {
            for length in 1..<max(2, entry.targetKeys.count) where length < entry.targetKeys.count {
                for start in 0...entry.targetKeys.count - length {
                    let hash = Self.hash(entry.targetKeys[start..<start + length])
                    longest[hash] = max(longest[hash] ?? 0, entry.count)
                }
            }
        }
        return entries.filter { entry in
            guard entry.kinds.isEmpty, let inside = longest[Self.hash(entry.targetKeys[...])] else { return true }
            return Double(entry.count) > 1.5 * Double(inside)
        }
    }

    /// Sentences that have each phrase of an entry.
    private func occurrences() -> [UInt64: Int] {
        var counts: [UInt64: Int] = [:]
        var longest = 1
        for (pair, entry) in entries {
            counts[pair.source] = 0
            counts[pair.target] = 0
            longest = max(longest, entry.sourceKeys.count, entry.targetKeys.count)
        }
        for sentence in sentences {
            var seen: Set<UInt64> = []
            for words in [sentence.source, sentence.target] {
                for start in words.indices {
                    for end in start + 1..<min(words.count, start + longest) + 1 {
                        let hash = Self.hash(words[start..<end])
                        if let count = counts[hash], seen.insert(hash).inserted { counts[hash] = count + 1 }
                    }
                }
            }
        }
        return counts
    }

    private static func hash(_ words: ArraySlice<Int32>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            hash ^= UInt64(UInt32(bitPattern: word)) &+ 0x9E37_79B9_7F4A_7C15
            hash = hash &* 0x100_0000_01B3
            hash ^= hash >> 29
        }
        return hash
    }

    /// The most frequent form; of equally frequent ones the shortest, then by bytes.
    private static func best(_ forms: [String: Int]) -> String {
        forms.min { left, right in
            if left.value != right.value { return left.value > right.value }
            if left.key.utf8.count != right.key.utf8.count { return left.key.utf8.count < right.key.utf8.count }
            return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }?.key ?? ""
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        if left.score != right.score { return left.score > right.score }
        if left.count != right.count { return left.count > right.count }
        if left.example != right.example { return left.example < right.example }
        let (a, b) = (left.source, right.source)
        return a == b ? left.target.utf8.lexicographicallyPrecedes(right.target.utf8) : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
}
