// Reads through pointers into mapped memory; the table's size is checked when it is opened.

package import BitextModel

/// Which lists a word stands in, and how high: up to four numbers of 0 to 255 a word, 0 for a list without it. Mapped from a file.
///
/// Words are kept as fingerprints of 32 bits: a word in no list is taken for one with a chance of about one in ten thousand million
/// times the words in its neighbourhood. A look-up costs about 20 ns.
public struct WordListTable: Sendable {
    static let kind = "word-lists"
    package static let lists = 4

    private let slots: ModelArray<UInt64>

    package init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        slots = try file.array("slots", of: UInt64.self)
        guard slots.count > 0 else { throw file.fault("slots", "no slots") }
    }

    /// The word's number in each list: byte 0 is the first list's.
    package func values(of word: String) -> UInt32 {
        let (place, fingerprint) = Self.place(word, capacity: slots.count)
        var slot = place
        for _ in 0..<slots.count {
            let entry = slots.buffer[slot]
            if entry == 0 { return 0 }
            if UInt32(entry >> 32) == fingerprint { return UInt32(truncatingIfNeeded: entry) }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        return 0
    }

    private static func place(_ word: String, capacity: Int) -> (slot: Int, fingerprint: UInt32) {
        var word = word
        let hash = word.withUTF8 { MappedWordTable.hash($0) }
        return (MappedWordTable.slot(hash, of: capacity), UInt32(truncatingIfNeeded: hash))
    }

    /// The file of a table. Numbers beyond the fourth are left out; a word in no list is left out.
    public static func make(_ words: [(word: String, values: [UInt8])], provenance: String) -> [UInt8] {
        let capacity = max(64, words.count + words.count / 3)
        var slots = [UInt64](repeating: 0, count: capacity)
        for (word, values) in words.sorted(by: { Array($0.word.utf8).lexicographicallyPrecedes(Array($1.word.utf8)) }) {
            var numbers: UInt32 = 0
            for (place, value) in values.prefix(lists).enumerated() { numbers |= UInt32(value) << (8 * UInt32(place)) }
            guard numbers != 0 else { continue }
            let (place, fingerprint) = place(word, capacity: capacity)
            var slot = place
            while slots[slot] != 0 { slot = slot + 1 == capacity ? 0 : slot + 1 }
            slots[slot] = UInt64(fingerprint) << 32 | UInt64(numbers)
        }
        var writer = ModelFileWriter(kind: kind, signature: "word-lists words:\(words.count) \(provenance)")
        writer.add("slots", slots)
        return writer.finish()
    }
}
