internal import BitextModel
internal import Transliteration

/// Finds terms that sound like what the text has: लेवरोव as लावरोव, `Kim Jong उन` as any mixture of Kim Jong Un.
///
/// Only words that no list knows (`doubtful`) may differ from the term's. They meet words of the index under `PhoneticKeys` and are compared sound by sound; then the whole is
/// compared by the `NameMatcher`. What is found for a word is remembered.
///
/// Cost: nothing where all words are known; some 100 µs for a word not met before, by the number of words that share its consonants.
struct NearTermFinder {
    /// A term like a stretch of the text.
    struct Near {
        /// Units `first..<end` of the text.
        var first: Int
        var end: Int
        var node: Int32
        /// The term, folded.
        var term = ""
        /// Units that are not letter for letter the term's.
        var changed: [Int]
        /// The sum of the changed units' distances.
        var distance: Float
        /// Consonants of the units.
        var consonants: Int
    }

    /// Distance of a word beyond which it is not taken up.
    private static let farthest: Float = 1.3
    /// Words of the index kept for a word, and terms for a stretch of text.
    private static let mostWords = 24
    private static let mostTerms = 6
    /// Units of a term that are followed.
    private static let longest = 8
    private static let mostRemembered = 50_000

    private let index: GlossaryIndex
    private let names: NameMatcher
    private let distances: SpellingDistances
    /// Words like a unit that begin terms, and all of them.
    private var firstWords: [UTF8Key: [(key: Int32, distance: Float)]] = [:]
    private var laterWords: [UTF8Key: [(key: Int32, distance: Float)]] = [:]
    private var groups: SoundGroups
    /// The number of the search that has met a unit of the index last.
    private var met: [UInt32]
    private var searches: UInt32 = 0

    init(index: GlossaryIndex, names: NameMatcher, distances: SpellingDistances) {
        self.distances = distances
        self.index = index
        self.names = names
        groups = SoundGroups(index: index, names: names)
        met = [UInt32](repeating: 0, count: index.keyCount)
    }

    /// Terms like stretches of `units` with at least one doubtful unit that differs.
    mutating func matches(units: [MatchUnit], doubtful: [Bool]) -> [Near] {
        var result: [Near] = []
        // Where the next doubtful unit is: stretches without one are not begun.
        var next = [Int](repeating: units.count, count: units.count + 1)
        for place in units.indices.reversed() { next[place] = doubtful[place] ? place : next[place + 1] }
        for first in units.indices where units[first].opens && next[first] < first + Self.longest {
            var walk = Walk(first: first)
            follow(0, first, units, doubtful, next, &walk)
            result += finish(walk, units)
        }
        return result
    }

    /// One way down the trie from a unit.
    private struct Walk {
        let first: Int
        var path: [Int32] = []
        var changed: [Int] = []
        var distance: Float = 0
        var found: [(near: Near, path: [Int32])] = []
    }

    private mutating func follow(
        _ node: Int32, _ place: Int, _ units: [MatchUnit], _ doubtful: [Bool], _ next: [Int], _ walk: inout Walk
    ) {
        guard place < units.count, place - walk.first < Self.longest, !units[place].key.isEmpty else { return }
        // Without a change so far, one must still come.
        guard !walk.changed.isEmpty || next[place] < units.count else { return }
        let key = units[place].number
        if key >= 0, let child = index.child(of: node, key: key) {
            step(child, key, place, nil, units, doubtful, next, &walk)
        }
        guard doubtful[place] else { return }
        for near in nearWords(units[place].key, isFirst: node == 0) where near.key != key {
            if let child = index.child(of: node, key: near.key) {
                step(child, near.key, place, near.distance, units, doubtful, next, &walk)
            }
        }
    }

    private mutating func step(
        _ node: Int32, _ key: Int32, _ place: Int, _ distance: Float?, _ units: [MatchUnit], _ doubtful: [Bool],
        _ next: [Int], _ walk: inout Walk
    ) {
        let before = walk.distance
        walk.path.append(key)
        if let distance {
            walk.changed.append(place)
            walk.distance += distance
        }
        if !walk.changed.isEmpty, units[place].closes, index.hasEntries(node) {
            walk.found.append(
                (
                    Near(
                        first: walk.first, end: place + 1, node: node, changed: walk.changed, distance: walk.distance, consonants: 0),
                    walk.path
                ))
        }
        if index.hasChildren(node) { follow(node, place + 1, units, doubtful, next, &walk) }
        walk.path.removeLast()
        if distance != nil {
            walk.changed.removeLast()
            walk.distance = before
        }
    }

    /// The likeliest terms of each stretch, compared as wholes.
    private mutating func finish(_ walk: Walk, _ units: [MatchUnit]) -> [Near] {
        guard !walk.found.isEmpty else { return [] }
        var result: [Near] = []
        for end in Set(walk.found.map(\.near.end)).sorted(by: >) {
            let own = walk.found.filter { $0.near.end == end }.sorted {
                ($0.near.distance, $0.near.node) < ($1.near.distance, $1.near.node)
            }
            for (near, path) in own.prefix(Self.mostTerms) {
                var near = near
                near.term = path.map { index.keyText($0) }.joined(separator: " ")
                near.consonants = units[walk.first..<end].reduce(0) { $0 + (names.sounds(ofWord: $1.key)?.consonants ?? 1) }
                result.append(near)
            }
        }
        return result
    }

    /// Words of the index like a folded unit, the likeliest first; those alone that begin a term where `isFirst`.
    private mutating func nearWords(_ unit: String, isFirst: Bool) -> [(key: Int32, distance: Float)] {
        if let known = (isFirst ? firstWords : laterWords)[UTF8Key(unit)] { return known }
        if firstWords.count >= Self.mostRemembered { firstWords.removeAll(keepingCapacity: true) }
        if laterWords.count >= Self.mostRemembered { laterWords.removeAll(keepingCapacity: true) }
        var result: [(key: Int32, distance: Float)] = []
        if let own = names.sounds(ofWord: unit) {
            groups.makeRoom()
            if searches == UInt32.max { met = [UInt32](repeating: 0, count: met.count) }
            searches = searches == UInt32.max ? 1 : searches + 1
            for sound in names.keys(of: own) {
                groups.forEach(sound, script: own.script, areFirst: isFirst) { [distances, searches] key, sounds in
                    guard met[Int(key)] != searches else { return }
                    met[Int(key)] = searches
                    if let distance = distances.distance(own, sounds, limit: Self.farthest) { result.append((key, distance)) }
                }
            }
            result.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
            if result.count > Self.mostWords { result.removeLast(result.count - Self.mostWords) }
        }
        if isFirst { firstWords[UTF8Key(unit)] = result } else { laterWords[UTF8Key(unit)] = result }
        return result
    }
}
