// Compares words as bytes through pointers: places are kept inside them by the loops' bounds.

internal import BitextModel

/// Terms whose words the text divides otherwise: लालकिला for लाल किला, रेल गाड़ी for रेलगाड़ी.
///
/// The index holds terms as they are listed. A word of the text may stand for two or three neighbouring units of a term, and two neighbouring words for one unit; a part has two letters
/// or more, and of two words neither serves grammar. A word in Latin letters that a native one touches (`Silचर`) makes one unit with it, the native half in Latin letters. Cost: some ten look-ups for a word met first, one for two neighbours.
struct WordSpacing {
    /// Units that a word is written as one of: two or three.
    typealias Cut = [Int32]

    static let fewestLetters = 2

    /// Where a unit may be cut, or make another with the next.
    private let open: [Bool]
    /// What units may be cut into.
    private let cuts: [[Cut]]
    /// For each unit, the number of the unit that it makes with the next, or -1.
    private let joins: [Int32]

    /// Nil where no words of the sentence, of `words` by `MatchUnit.token`, may be divided otherwise.
    /// `romanizations` as in `WordKnowledge`.
    init?(
        _ units: [PlacedUnit], _ words: [KnownWord], _ index: GlossaryIndex, _ memory: inout JoinMemory,
        romanizations: (String) -> [String]
    ) {
        var open: [Bool] = []
        var joins: [Int32] = []
        var hasCuts = false
        // Most sentences have none: memory is taken with the first.
        func note(_ place: Int) {
            if open.isEmpty {
                open = [Bool](repeating: false, count: units.count)
                joins = [Int32](repeating: -1, count: units.count)
            }
            open[place] = true
        }
        for place in units.indices {
            if units[place].hasCuts {
                note(place)
                hasCuts = true
            }
            guard place + 1 < units.count else { continue }
            let number: Int32
            if units[place].joinsNext, units[place + 1].joinsPrevious {
                number = memory.join(units[place], units[place + 1], words, index)
            } else if Self.isGlued(units[place], units[place + 1]) {
                let first = words.key(units[place])
                number = romanizations(words.key(units[place + 1])).lazy.compactMap { index.key(first + $0) }.first ?? -1
            } else {
                continue
            }
            guard number >= 0 else { continue }
            note(place)
            joins[place] = number
        }
        guard !open.isEmpty else { return nil }
        cuts = hasCuts ? units.indices.map { units[$0].hasCuts ? words[units[$0].token].facts.cuts : [] } : []
        self.open = open
        self.joins = joins
    }

    /// Whether two neighbours that touch are a name's beginning in Latin letters, with a capital, and its end in others.
    @inline(__always)
    private static func isGlued(_ first: PlacedUnit, _ second: PlacedUnit) -> Bool {
        (first.casing == .capitalized || first.casing == .mixed) && first.end == second.start && first.token != second.token && first.opens
            && second.casing == .none && second.closes && !second.isBarrier && !second.isNumber
    }

    /// Whether one of the units may be divided otherwise.
    func isOpen(_ places: ClosedRange<Int>) -> Bool { open[places].contains(true) }

    /// Terms that begin at `first` and are divided otherwise at one place at least, the longest first; nil for none.
    func terms(from first: Int, _ units: [PlacedUnit], _ index: GlossaryIndex) -> [SentenceCandidates.Found]? {
        var found: [SentenceCandidates.Found] = []
        func step(_ node: Int32, _ place: Int) {
            if index.hasEntries(node), units[place - 1].closes, !CandidateMatcher.isNumbered(units, place) {
                found.append(SentenceCandidates.Found(first: first, end: place, node: node, isRespaced: true))
            }
            if index.hasChildren(node) { follow(node, place, isRespaced: true) }
        }
        func follow(_ node: Int32, _ place: Int, isRespaced: Bool) {
            guard place < units.count else { return }
            for cut in cuts.isEmpty ? [] : cuts[place] {
                var last: Int32? = node
                for key in cut { last = last.flatMap { index.child(of: $0, key: key) } }
                if let last { step(last, place + 1) }
            }
            if joins[place] >= 0, let child = index.child(of: node, key: joins[place]) { step(child, place + 2) }
            guard units[place].number >= 0, let child = index.child(of: node, key: units[place].number) else { return }
            if isRespaced { step(child, place + 1) } else { follow(child, place + 1, isRespaced: false) }
        }
        follow(0, first, isRespaced: false)
        guard !found.isEmpty else { return nil }
        return found.sorted { ($1.end, $0.node) < ($0.end, $1.node) }
    }

