/// A list of names in which those like a given one are found in milliseconds.
///
/// Words are found by phonetic keys (`PhoneticKeys`) and compared sound by sound; names collect evidence from their words, rare words more than common
/// ones; the best `candidates` are scored in full by the `NameMatcher`. A name all of whose words sound otherwise is never found.
///
/// A value over shared memory; safe to share between tasks. Memory: `memory` bytes, about the text and 12 bytes a word besides 100 for each different
/// word.
public struct NameIndex: Sendable {
    /// Names compared word by word for each query.
    public static let candidates = 96
    /// Those of them that the models of both directions judge at least.
    static let finalists = 32
    /// Words of the list compared with a word of the query at most.
    static let mostWords = 20_000

    struct Word: Sendable {
        var sounds: [UInt8]
        var script: UInt8
    }

    /// A name of the list.
    public struct Match: Sendable {
        /// Its number, from 0, among the names as they were added.
        public var number: Int
        /// 0–1, as by `NameMatcher.score`.
        public var score: Double
        /// Log-odds, nats: tells apart what rounds to the same score.
        public var logOdds: Double
    }

    let matcher: NameMatcher
    private let text: [UInt8]
    private let ends: [UInt32]
    private let entries: [Word]
    /// For word w the names `names[starts[w]..<starts[w + 1]]`.
    private let starts: [UInt32]
    private let names: [UInt32]
    /// Key in the upper half, word in the lower; sorted.
    private let keys: [UInt64]
    /// Words of each name.
    private let lengths: [UInt8]

    init(
        matcher: NameMatcher, text: [UInt8], ends: [UInt32], entries: [Word], starts: [UInt32], names: [UInt32], keys: [UInt64],
        lengths: [UInt8]
    ) {
        self.matcher = matcher
        self.text = text
        self.ends = ends
        self.entries = entries
        self.starts = starts
        self.names = names
        self.keys = keys
        self.lengths = lengths
    }

    /// Number of names.
    public var count: Int { ends.count }

    /// Bytes held, about.
    public var memory: Int {
        text.count + ends.count * 4 + starts.count * 4 + names.count * 4 + keys.count * 8 + lengths.count
            + entries.reduce(0) { $0 + 56 + $1.sounds.count }
    }

