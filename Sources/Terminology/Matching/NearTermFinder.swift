internal import BitextModel
internal import Transliteration

/// Finds terms that sound like what the text has: लेवरोव as लावरोव, `Kim Jong उन` as any mixture of Kim Jong Un.
///
/// Only words that no list knows (`doubtful`) may differ from the term's. They meet words of the index under `PhoneticKeys` and are compared sound by sound. What is found for a word is
/// remembered.
///
/// Cost: nothing where all words are known; some 10 µs for a word not met before, by the number of words that share its consonants.
final class NearTermFinder {
    /// A term like a stretch of the text.
    struct Near {
        /// Units `first..<end` of the text, eight at most.
        let first: Int
        let end: Int
        let node: Int32
        /// The term's units.
        let path: SIMD8<Int32>
        /// Units that are not letter for letter the term's, as bits from the first.
        let changed: UInt8
        /// The sum of the changed units' distances.
        let distance: Float
        /// Consonants of the units.
        var consonants = 0

        func isChanged(_ place: Int) -> Bool { changed >> UInt8(truncatingIfNeeded: place - first) & 1 == 1 }
    }

    /// Distance of a word beyond which it is not taken up.
    private static let farthest: Float = 1.3
    /// The same for the words of a term looked for among all, by their consonants: of short ones hardly any that far is meant, and most are compared with them. Of 88,000 mentions in 17.4 MB four are others than with `farthest` alone.
    private static func farthest(consonants: Int) -> Float { min(farthest, 0.5 + 0.2 * Float(consonants)) }
    /// Words of the index kept for a word, and terms for a stretch of text.
    private static let mostWords = 24
    private static let mostTerms = 6
    /// Units that may follow in a term of which each is compared; of more those alone that the index finds.
    private static let mostCompared = 48
    /// Words of a term behind which any word may be its next, spelled otherwise; and how far it may be from it: vowels long and short, nasals.
    private static let fewestWords = 2
    private static let close: Float = 0.25
    /// Units of a term that are followed.
    private static let longest = 8

    private let index: GlossaryIndex
    private let names: NameMatcher
    private let distances: SpellingDistances
    /// A word of the index like a unit.
    private struct NearWord {
        let key: Int32
        let distance: Float
        /// Where terms that begin with the word lead, with what is there; 0 for a word that begins none, or is not asked about.
        var node: Int32 = 0
        var hasEntries = false
        var hasChildren = false
    }

    /// What has been worked out for a unit of the text.
    private final class Known {
        let sounds: WordSounds?
        /// Words like it that begin terms, and all of them; nil where they have not been looked for.
        var first: [NearWord]?
        var all: [NearWord]?
        /// Of `first` those that are terms by themselves, the likeliest; and whether others begin longer ones.
        var terms: [NearWord] = []
        var beginsTerms = false
        /// Whether it is usual as a name of people; nil where that has not been asked.
        var isUsualName: Bool?

        init(_ sounds: WordSounds?) { self.sounds = sounds }
    }

    private var known: [Known] = []
    /// Places in `known`: by the number of a word of one unit, -1 for none, and of parts of words.
    private var ofWords: [Int32] = []
    private var ofParts: [UTF8Key: Int32] = [:]
    private var search: SearchMarks
    private static let mostRemembered = 1 << 15
    /// What may follow nodes and is like a word: of any word (`closeWords`), and of a doubtful one (`compared`).
    private var close: [UInt64: [(key: Int32, distance: Float)]] = [:]
    private var like: [UInt64: [(node: Int, distance: Float)]] = [:]

    init(index: GlossaryIndex, names: NameMatcher, distances: SpellingDistances) {
        self.distances = distances
        self.index = index
        self.names = names
        search = SearchMarks(count: index.keyCount)
    }

    /// The words of the sentence at hand, by `PlacedUnit.token`.
    private typealias Words = [KnownWord]

    /// Terms like stretches of `units` with at least one unit that differs: a doubtful one, or any behind two words of the term that is nearly letter for letter the next (ऊन in किम जोंग ऊन). `rests` are such
    /// units behind words that are the term's own.
    func matches(
        units: [PlacedUnit], words: [KnownWord], doubtful: [Bool], rests: [Int] = []
    ) -> [Near] {
        var result: [Near] = []
        // Where the next unit is that may differ: stretches without one are not begun.
        var next = [Int](repeating: units.count, count: units.count + 1)
        for place in units.indices.reversed() { next[place] = doubtful[place] || rests.contains(place) ? place : next[place + 1] }
        for first in units.indices where next[first] < first + Self.longest && units[first].opens {
            let key = units[first].number
            var walk = Walk(first: first)
            // Most words begin no term, and few that may differ are like one that does.
            if units[first].beginsTerms, next[first + 1] < units.count {
                walk.path[0] = key
                follow(units[first].root, first + 1, units, words, doubtful, next, &walk)
            }
            guard doubtful[first] else {
                if !walk.found.isEmpty { finish(&walk.found, units, words, into: &result) }
                continue
            }
            let unit = known[Int(number(units[first], words))]
            let near = firstWords(unit, besides: key)
            if unit.beginsTerms {
                walk.changed = 1
                for word in near where word.hasChildren {
                    (walk.path[0], walk.distance) = (word.key, word.distance)
                    follow(word.node, first + 1, units, words, doubtful, next, &walk)
                }
            }
            if !walk.found.isEmpty { finish(&walk.found, units, words, into: &result) }
            guard units[first].closes, !unit.terms.isEmpty else { continue }
            let consonants = unit.sounds?.consonants ?? 1
            for word in unit.terms {
                result.append(
                    Near(
                        first: first, end: first + 1, node: word.node, path: SIMD8(word.key, 0, 0, 0, 0, 0, 0, 0), changed: 1,
                        distance: word.distance, consonants: consonants))
            }
        }
        return result
    }

