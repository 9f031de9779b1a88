// Reads the text through a pointer: places are kept inside it by the loops' bounds.

public import BitextModel

/// Finds the terms of an index in raw text, leftmost and longest, at tens of megabytes a second: for corpora, where no sentence is to be understood.
///
/// Words are runs of letters, marks and digits; a term's words may be joined by one blank or hyphen; of marks inside a term those of `TermMarks` are looked for. Spellings that count as the same are folded, endings and acronym readings are found, terms never
/// begin or end inside a word. A word that is no part of a term may be two or three words of one (लालकिला, `WordSpacing`); two words for one (रेल गाड़ी) are not looked for: each pair of neighbours would
/// cost a look-up. What needs more than the words themselves is left out: short forms, terms with conditions, unknown names. Not for several tasks at once: each makes its own.
///
/// Cost: one look-up a word in a memory of words met before, of `mostWords` at most; terms cost nothing while their first word is not met.
public struct TermScanner: ~Copyable {
    /// A term found: UTF-8 offsets, and the concept and English of the first way to say it.
    public struct Match: Sendable {
        public let span: TextSpan
        public let concept: String
        public let english: String
        public let type: EntityType
    }

    /// Words remembered; then the memory begins anew.
    static let mostWords = 1 << 20

    private let index: GlossaryIndex
    private let fold: (String) -> String
    private let cutter: UnitCutter
    /// What words that no term has may be cut into. A word's key is -2 less its place here.
    private var cuts: [[WordSpacing.Cut]] = []
    /// Whether a word of `run` has cuts.
    private var hasCuts = false
    private var slots: [UInt32]
    private var words: [(hash: UInt64, start: UInt32, length: UInt32, key: Int32)] = []
    private var text: [UInt8] = []
    /// The words since the last mark that no term runs across.
    private var run: [(start: Int, end: Int, key: Int32)] = []
    /// For nodes met: 1 where a term counts but for one word in small letters, 2 where it needs capitals, 3 where none counts, 4 where it counts in any case; 0 unknown.
    private var verdicts: [UInt8]
    /// The units of the index that marks of ASCII are, by the mark; -1 for none.
    private let marks: [Int32]

    /// `fold` as for the index's own units.
    public init(index: GlossaryIndex, fold: @escaping @Sendable (String) -> String) {
        self.index = index
        self.fold = fold
        cutter = UnitCutter(fold: fold)
        slots = [UInt32](repeating: 0, count: Self.mostWords * 2)
        verdicts = [UInt8](repeating: 0, count: index.nodeCount)
        marks = (0..<128).map { byte in
            TermMarks.isKept(UInt8(byte)) ? index.key(String(UnicodeScalar(UInt8(byte)))) ?? -1 : -1
        }
    }

