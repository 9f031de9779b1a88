public import BitextModel
public import Transliteration

/// Finds every term of an index in a sentence. Knows nothing of the document, so sentences may be searched in any order and by any task.
///
/// Cost: one walk down the trie from each unit.
public struct CandidateMatcher {
    let index: GlossaryIndex
    let knowledge: WordKnowledge
    let reader: WordReader
    let postpositionKeys: Set<UTF8Key>
    private let pairFinder: AcronymPairFinder?
    private let nearTerms: NearTermFinder?
    private var memory = WordMemory()
    private var joins = JoinMemory()
    /// The words of the sentence at hand.
    private var asked: [WordMemory.Word] = []
    /// How usual words are that were near a term's, by number (`WordKnowledge.commonness`).
    private var usualness: [Int: Double] = [:]
    /// By unit of the sentence at hand: whether a term has it.
    private var covered: [Bool] = []

    /// `pairFinder` nil: acronyms that the text itself explains are not looked for. `nearMatchJudge` nil: no terms that are only like the text's. Without `readsFeatures` no recognizer can read the candidates.
    public init(
        index: GlossaryIndex, cutter: UnitCutter, knowledge: WordKnowledge, pairFinder: AcronymPairFinder?,
        nearMatchJudge: NearMatchJudge? = nil, readsFeatures: Bool = true, tokenize: (String) -> [Token]
    ) {
        self.init(
            index: index, cutter: cutter, knowledge: knowledge, pairFinder: pairFinder, nearMatchJudge: nearMatchJudge,
            usualWords: nil, readsFeatures: readsFeatures, tokenize: tokenize)
    }

    /// `usualWords`: what has been worked out with the same index and knowledge.
    package init(
        index: GlossaryIndex, cutter: UnitCutter, knowledge: WordKnowledge, pairFinder: AcronymPairFinder?,
        nearMatchJudge: NearMatchJudge?, usualWords: UsualWords?, readsFeatures: Bool, tokenize: (String) -> [Token]
    ) {
        nearTerms = nearMatchJudge.map { NearTermFinder(index: index, names: $0.matcher, distances: $0.distances) }
        self.pairFinder = pairFinder
        self.index = index
        self.knowledge = knowledge
        reader = WordReader(index: index, cutter: cutter, knowledge: knowledge, usualWords: usualWords, readsFeatures: readsFeatures)
        postpositionKeys = Set(knowledge.postpositions.flatMap { cutter.units(tokens: tokenize($0), in: $0).map { UTF8Key($0.key) } })
    }

    /// Terms in `text`, whose tokens are `tokens` (offsets relative to `text`).
    public mutating func candidates(tokens: [Token], in text: String) -> SentenceCandidates {
        let words = words(tokens, text)
        var units: [PlacedUnit] = []
        units.reserveCapacity(tokens.count + 8)
        var acronymPlaces: [Int] = []
        var markPlaces: [Int] = []
        var firstQuantity = tokens.count
        for place in words.indices {
            let facts = words[place].facts
            if facts.isAcronym { acronymPlaces.append(place) }
            if facts.marksName { markPlaces.append(place) }
            if firstQuantity == tokens.count, facts.quantityTraits.contains(.begins) { firstQuantity = place }
            if facts.isApostrophe, joinsLetters(place, tokens, words) { continue }
            if let unit = facts.sole {
                units.append(unit.moved(to: tokens[place].span.start, token: place))
            } else {
                for unit in facts.placed { units.append(unit.moved(to: tokens[place].span.start, token: place)) }
            }
        }
        let spacing = WordSpacing(units, words, index, &joins, romanizations: knowledge.romanizations)
        var found: [SentenceCandidates.Found] = []
        covered.removeAll(keepingCapacity: true)
        covered.append(contentsOf: repeatElement(false, count: units.count))
        var rests: [Int] = []
        for first in units.indices where units[first].opens {
            var node = units[first].root
            var end = first
            var hasChildren = node != 0 && units[first].beginsTerms
            let before = found.count
            if node != 0 {
                end += 1
                if units[first].isTerm, units[first].closes, !Self.isNumbered(units, end) {
                    found.append(SentenceCandidates.Found(first: first, end: end, node: node))
                }
            }
            while hasChildren, end < units.count, units[end].number >= 0, let next = index.child(of: node, key: units[end].number) {
                node = next
                end += 1
                if index.hasEntries(node), units[end - 1].closes, !Self.isNumbered(units, end) {
                    found.append(SentenceCandidates.Found(first: first, end: end, node: node))
                }
                hasChildren = index.hasChildren(node)
            }
            if hasChildren, end + 2 < units.count, units[end].isBarrier,
                let bracketed = bracketed(node, end, units, text)
            {
                found.append(SentenceCandidates.Found(first: first, end: bracketed.end, node: bracketed.node))
            }
            if found.count > before { found[before...].reverse() }
            if let spacing, spacing.isOpen(first...min(end, units.count - 1)), let respaced = spacing.terms(from: first, units, index) {
                Self.join(respaced, to: &found, from: before)
            }
            if hasChildren, end > first + 1, end < units.count, nearTerms?.mayFollow(node, units, end, words) ?? false { rests.append(end) }
        }
        for match in found where index.entries(match.node).contains(where: { $0.method != .shortForm }) {
            for unit in match.first..<match.end { covered[unit] = true }
        }
        let matches = found.compactMap { judged($0, units, words, covered: covered) }
        let pairs = pairs(tokens, text)
        let organizations = pairs.filter { pair in
            guard let expansion = text[pair.expansion], let last = expansion.split(separator: " ").last else { return false }
            return knowledge.organizationHeads.contains(String(last))
        }
        return SentenceCandidates(
            matches: matches, nearMatches: nearMatches(units, words, covered: covered, rests: rests, text), units: units, words: words,
            generation: memory.generation, pairs: pairs, organizationPairs: Set(organizations), text: text,
            acronymPlaces: acronymPlaces, markPlaces: markPlaces, firstQuantity: firstQuantity)
    }

