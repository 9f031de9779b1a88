// Compares words as bytes through pointers: places are kept inside them by the loops' bounds.

internal import BitextModel

/// What is known of a token by its text and kind alone.
final class WordFacts: Sendable {
    /// Its units, with offsets from its beginning.
    let units: [MatchUnit]
    /// Units that it may be written as one of.
    let cuts: [WordSpacing.Cut]
    let isOrdinary: Bool
    let isPostposition: Bool
    /// Whether it is the last word of names of organizations.
    let isHead: Bool
    /// What the recognizer of names reads in it; nothing of the word where none is to read it.
    let features: RecognizerFeatures.Word
    /// The text under which numbers, units and dates know it; empty where they do not read it.
    let quantityKey: String
    let mayBeginQuantity: Bool

    init(
        units: [MatchUnit], cuts: [WordSpacing.Cut] = [], surface: String, kind: TokenKind, isLatin: Bool, isOrdinary: Bool,
        readsFeatures: Bool = true,
        knowledge: WordKnowledge
    ) {
        self.units = units
        self.cuts = cuts
        self.isOrdinary = isOrdinary
        isPostposition = knowledge.postpositions.contains(surface)
        isHead = knowledge.organizationHeads.contains(surface)
        let keyed = units.filter { !$0.key.isEmpty }
        features =
            readsFeatures
            ? RecognizerFeatures.Word(
                key: keyed.isEmpty ? surface : keyed.map(\.key).joined(separator: "-"), kind: kind, isLatin: isLatin,
                casing: keyed.first?.casing ?? .none, isOrdinary: isOrdinary, isPostposition: isPostposition, isHead: isHead,
                nameEvidence: kind == .word ? knowledge.nameEvidence(surface) : 0) : .border
        quantityKey =
            switch kind {
            // Of words of several pieces (18वें) only ranges are read (दो-तीन).
            case .word: units.count == 1 ? units[0].key : Self.range(keyed, surface, knowledge)
            case .symbol, .punctuation, .number: surface
            default: ""
            }
        // 21वीं is a word that begins with a number.
        let isNumbered = surface.unicodeScalars.first?.properties.numericType == .decimal
        mayBeginQuantity = kind == .number || isNumbered || !quantityKey.isEmpty && knowledge.mayBeginQuantity(quantityKey)
    }

    private static func range(_ units: [MatchUnit], _ surface: String, _ knowledge: WordKnowledge) -> String {
        guard units.count == 2, surface.utf8.contains(UInt8(ascii: "-")) else { return "" }
        let key = "\(units[0].key)-\(units[1].key)"
        return knowledge.mayBeginQuantity(key) ? key : ""
    }
}

/// Words of running text met before, with what is known of each: one look-up a token in place of many. At most `most` words; then the memory begins anew.
struct WordMemory {
    static let most = 1 << 16
    private static let capacity = most * 2
    /// Bytes of words.
    private static let mostBytes = 1 << 23

    private struct Entry {
        let hash: UInt64
        let start: Int
        let length: Int
    }

    private var slots = [UInt32](repeating: 0, count: Self.capacity)
    private var entries: [Entry] = []
    private var text: [UInt8] = []
    private var facts: [WordFacts] = []
    /// How often the memory has begun anew.
    private(set) var generation = 0

    var count: Int { facts.count }

    /// The facts of number `number`, as it was given since the memory last began anew.
    subscript(number: Int) -> WordFacts { facts[number] }

    /// Forgets everything when the memory is nearly full: between sentences, so that the numbers of one stay good.
    mutating func makeRoom(for words: Int) {
        guard facts.count + words > Self.most || text.count > Self.mostBytes, !facts.isEmpty else { return }
        generation += 1
        slots = [UInt32](repeating: 0, count: max(Self.capacity, words * 2))
        entries.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
    }

    /// The number of `word` of the class `tag` (words of different classes are different); nil for a new one.
    func number(of word: UnsafeBufferPointer<UInt8>, tag: UInt8) -> Int? {
        let hash = Self.hash(word, tag)
        var slot = MappedWordTable.slot(hash, of: slots.count)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            let entry = entries[number]
            if entry.hash == hash, entry.length == word.count + 1, isEqual(word, tag, entry.start) { return number }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        return nil
    }

    /// Adds a new word; its number.
    mutating func add(_ word: UnsafeBufferPointer<UInt8>, tag: UInt8, _ new: WordFacts) -> Int {
        if slots.count < (facts.count + 1) * 2 { grow() }
        let hash = Self.hash(word, tag)
        entries.append(Entry(hash: hash, start: text.count, length: word.count + 1))
        text.append(tag)
        text.append(contentsOf: word)
        facts.append(new)
        var slot = MappedWordTable.slot(hash, of: slots.count)
        while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
        slots[slot] = UInt32(facts.count)
        return facts.count - 1
    }

    /// One sentence of more different words than the memory holds.
    private mutating func grow() {
        var larger = [UInt32](repeating: 0, count: max(Self.capacity, slots.count * 2))
        for (number, entry) in entries.enumerated() {
            var slot = MappedWordTable.slot(entry.hash, of: larger.count)
            while larger[slot] != 0 { slot = slot + 1 == larger.count ? 0 : slot + 1 }
            larger[slot] = UInt32(number + 1)
        }
        slots = larger
    }

    @inline(__always)
    private func isEqual(_ word: UnsafeBufferPointer<UInt8>, _ tag: UInt8, _ start: Int) -> Bool {
        text.withUnsafeBufferPointer { text in
            guard text[start] == tag else { return false }
            let (own, other) = (UnsafeRawBufferPointer(word), UnsafeRawBufferPointer(text))
            var place = 0
            while place + 8 <= word.count {
                guard
                    own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                        == other.loadUnaligned(fromByteOffset: start + 1 + place, as: UInt64.self)
                else { return false }
                place += 8
            }
            while place < word.count {
                guard word[place] == text[start + 1 + place] else { return false }
                place += 1
            }
            return true
        }
    }

    /// Eight bytes a step.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ tag: UInt8) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(word)
        var hash = UInt64(word.count) << 8 | UInt64(tag)
        var place = 0
        while place + 8 <= bytes.count {
            hash = Checksum.mix(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return Checksum.mix(hash ^ rest &* 0x9E37_79B9_7F4A_7C15)
    }
}
