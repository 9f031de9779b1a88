// Compares words as bytes through pointers: places are kept inside them by the loops' bounds.

internal import BitextModel
internal import CKernels

/// Words of running text met before, with what is known of each: one look-up a token in place of many. At most `most` words; then the memory begins anew.
struct WordMemory {
    static let most = 1 << 17
    /// Slots to begin with.
    private static let capacity = 1 << 17
    /// Bytes of words.
    private static let mostBytes = 1 << 24

    private struct Entry {
        let hash: UInt64
        let start: Int
        let length: Int
    }

    /// A word's number from 1 below the upper half of its hash, so that words that meet there are told apart without a look at either; 0 for none.
    private var slots = [UInt64](repeating: 0, count: Self.capacity)
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
        slots = [UInt64](repeating: 0, count: max(Self.capacity, words * 2))
        entries.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
    }

    /// A word looked for.
    struct Word {
        let bytes: UnsafeBufferPointer<UInt8>
        let tag: UInt8
        /// What `find` gives it: -1 for a new one.
        var number = -1
        fileprivate var hash: UInt64 = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>, tag: UInt8) {
            self.bytes = bytes
            self.tag = tag
        }
    }

    /// The numbers of many words: as `number(of:tag:)`, step by step for all of them, so that what one asks of memory is on its way while the others are dealt with.
    func find(_ words: UnsafeMutableBufferPointer<Word>) {
        slots.withUnsafeBufferPointer { slots in
            for place in words.indices {
                words[place].hash = Self.hash(words[place].bytes, words[place].tag)
                ckernels_prefetch(slots.baseAddress.unsafelyUnwrapped + Self.slot(words[place].hash, of: slots.count))
            }
            entries.withUnsafeBufferPointer { entries in
                for place in words.indices {
                    let hash = words[place].hash
                    var slot = Self.slot(hash, of: slots.count)
                    while slots[slot] != 0, slots[slot] ^ hash >= 1 << 32 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
                    guard slots[slot] != 0, let base = entries.baseAddress else { continue }
                    words[place].number = Int(slots[slot] & 0xFFFF_FFFF) - 1
                    ckernels_prefetch(base + words[place].number)
                }
            }
        }
        facts.withUnsafeBufferPointer { facts in
            text.withUnsafeBufferPointer { text in
                guard let base = text.baseAddress else { return }
                for place in words.indices where words[place].number >= 0 {
                    ckernels_prefetch(base + entries[words[place].number].start)
                    // Objects are read soon, their first lines first.
                    let object = UnsafeRawPointer(Unmanaged.passUnretained(facts[words[place].number]).toOpaque())
                    ckernels_prefetch(object)
                    ckernels_prefetch(object + 64)
                }
            }
        }
        for place in words.indices where words[place].number >= 0 {
            let entry = entries[words[place].number]
            let word = words[place]
            if entry.length != word.bytes.count + 1 || !isEqual(word.bytes, word.tag, entry.start) {
                // Another word of the same half of a hash.
                words[place].number = number(of: word.bytes, tag: word.tag) ?? -1
            }
        }
    }

    /// The number of `word` of the class `tag` (words of different classes are different); nil for a new one.
    func number(of word: UnsafeBufferPointer<UInt8>, tag: UInt8) -> Int? {
        let hash = Self.hash(word, tag)
        return slots.withUnsafeBufferPointer { slots in
            var slot = Self.slot(hash, of: slots.count)
            while slots[slot] != 0 {
                if slots[slot] ^ hash < 1 << 32 {
                    let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
                    let entry = entries[number]
                    if entry.length == word.count + 1, isEqual(word, tag, entry.start) { return number }
                }
                slot = slot + 1 == slots.count ? 0 : slot + 1
            }
            return nil
        }
    }

    /// Adds a new word; its number.
    mutating func add(_ word: UnsafeBufferPointer<UInt8>, tag: UInt8, _ new: WordFacts) -> Int {
        if slots.count < (facts.count + 1) * 2 { grow() }
        let hash = Self.hash(word, tag)
        entries.append(Entry(hash: hash, start: text.count, length: word.count + 1))
        text.append(tag)
        text.append(contentsOf: word)
        facts.append(new)
        Self.insert(hash, facts.count, &slots)
        return facts.count - 1
    }

    private static func insert(_ hash: UInt64, _ number: Int, _ slots: inout [UInt64]) {
        var slot = Self.slot(hash, of: slots.count)
        while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(number)
    }

    /// One sentence of more different words than the memory holds.
    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: max(Self.capacity, slots.count * 2))
        for (number, entry) in entries.enumerated() { Self.insert(entry.hash, number + 1, &larger) }
        slots = larger
    }

    @inline(__always)
    private func isEqual(_ word: UnsafeBufferPointer<UInt8>, _ tag: UInt8, _ start: Int) -> Bool {
        text.withUnsafeBufferPointer { text in
            guard text[start] == tag else { return false }
            return UTF8Key.areEqual(
                UnsafeRawBufferPointer(word),
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[(start + 1)..<(start + 1 + word.count)]))
        }
    }

    /// Where the search for a hash begins.
    @inline(__always)
    private static func slot(_ hash: UInt64, of count: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(count)) >> 32) }

    private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ tag: UInt8) -> UInt64 {
        Checksum.ofWord(UnsafeRawBufferPointer(word), seed: UInt64(tag))
    }
}