    /// One way down the trie from a unit.
    private struct Walk {
        let first: Int
        var path = SIMD8<Int32>()
        var changed: UInt8 = 0
        var distance: Float = 0
        var found: [Near] = []

        init(first: Int) { self.first = first }
    }

    private func follow(
        _ node: Int32, _ place: Int, _ units: [PlacedUnit], _ words: Words, _ doubtful: [Bool], _ next: [Int], _ walk: inout Walk
    ) {
        guard place < units.count, place - walk.first < Self.longest, !units[place].isBarrier else { return }
        // Without a change so far, one must still come.
        guard walk.changed != 0 || next[place] < units.count else { return }
        let key = units[place].number
        if key >= 0, let child = index.child(of: node, key: key) {
            step(child, key, place, nil, units, words, doubtful, next, &walk)
        }
        guard doubtful[place] else {
            guard place - walk.first >= Self.fewestWords else { return }
            for near in closeWords(node, units[place], words) {
                if let child = index.child(of: node, key: near.key) {
                    step(child, near.key, place, near.distance, units, words, doubtful, next, &walk)
                }
            }
            return
        }
        let number = number(units[place], words)
        let children = index.children(node)
        guard children.count > Self.mostCompared else {
            for (child, distance) in compared(children, node, number) where index.keyOfNode(child) != key {
                step(Int32(child), index.keyOfNode(child), place, distance, units, words, doubtful, next, &walk)
            }
            return
        }
        for near in allWords(known[Int(number)]) where near.key != key {
            if let child = index.child(of: node, key: near.key) {
                step(child, near.key, place, near.distance, units, words, doubtful, next, &walk)
            }
        }
    }

    private func step(
        _ node: Int32, _ key: Int32, _ place: Int, _ distance: Float?, _ units: [PlacedUnit], _ words: Words, _ doubtful: [Bool],
        _ next: [Int], _ walk: inout Walk
    ) {
        let before = (walk.changed, walk.distance)
        let number = place - walk.first
        walk.path[number] = key
        if let distance {
            walk.changed |= 1 << UInt8(truncatingIfNeeded: number)
            walk.distance += distance
        }
        if walk.changed != 0, units[place].closes, index.hasEntries(node) {
            walk.found.append(
                Near(
                    first: walk.first, end: place + 1, node: node, path: walk.path, changed: walk.changed, distance: walk.distance))
        }
        if index.hasChildren(node) { follow(node, place + 1, units, words, doubtful, next, &walk) }
        walk.path[number] = 0
        (walk.changed, walk.distance) = before
    }

    /// The likeliest terms of each stretch of several units, the longest stretch first.
    private func finish(_ found: inout [Near], _ units: [PlacedUnit], _ words: Words, into result: inout [Near]) {
        found.sort { (-$0.end, $0.distance, $0.node) < (-$1.end, $1.distance, $1.node) }
        var (taken, end) = (0, -1)
        for var near in found {
            (taken, end) = near.end == end ? (taken + 1, end) : (1, near.end)
            guard taken <= Self.mostTerms else { continue }
            for place in near.first..<near.end { near.consonants += known[Int(number(units[place], words))].sounds?.consonants ?? 1 }
            result.append(near)
        }
    }

    /// Forgets all units: the numbers given are no longer good.
    func forget() {
        known.removeAll(keepingCapacity: true)
        ofWords.removeAll(keepingCapacity: true)
        ofParts.removeAll(keepingCapacity: true)
        close.removeAll(keepingCapacity: true)
        like.removeAll(keepingCapacity: true)
    }

    /// The number under which a unit is remembered, until `forget`.
    private func number(_ unit: PlacedUnit, _ words: Words) -> Int32 {
        guard unit.isSole else {
            let key = words.key(unit)
            if let number = ofParts[UTF8Key(key)] { return number }
            let number = add(key)
            ofParts[UTF8Key(key)] = number
            return number
        }
        let word = words[unit.token].number
        while ofWords.count <= word { ofWords.append(-1) }
        if ofWords[word] < 0 { ofWords[word] = add(words.key(unit)) }
        return ofWords[word]
    }

    private func add(_ key: String) -> Int32 {
        known.append(Known(names.sounds(ofWord: key)))
        return Int32(known.count - 1)
    }

