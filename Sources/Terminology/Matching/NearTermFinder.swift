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
    /// Units that may follow in a term of which each is compared before all of the index are searched.
    private static let mostCompared = 48
    /// Words of a term behind which any word may be its next, spelled otherwise; and how far it may be from it: vowels long and short, nasals.
    private static let fewestWords = 2
    private static let close: Float = 0.25
    /// Units of a term that are followed.
    private static let longest = 8

    private let index: GlossaryIndex
    private let names: NameMatcher
    private let distances: SpellingDistances
    /// What has been worked out for a unit of the text.
    private final class Known {
        let sounds: WordSounds?
        /// Words like it that begin terms, and all of them; nil where they have not been looked for.
        var first: [(key: Int32, distance: Float)]?
        var all: [(key: Int32, distance: Float)]?

        init(_ sounds: WordSounds?) { self.sounds = sounds }
    }

    private var known: [Known] = []
    private var numbers: [UTF8Key: Int] = [:]
    private var search: SearchMarks

    init(index: GlossaryIndex, names: NameMatcher, distances: SpellingDistances) {
        self.distances = distances
        self.index = index
        self.names = names
        search = SearchMarks(count: index.keyCount)
    }

    /// Terms like stretches of `units` with at least one unit that differs: a doubtful one, or any behind two words of the term that is nearly letter for letter the next (ऊन in किम जोंग ऊन). `rests` are such
    /// units behind words that are the term's own.
    func matches(units: [MatchUnit], doubtful: [Bool], rests: [Int] = []) -> [Near] {
        var result: [Near] = []
        // Where the next unit is that may differ: stretches without one are not begun.
        var next = [Int](repeating: units.count, count: units.count + 1)
        for place in units.indices.reversed() { next[place] = doubtful[place] || rests.contains(place) ? place : next[place + 1] }
        for first in units.indices where next[first] < first + Self.longest && units[first].opens {
            // Most words begin no term, and few that may differ are like one that does.
            if units[first].number < 0, !doubtful[first] { continue }
            var walk = Walk(first: first)
            follow(0, first, units, doubtful, next, &walk)
            if !walk.found.isEmpty { result += finish(walk, units) }
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

    private func follow(
        _ node: Int32, _ place: Int, _ units: [MatchUnit], _ doubtful: [Bool], _ next: [Int], _ walk: inout Walk
    ) {
        guard place < units.count, place - walk.first < Self.longest, !units[place].key.isEmpty else { return }
        // Without a change so far, one must still come.
        guard !walk.changed.isEmpty || next[place] < units.count else { return }
        let key = units[place].number
        if key >= 0, let child = index.child(of: node, key: key) {
            step(child, key, place, nil, units, doubtful, next, &walk)
        }
        guard doubtful[place] else {
            guard walk.path.count >= Self.fewestWords else { return }
            for near in closeWords(node, units, place) {
                if let child = index.child(of: node, key: near.key) {
                    step(child, near.key, place, near.distance, units, doubtful, next, &walk)
                }
            }
            return
        }
        let unit = known(units, place)
        guard node == 0 || mayContinue(node, unit) else { return }
        for near in nearWords(unit, isFirst: node == 0) where near.key != key {
            if let child = index.child(of: node, key: near.key) {
                step(child, near.key, place, near.distance, units, doubtful, next, &walk)
            }
        }
    }

    private func step(
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

    /// The likeliest terms of each stretch.
    private func finish(_ walk: Walk, _ units: [MatchUnit]) -> [Near] {
        var result: [Near] = []
        for end in Set(walk.found.map(\.near.end)).sorted(by: >) {
            let own = walk.found.filter { $0.near.end == end }.sorted {
                ($0.near.distance, $0.near.node) < ($1.near.distance, $1.near.node)
            }
            var consonants = 0
            for place in walk.first..<end { consonants += known(units, place).sounds?.consonants ?? 1 }
            for (near, path) in own.prefix(Self.mostTerms) {
                var near = near
                near.term = path.map { index.keyText($0) }.joined(separator: " ")
                near.consonants = consonants
                result.append(near)
            }
        }
        return result
    }

    /// Forgets all units: the numbers given are no longer good.
    func forget() {
        known.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
    }

    /// The number under which a folded unit is remembered, until `forget`.
    func number(ofKey unit: String) -> Int {
        let key = UTF8Key(unit)
        if let number = numbers[key] { return number }
        known.append(Known(names.sounds(ofWord: unit)))
        numbers[key] = known.count - 1
        return known.count - 1
    }

    private func known(_ units: [MatchUnit], _ place: Int) -> Known {
        let number = units[place].sound
        return known[number >= 0 ? Int(number) : self.number(ofKey: units[place].key)]
    }

    /// Whether a unit behind words of a term is nearly letter for letter what may come next.
    func mayFollow(_ node: Int32, _ units: [MatchUnit], _ place: Int) -> Bool {
        index.hasChildren(node) && !closeWords(node, units, place).isEmpty
    }

    /// Units that may follow `node` and are nearly letter for letter the unit, of any length; not the unit itself.
    private func closeWords(_ node: Int32, _ units: [MatchUnit], _ place: Int) -> [(key: Int32, distance: Float)] {
        let children = index.children(node)
        let number = units[place].number
        guard children.count <= Self.mostCompared, units[place].casing == .none, !units[place].key.isEmpty,
            let own = names.sounds(ofShortWord: units[place].key)
        else {
            return []
        }
        return children.compactMap { child in
            let key = index.keyOfNode(child)
            guard key != number, let other = names.sounds(ofShortWord: index.keyText(key)),
                let distance = distances.distance(own, other, limit: Self.close)
            else { return nil }
            return (key, distance)
        }
    }

    /// Whether a unit that follows `node` may be like the unit; false only where none is.
    private func mayContinue(_ node: Int32, _ unit: Known) -> Bool {
        guard let own = unit.sounds else { return false }
        if unit.all != nil { return true }
        let children = index.children(node)
        guard children.count <= Self.mostCompared else { return true }
        for child in children {
            let sounds = index.sounds(index.keyOfNode(child))
            guard sounds.first == own.script else { continue }
            if distances.distance(own, UnsafeBufferPointer(rebasing: sounds[1...]), limit: Self.farthest) != nil { return true }
        }
        return false
    }

    /// Words of the index like a unit, the likeliest first; those alone that begin a term where `isFirst`.
    private func nearWords(_ unit: Known, isFirst: Bool) -> [(key: Int32, distance: Float)] {
        if let found = isFirst ? unit.first : unit.all { return found }
        var result: [(key: Int32, distance: Float)] = []
        if let own = unit.sounds {
            search.begin()
            for sound in names.keys(of: own) {
                guard let units = index.units(soundingLike: sound, script: own.script) else { continue }
                for spellings in isFirst ? [units.first] : [units.first, units.other] {
                    distances.forEachNear(own, in: spellings, limit: Self.farthest, search: &search) { result.append(($0, $1)) }
                }
            }
            result.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
            if result.count > Self.mostWords { result.removeLast(result.count - Self.mostWords) }
        }
        if isFirst { unit.first = result } else { unit.all = result }
        return result
    }
}