    // MARK: - Words

    /// Whether a unit has letters enough to be a part of a compound.
    static func hasLetters(_ unit: MatchUnit) -> Bool {
        guard unit.casing == .none else { return false }
        var letters = 0
        for scalar in unit.key.unicodeScalars where isLetter(scalar) {
            letters += 1
            if letters == fewestLetters { return true }
        }
        return false
    }

    /// The units of the index that a word of one unit may be cut into, two or three.
    static func cuts(_ units: [MatchUnit], _ index: GlossaryIndex, _ cutter: UnitCutter) -> [Cut] {
        guard units.count == 1, units[0].mayJoin else { return [] }
        return cuts(units[0].key, index, cutter)
    }

    /// The same of a folded word.
    static func cuts(_ word: String, _ index: GlossaryIndex, _ cutter: UnitCutter) -> [Cut] {
        var key = word
        return key.withUTF8 { bytes in
            let starts = starts(bytes)
            return cuts(bytes, starts[...], mostUnits, index, cutter)
        }
    }

    private static let mostUnits = 3

    /// Of Devanagari without a look at the tables of Unicode: most words are in it.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0904...0x0939, 0x0958...0x0961: true
        case 0x0900...0x0957, 0x0962...0x0970, 0..<0x80: scalar.value == 0x093D || scalar.value == 0x0950
        default: scalar.properties.generalCategory == .otherLetter
        }
    }

    /// Calls `body` with where each letter of a word begins.
    static func forEachLetter(_ word: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        var place = 0
        while place < word.count {
            let first = word[place]
            guard first >= 0x80 else {
                place += 1
                continue
            }
            let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard place + width <= word.count else { return }
            var value = UInt32(first) & (0x7F >> UInt32(width))
            for next in place + 1..<place + width { value = value << 6 | UInt32(word[next] & 0x3F) }
            if let scalar = Unicode.Scalar(value), isLetter(scalar) { body(place) }
            place += width
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x0980 { return scalar.value == 0x094D }
        return scalar.properties.canonicalCombiningClass.rawValue == 9  // 9: viramas
    }

    /// Where a letter begins that no sign before it joins to its own.
    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts: [Int] = []
        var place = 0
        var isBound = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if !isBound, isLetter(scalar) { starts.append(place) }
            isBound = isVirama(scalar)
            place += UTF8.width(scalar)
        }
        return starts
    }

    /// Cuts of `bytes`, whose letters begin at `starts`: the last unit first, so that little is tried where none ends the word.
    private static func cuts(
        _ bytes: UnsafeBufferPointer<UInt8>, _ starts: ArraySlice<Int>, _ most: Int, _ index: GlossaryIndex, _ cutter: UnitCutter
    ) -> [Cut] {
        guard starts.count >= 2 * fewestLetters else { return [] }
        var cuts: [Cut] = []
        for place in starts.startIndex + fewestLetters...starts.endIndex - fewestLetters {
            let start = starts[place]
            guard let right = index.key(ofWord: UnsafeBufferPointer(rebasing: bytes[start...])) else { continue }
            let rest = UnsafeBufferPointer(rebasing: bytes[..<start])
            // A word's end is folded otherwise than its middle.
            var key = cutter.key(rest)
            if let left = index.key(key) { cuts.append([left, right]) }
            guard most > 2, starts.startIndex == 0 else { continue }
            key.withUTF8 { bytes in
                // What folding changes is not cut again.
                guard bytes.elementsEqual(rest) else { return }
                cuts += Self.cuts(bytes, starts[..<place], most - 1, index, cutter).map { $0 + [right] }
            }
        }
        return cuts
    }
}