    /// Whether a unit behind words of a term, which lead to `node`, is nearly letter for letter what may come next.
    func mayFollow(_ node: Int32, _ units: [PlacedUnit], _ place: Int, _ words: [KnownWord]) -> Bool {
        !closeWords(node, units[place], words).isEmpty
    }

    /// Units that may follow `node` and are nearly letter for letter the unit, of any length; not the unit itself.
    private func closeWords(_ node: Int32, _ unit: PlacedUnit, _ words: Words) -> [(key: Int32, distance: Float)] {
        let children = index.children(node)
        guard children.count <= Self.mostCompared, unit.casing == .none, !unit.isBarrier else { return [] }
        let name = unit.isSole ? UInt64(UInt32(bitPattern: node)) << 32 | UInt64(words[unit.token].number) : nil
        if let name, let known = close[name] { return known }
        let found = closeWords(children, unit, words)
        if let name {
            if close.count >= Self.mostRemembered { close.removeAll(keepingCapacity: true) }
            close[name] = found
        }
        return found
    }

    private func closeWords(_ children: Range<Int>, _ unit: PlacedUnit, _ words: Words) -> [(key: Int32, distance: Float)] {
        guard let own = names.sounds(ofShortWord: words.key(unit)) else { return [] }
        return children.compactMap { child in
            let key = index.keyOfNode(child)
            guard key != unit.number, let other = names.sounds(ofShortWord: index.keyText(key)),
                let distance = distances.distance(own, other, limit: Self.close)
            else { return nil }
            return (key, distance)
        }
    }

    /// Whether a unit is usual as a name of people and further than `limit` from a unit of the index: another name. `isUsual` is asked once for a unit.
    func isOtherName(_ unit: PlacedUnit, _ words: [KnownWord], _ key: Int32, limit: Float, isUsual: (String) -> Bool)
        -> Bool
    {
        guard unit.casing == .none else { return false }
        let known = known[Int(number(unit, words))]
        let isUsualName = known.isUsualName ?? isUsual(words.key(unit))
        known.isUsualName = isUsualName
        let sounds = index.sounds(key)
        guard isUsualName, let own = known.sounds, sounds.first == own.script else { return false }
        return distances.distance(own, UnsafeBufferPointer(rebasing: sounds[1...]), limit: limit) == nil
    }

    /// Those of a node's children that are like the unit of a number, with the distances.
    private func compared(_ children: Range<Int>, _ node: Int32, _ number: Int32) -> [(node: Int, distance: Float)] {
        guard let own = known[Int(number)].sounds else { return [] }
        let name = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: number))
        if let known = like[name] { return known }
        let found = compared(children, own)
        if like.count >= Self.mostRemembered { like.removeAll(keepingCapacity: true) }
        like[name] = found
        return found
    }

    private func compared(_ children: Range<Int>, _ own: WordSounds) -> [(node: Int, distance: Float)] {
        children.compactMap { child in
            let sounds = index.sounds(index.keyOfNode(child))
            guard sounds.first == own.script,
                let distance = distances.distance(own, UnsafeBufferPointer(rebasing: sounds[1...]), limit: Self.farthest)
            else { return nil }
            return (child, distance)
        }
    }

    /// Words of the index like a unit that begin a term, the likeliest first, and not the unit itself, whose number is `key`.
    private func firstWords(_ unit: Known, besides key: Int32) -> [NearWord] {
        if let found = unit.first { return found }
        var result = nearWords(unit, isFirst: true)
        result.removeAll { $0.key == key }
        for place in result.indices {
            guard let node = index.child(of: 0, key: result[place].key) else { continue }
            result[place].node = node
            result[place].hasEntries = index.hasEntries(node)
            result[place].hasChildren = index.hasChildren(node)
        }
        unit.terms = Array(result.filter(\.hasEntries).sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }.prefix(Self.mostTerms))
        unit.beginsTerms = result.contains(where: \.hasChildren)
        unit.first = result
        return result
    }

    /// All words of the index like a unit, the likeliest first.
    private func allWords(_ unit: Known) -> [NearWord] {
        if let found = unit.all { return found }
        let result = nearWords(unit, isFirst: false)
        unit.all = result
        return result
    }

    /// Words of the index like a unit, the likeliest first; those alone that begin a term where `isFirst`.
    private func nearWords(_ unit: Known, isFirst: Bool) -> [NearWord] {
        guard let own = unit.sounds else { return [] }
        var result: [NearWord] = []
        let limit = Self.farthest(consonants: own.consonants)
        search.begin()
        for sound in names.nearKeys(of: own) {
            guard let units = index.units(soundingLike: sound, script: own.script) else { continue }
            for spellings in isFirst ? [units.first] : [units.first, units.other] {
                distances.forEachNear(own, in: spellings, limit: limit, search: &search) {
                    result.append(NearWord(key: $0, distance: $1))
                }
            }
        }
        result.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
        if result.count > Self.mostWords { result.removeLast(result.count - Self.mostWords) }
        return result
    }
}