    /// Calls `body` with each term's offsets and node in order; returns their number.
    @discardableResult
    public mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (TextSpan, Int32) -> Void) -> Int {
        var found = 0
        var place = 0
        var gap = 0
        run.removeAll(keepingCapacity: true)
        while place < bytes.count {
            let start = place
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            while place < bytes.count {
                let byte = bytes[place]
                if byte < 0x80 {
                    guard Self.isWord[Int(byte)] else { break }
                } else if Self.isMark(bytes, place) {
                    break
                }
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                place += 1
            }
            if place > start {
                let key = key(UnsafeBufferPointer(rebasing: bytes[start..<place]), Checksum.mix(hash))
                if key < -1 { hasCuts = true }
                run.append((start, place, key))
                gap = 0
                continue
            }
            let byte = bytes[place]
            if byte < 0x80, marks[Int(byte)] >= 0 {
                run.append((place, place + 1, marks[Int(byte)]))
                place += 1
                gap = 0
                continue
            }
            gap += 1
            if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") || gap > 1 {
                found += flush(bytes, body)
            }
            place += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        return found + flush(bytes, body)
    }

    /// What a node of a match says.
    public func match(_ span: TextSpan, _ node: Int32) -> Match? {
        guard let entry = index.entries(node).first(where: { $0.method != .shortForm && $0.conditions.isEmpty }) else { return nil }
        return Match(
            span: span, concept: index.identifier(entry.concept), english: index.english(entry) ?? index.preferredEnglish(entry.concept),
            type: index.type(entry.concept))
    }

    // MARK: - Words

    private static let isWord: [Bool] = (0..<128).map { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Whether a character that is no letter begins here: dandas, and the block of general punctuation but for joiners.
    @inline(__always)
    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place + 2 < bytes.count else { return false }
        if bytes[place] == 0xE0 { return bytes[place + 1] == 0xA5 && bytes[place + 2] & 0xFE == 0xA4 }
        if bytes[place] == 0xE2 {
            return bytes[place + 1] == 0x80 && bytes[place + 2] & 0xFE != 0x8C || bytes[place + 1] == 0x81
        }
        return false
    }

    private mutating func key(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let known = words[Int(slots[slot]) - 1]
            if known.hash == hash, Int(known.length) == word.count, isEqual(word, Int(known.start)) { return known.key }
            slot = (slot + 1) & mask
        }
        if words.count == Self.mostWords {
            slots = [UInt32](repeating: 0, count: slots.count)
            words.removeAll(keepingCapacity: true)
            // What stands in `run` keeps its cuts.
            if !hasCuts { cuts.removeAll(keepingCapacity: true) }
            text.removeAll(keepingCapacity: true)
            slot = Int(truncatingIfNeeded: hash) & mask
        }
        let folded = fold(String(decoding: word, as: UTF8.self))
        var key = index.key(folded) ?? -1
        if key < 0, word.first.map({ $0 >= 0x80 }) ?? false {
            let found = WordSpacing.cuts(folded, index, cutter)
            if !found.isEmpty {
                key = -2 - Int32(truncatingIfNeeded: cuts.count)
                cuts.append(found)
            }
        }
        words.append((hash, UInt32(text.count), UInt32(word.count), key))
        text += word
        slots[slot] = UInt32(words.count)
        return key
    }

    @inline(__always)
    private func isEqual(_ word: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        for place in 0..<word.count where text[start + place] != word[place] { return false }
        return true
    }

    // MARK: - Terms

    private mutating func flush(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (TextSpan, Int32) -> Void) -> Int {
        var found = 0
        var first = 0
        while first < run.count {
            guard let best = hasCuts ? longestCut(bytes, first) : longest(bytes, first) else {
                first += 1
                continue
            }
            body(TextSpan(start: run[first].start, end: run[best.end - 1].end), best.node)
            found += 1
            first = best.end
        }
        run.removeAll(keepingCapacity: true)
        hasCuts = false
        return found
    }

    /// The longest term that begins at a word, as it is listed.
    @inline(__always)
    private mutating func longest(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> (end: Int, node: Int32)? {
        guard run[first].key >= 0, var node = index.child(of: 0, key: run[first].key) else { return nil }
        var best: (end: Int, node: Int32)?
        var end = first + 1
        while true {
            if index.hasEntries(node), counts(node, bytes, first, end) { best = (end, node) }
            guard end < run.count, run[end].key >= 0, let next = index.child(of: node, key: run[end].key) else { return best }
            node = next
            end += 1
        }
    }

    /// The same where words may be cut: of equally long ones that which is listed so.
    private mutating func longestCut(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> (end: Int, node: Int32)? {
        var ends: [(end: Int, node: Int32, isCut: Bool)] = []
        var open: [(node: Int32, end: Int, isCut: Bool)] = [(0, first, false)]
        while let last = open.popLast() {
            guard last.end < run.count else { continue }
            let key = run[last.end].key
            let ways = key >= 0 ? [[key]] : key < -1 ? cuts[Int(-2 - key)] : []
            for way in ways {
                var node: Int32? = last.node
                for part in way { node = node.flatMap { index.child(of: $0, key: part) } }
                guard let node else { continue }
                let isCut = last.isCut || key < 0
                if index.hasEntries(node), !isCut || mayBeCut(node) { ends.append((last.end + 1, node, isCut)) }
                open.append((node, last.end + 1, isCut))
            }
        }
        ends.sort { ($1.end, $0.isCut ? 1 : 0, $0.node) < ($0.end, $1.isCut ? 1 : 0, $1.node) }
        return ends.first { counts($0.node, bytes, first, $0.end) }.map { ($0.end, $0.node) }
    }

    /// Names of gathered lists are not hidden in other words.
    private func mayBeCut(_ node: Int32) -> Bool { index.entries(node).contains { !index.isGathered($0.concept) } }

    private mutating func counts(_ node: Int32, _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        if verdicts[Int(node)] == 0 {
            let entries = index.entries(node).filter { $0.method != .shortForm && $0.conditions.isEmpty }
            verdicts[Int(node)] = entries.isEmpty ? 3 : entries[0].needsCapitals ? 2 : entries[0].allowsSmallLetters ? 4 : 1
        }
        switch verdicts[Int(node)] {
        case 3: return false
        case 2: return run[first..<end].allSatisfy { word in bytes[word.start..<word.end].allSatisfy { !(0x61...0x7A).contains($0) } }
        case 4: return true
        // A single word of Latin letters is not in small ones.
        default: return end > first + 1 || !bytes[run[first].start..<run[first].end].allSatisfy { (0x61...0x7A).contains($0) }
        }
    }
}