    /// Whether an apostrophe stands inside a word, as in ओ'ब्रायन: terms are compared without it.
    private func joinsLetters(_ place: Int, _ tokens: [Token], _ words: [KnownWord]) -> Bool {
        guard place > 0, place + 1 < tokens.count, tokens[place - 1].kind == .word, tokens[place + 1].kind == .word else { return false }
        return tokens[place - 1].span.end == tokens[place].span.start && tokens[place].span.end == tokens[place + 1].span.start
    }

    /// The end of a term that the text has in brackets behind its beginning, with the unit behind the closing one: भारतीय कम्युनिस्ट पार्टी (मार्क्सवादी). Terms are listed without brackets.
    private func bracketed(_ node: Int32, _ opening: Int, _ units: [PlacedUnit], _ text: String) -> (node: Int32, end: Int)? {
        func isMark(_ place: Int, _ mark: UInt8) -> Bool {
            units[place].isBarrier && units[place].end == units[place].start + 1
                && text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: units[place].start)] == mark
        }
        guard isMark(opening, UInt8(ascii: "(")) else { return nil }
        var (node, place) = (node, opening + 1)
        while place < units.count, units[place].number >= 0, let next = index.child(of: node, key: units[place].number) {
            (node, place) = (next, place + 1)
        }
        guard place > opening + 1, place < units.count, index.hasEntries(node), units[place - 1].closes, isMark(place, UInt8(ascii: ")"))
        else { return nil }
        return (node, place + 1)
    }

    /// Adds terms that are divided otherwise to those found from `start` on: the longest first, of equal ones those that stand there as they are listed.
    private static func join(_ respaced: [SentenceCandidates.Found], to found: inout [SentenceCandidates.Found], from start: Int) {
        var listed = ArraySlice(Array(found[start...]))
        found.removeSubrange(start...)
        for term in respaced {
            while let first = listed.first, first.end >= term.end { found.append(listed.removeFirst()) }
            found.append(term)
        }
        found += listed
    }

    /// Terms like the words that no list knows. `rests` are units behind the first words of a term that are like its next.
    private mutating func nearMatches(
        _ units: [PlacedUnit], _ words: [KnownWord], covered: [Bool], rests: [Int], _ text: String
    ) -> [SentenceCandidates.NearMatch] {
        guard let nearTerms, !rests.isEmpty || units.indices.contains(where: { looksLikeName($0, units, covered: covered) }) else {
            return []
        }
        let doubtful = units.indices.map { looksLikeName($0, units, covered: covered) }
        let found = nearTerms.matches(units: units, words: words, doubtful: doubtful, rests: rests)
        func commonness(_ place: Int) -> Double {
            let word = units[place].isSole ? words[units[place].token].number : -1
            if let known = usualness[word] { return known }
            let usual = text[TextSpan(start: units[place].start, end: units[place].end)].map(knowledge.commonness) ?? 0
            if word >= 0 { usualness[word] = usual }
            return usual
        }
        return found.compactMap { near -> SentenceCandidates.NearMatch? in
            let stretch = SentenceCandidates.Found(first: near.first, end: near.end, node: near.node)
            guard let match = judged(stretch, units, words, covered: covered) else { return nil }
            var usual = 0.0
            var isLatin = true
            var isOther = false
            for place in near.first..<near.end where near.isChanged(place) {
                usual = max(usual, commonness(place))
                isLatin = isLatin && units[place].casing != .none
                isOther =
                    isOther
                    || nearTerms.isOtherName(units[place], words, near.path[place - near.first], limit: Self.mostOfOneName) {
                        // Spellings of a foreign name are many.
                        (1...3).contains(knowledge.nameEvidence($0) >> 4)
                    }
            }
            return SentenceCandidates.NearMatch(match: match, term: near, commonness: usual, isLatin: isLatin, isOtherName: isOther)
        }
    }

    /// How far two spellings of one usual name are from each other: विक्रम and बिक्रम are two.
    private static let mostOfOneName: Float = 0.4

    /// What is known of each token by itself: worked out when it is first met.
    private mutating func words(_ tokens: [Token], _ text: String) -> [KnownWord] {
        let generation = memory.generation
        memory.makeRoom(for: tokens.count)
        if memory.generation != generation {
            nearTerms?.forget()
            joins.forget()
            usualness.removeAll(keepingCapacity: true)
        }
        var text = text
        return text.withUTF8 { Self.words(tokens, $0, &asked, &memory, reader) }
    }

    private static func words(
        _ tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>, _ asked: inout [WordMemory.Word], _ memory: inout WordMemory,
        _ reader: WordReader
    ) -> [KnownWord] {
        asked.removeAll(keepingCapacity: true)
        for token in tokens {
            let isLatin = token.script == .latin
            asked.append(
                WordMemory.Word(
                    UnsafeBufferPointer(rebasing: bytes[token.span.start..<token.span.end]),
                    tag: token.kind.number << 1 | (isLatin ? 1 : 0)))
        }
        asked.withUnsafeMutableBufferPointer { memory.find($0) }
        var words: [KnownWord] = []
        words.reserveCapacity(tokens.count)
        for place in tokens.indices {
            let word = asked[place]
            // A new word may stand in the sentence twice.
            if let number = word.number >= 0 ? word.number : memory.number(of: word.bytes, tag: word.tag) {
                words.append(KnownWord(number: number, facts: memory[number]))
            } else {
                let new = reader.facts(word.bytes, tokens[place], isLatin: word.tag & 1 != 0)
                words.append(KnownWord(number: memory.add(word.bytes, tag: word.tag, new), facts: new))
            }
        }
        return words
    }

    private func pairs(_ tokens: [Token], _ text: String) -> [AcronymPair] {
        guard let pairFinder, Self.hasBracket(text) else { return [] }
        return pairFinder.pairs(in: tokens.map(\.span), of: text)
    }

    /// Whether there is a bracket of ASCII that opens: eight bytes a step, for most sentences have none.
    private static func hasBracket(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var place = 0
            while place + 8 <= raw.count {
                let eight = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                if holds(eight, UInt8(ascii: "(")) || holds(eight, UInt8(ascii: "[")) { return true }
                place += 8
            }
            return raw[place...].contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
        }
    }

    /// Whether one of eight bytes is `byte` (Warren, "Hacker's Delight", section 6-1).
    @inline(__always)
    private static func holds(_ eight: UInt64, _ byte: UInt8) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let rest = eight ^ UInt64(byte) &* ones
        return (rest &- ones) & ~rest & (ones << 7) != 0
    }

    /// Whether a number joined by a hyphen follows: चंद्रयान-4 is not चंद्रयान.
    static func isNumbered(_ units: [PlacedUnit], _ end: Int) -> Bool {
        end < units.count && units[end].token == units[end - 1].token && units[end].opens && units[end].isNumber
    }
}
