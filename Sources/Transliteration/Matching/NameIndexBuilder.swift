internal import BitextModel

/// Gathers the names of a `NameIndex`.
public struct NameIndexBuilder {
    /// Names that an index holds at most, and their bytes: 2³¹ each.
    public static let limit = Int(Int32.max)

    private let matcher: NameMatcher
    private var text: [UInt8] = []
    private var ends: [UInt32] = []
    /// Words of all names in a row, and where each name's end.
    private var words: [UInt32] = []
    private var wordEnds: [UInt32] = []
    private var vocabulary: [[UInt32]: UInt32] = [:]
    private var entries: [NameIndex.Word] = []
    /// Pieces of text seen before, by hash: first byte in `pieceText`, length, and the word, or none.
    private var pieces: PieceTable

    public init(matcher: NameMatcher) {
        self.matcher = matcher
        pieces = PieceTable()
    }

    /// Adds a name, UTF-8 without a line end. Names are kept as given; one without a sound is kept and never found. Throws when the index is full.
    public mutating func add(_ name: ArraySlice<UInt8>) throws(NameIndexError) {
        guard ends.count < Self.limit, text.count + name.count < Self.limit else { throw .full(names: ends.count) }
        text += name
        ends.append(UInt32(text.count))
        var start: Int?
        var count = 0
        for place in name.indices {
            if Self.isBreak(name[place]) {
                if let from = start { add(piece: name[from..<place], &count) }
                start = nil
            } else if start == nil {
                start = place
            }
        }
        if let from = start { add(piece: name[from...], &count) }
        wordEnds.append(UInt32(words.count))
    }

    /// Signs of ASCII but the apostrophe; whatever else cuts a name is seen when candidates are scored.
    private static func isBreak(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != 0x27 && !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
    }

    private mutating func add(piece: ArraySlice<UInt8>, _ count: inout Int) {
        guard count < NameParser.most * 2 else { return }
        count += 1
        if let known = pieces.find(piece) {
            if known != PieceTable.none { words.append(known) }
            return
        }
        let folded = matcher.sounds.folded(String(decoding: piece.prefix(NameParser.longestWord * 3), as: UTF8.self)[...])
        let table = matcher.sounds
        let sounds = table.sounds(folded: folded)
        guard sounds.count > 1, let script = folded.lazy.compactMap({ table.script(of: $0) }).first else {
            pieces.insert(piece, PieceTable.none)
            return
        }
        let number = UInt32(entries.count)
        if let known = vocabulary[folded] {
            pieces.insert(piece, known)
            words.append(known)
            return
        }
        vocabulary[folded] = number
        entries.append(NameIndex.Word(sounds: sounds, script: script))
        pieces.insert(piece, number)
        words.append(number)
    }

    public func finish() -> NameIndex {
        // Names by word: counted, then placed.
        var starts = [UInt32](repeating: 0, count: entries.count + 1)
        var firstWord = 0
        func eachName(_ body: (Int, ArraySlice<UInt32>) -> Void) {
            firstWord = 0
            for name in wordEnds.indices {
                let end = Int(wordEnds[name])
                body(name, words[firstWord..<end])
                firstWord = end
            }
        }
        eachName { _, own in for word in own { starts[Int(word) + 1] += 1 } }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var next = starts
        var names = [UInt32](repeating: 0, count: words.count)
        eachName { name, own in
            for word in own {
                names[Int(next[Int(word)])] = UInt32(name)
                next[Int(word)] += 1
            }
        }
        let keys = PhoneticKeys(sounds: matcher.sounds)
        var pairs: [UInt64] = []
        pairs.reserveCapacity(entries.count * 5)
        for (number, entry) in entries.enumerated() {
            for key in keys.keys(entry.sounds) { pairs.append(UInt64(key) << 32 | UInt64(number)) }
            for key in keys.lastResorts(entry.sounds) { pairs.append(UInt64(key) << 32 | UInt64(number)) }
        }
        pairs.sort()
        var lengths = [UInt8](repeating: 0, count: wordEnds.count)
        eachName { name, own in lengths[name] = UInt8(own.count) }
        return NameIndex(
            matcher: matcher, text: text, ends: ends, entries: entries, starts: starts, names: names, keys: pairs, lengths: lengths)
    }
}

/// Why a name cannot be added to an index.
public enum NameIndexError: Error, Hashable, Sendable, CustomStringConvertible {
    case full(names: Int)

    public var description: String {
        switch self {
        case .full(let names): "an index holds at most \(NameIndexBuilder.limit) names and bytes of names; \(names) names are in it"
        }
    }
}

/// Numbers by pieces of text: open addressing.
struct PieceTable {
    static let none = UInt32.max

    private var slots: [UInt32]
    private var records: [(start: UInt32, length: UInt32, value: UInt32)] = []
    private var text: [UInt8] = []

    init() { slots = [UInt32](repeating: 0, count: 1 << 12) }

    private static func hash(_ piece: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in piece { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Checksum.mix(hash)
    }

    func find(_ piece: ArraySlice<UInt8>) -> UInt32? {
        var slot = Int(truncatingIfNeeded: Self.hash(piece)) & (slots.count - 1)
        while slots[slot] != 0 {
            let record = records[Int(slots[slot]) - 1]
            if Int(record.length) == piece.count, text[Int(record.start)..<Int(record.start + record.length)].elementsEqual(piece) {
                return record.value
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// `piece` must be new.
    mutating func insert(_ piece: ArraySlice<UInt8>, _ value: UInt32) {
        records.append((UInt32(text.count), UInt32(piece.count), value))
        text += piece
        place(records.count, Self.hash(piece))
        guard records.count * 2 > slots.count else { return }
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, record) in records.enumerated() {
            place(number + 1, Self.hash(text[Int(record.start)..<Int(record.start + record.length)]))
        }
    }

    private mutating func place(_ number: Int, _ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number)
    }
}