    /// A name as it was added.
    public func bytes(of number: Int) -> ArraySlice<UInt8> { text[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])] }

    /// The names most like `name`, best first, at most `limit`; equal ones in the order in which they were added, and the same bytes once.
    public func matches(of name: String, limit: Int) -> [Match] {
        let query = matcher.parser.parse(name)
        guard !query.isEmpty, count > 0 else { return [] }
        var evidence = [Float](repeating: 0, count: count)
        var touched: [UInt32] = []
        for tokens in [query.tokens] + query.aliases { collect(tokens, &evidence, &touched) }
        var near: [(number: Int, name: ParsedName, logOdds: Float)] = []
        for number in best(max(Self.candidates, limit * 2), of: touched, evidence) {
            let other = matcher.parser.parse(String(decoding: bytes(of: number), as: UTF8.self))
            if let found = matcher.best(query, other, nil) { near.append((number, other, found.logOdds)) }
        }
        if let scorer = matcher.makeScorer() {
            near.sort { ($1.logOdds, $0.number) < ($0.logOdds, $1.number) }
            near = Array(near.prefix(max(Self.finalists, limit * 2)))
            for place in near.indices { near[place].logOdds = matcher.best(query, near[place].name, scorer)?.logOdds ?? -40 }
        }
        var result = near.map { Match(number: $0.number, score: DeterministicLogistic.of(Double($0.logOdds)), logOdds: Double($0.logOdds)) }
        result.sort { ($1.logOdds, $0.number) < ($0.logOdds, $1.number) }
        var kept: [Match] = []
        for match in result where kept.count < limit {
            if !kept.contains(where: { $0.logOdds == match.logOdds && bytes(of: $0.number) == bytes(of: match.number) }) {
                kept.append(match)
            }
        }
        return kept
    }

    /// Adds what the words of a name say for each name of the list.
    private func collect(_ tokens: [NameToken], _ evidence: inout [Float], _ touched: inout [UInt32]) {
        let keys = PhoneticKeys(sounds: matcher.sounds)
        let hasWord = tokens.contains { $0.kind == .word || $0.kind == .weak }
        for (place, token) in tokens.enumerated() where token.kind != .initial && (token.kind != .title || !hasWord) {
            var spellings = [token.sounds] + token.fullForms.map(\.sounds) + token.readings.map(\.sounds)
            if place + 1 < tokens.count, tokens[place + 1].kind != .initial, tokens[place + 1].script == token.script {
                spellings.append(matcher.sounds.sounds(folded: token.folded + tokens[place + 1].folded))
            }
            var isFound = false
            for spelling in spellings {
                if add(spelling, token.script, keys.keys(spelling), 1, 0, &evidence, &touched) { isFound = true }
            }
            if !isFound { _ = add(token.sounds, token.script, keys.lastResorts(token.sounds), 1, 0, &evidence, &touched) }
            // A word that may be two of the list's.
            let skeleton = keys.skeleton(token.sounds)
            if skeleton.count >= 4 {
                for cut in cuts(token.sounds) {
                    let (first, second) = (Array(token.sounds[..<cut]), Array(token.sounds[cut...]))
                    _ = add(first, token.script, [keys.keys(first)[0]], 0.5, 1, &evidence, &touched)
                    _ = add(second, token.script, [keys.keys(second)[0]], 0.5, 1, &evidence, &touched)
                }
            }
        }
    }

    /// Where a word may be two: before a consonant, with two keyed consonants on both sides.
    private func cuts(_ word: [UInt8]) -> [Int] {
        var result: [Int] = []
        let keys = PhoneticKeys(sounds: matcher.sounds)
        for place in word.indices.dropFirst(2) where matcher.sounds.isConsonant[Int(word[place])] {
            if keys.skeleton(Array(word[..<place])).count >= 2, keys.skeleton(Array(word[place...])).count >= 2 { result.append(place) }
        }
        return Array(result.prefix(6))
    }

    /// Adds what one spelling says, found under the keys `wanted`; whether a word was found that is likelier the same than not.
    private func add(
        _ spelling: [UInt8], _ script: UInt8, _ wanted: [UInt32], _ share: Float, _ least: Float, _ evidence: inout [Float],
        _ touched: inout [UInt32]
    ) -> Bool {
        var isFound = false
        var found: [UInt32] = []
        for key in wanted {
            var place = firstPlace(of: UInt64(key) << 32)
            while place < keys.count, UInt32(keys[place] >> 32) == key, found.count < Self.mostWords {
                found.append(UInt32(truncatingIfNeeded: keys[place]))
                place += 1
            }
        }
        if wanted.count > 1 { found.sort() }
        var last = UInt32.max
        for word in found where word != last {
            last = word
            let entry = entries[Int(word)]
            guard abs(entry.sounds.count - spelling.count) * 2 <= max(entry.sounds.count, spelling.count) + 2 else { continue }
            let odds = matcher.wordOdds(
                Spelling(script: script, letters: [], sounds: spelling), Spelling(script: entry.script, letters: [], sounds: entry.sounds),
                nil)
            guard odds > least - 3 else { continue }
            if odds > 0 { isFound = true }
            let range = Int(starts[Int(word)])..<Int(starts[Int(word) + 1])
            let rarity = max(0.5, 2 + NameIndex.logarithm(count) - NameIndex.logarithm(range.count))
            let weight = (odds + 3.5) * rarity * share
            for place in range {
                let name = names[place]
                if evidence[Int(name)] == 0 { touched.append(name) }
                evidence[Int(name)] += weight
            }
        }
        return isFound
    }

    /// Binary logarithm, rounded down: enough to tell rare from common.
    private static func logarithm(_ count: Int) -> Float { Float(Int.bitWidth - 1 - max(1, count).leadingZeroBitCount) }

    private func firstPlace(of key: UInt64) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The names with most evidence, shorter ones before longer: a heap of the best, the worst on top.
    private func best(_ limit: Int, of touched: [UInt32], _ evidence: [Float]) -> [Int] {
        func value(_ name: UInt32) -> Float { evidence[Int(name)] - 0.5 * Float(lengths[Int(name)]) }
        func isWorse(_ a: (Float, UInt32), _ b: (Float, UInt32)) -> Bool { a.0 != b.0 ? a.0 < b.0 : a.1 > b.1 }
        var heap: [(Float, UInt32)] = []
        for name in touched {
            let item = (value(name), name)
            if heap.count < limit {
                heap.append(item)
                var child = heap.count - 1
                while child > 0, isWorse(heap[child], heap[(child - 1) / 2]) {
                    heap.swapAt(child, (child - 1) / 2)
                    child = (child - 1) / 2
                }
            } else if isWorse(heap[0], item) {
                heap[0] = item
                var parent = 0
                while true {
                    var least = parent
                    for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isWorse(heap[child], heap[least]) {
                        least = child
                    }
                    if least == parent { break }
                    heap.swapAt(parent, least)
                    parent = least
                }
            }
        }
        return heap.sorted { isWorse($1, $0) }.map { Int($0.1) }
    }
}
