public import BitextModel

/// Known spellings of a word in the other script, ranked: a dictionary mapped from a file.
///
/// The value of a word is its spellings, best first, separated by tabs; words and spellings are `PackedText` of the block in section `base`.
public struct PairTable: Sendable {
    static let kind = "word-pairs"

    private let words: MappedWordTable
    private let packing: PackedText

    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        words = try MappedWordTable(file: file, name: "words")
        packing = try PackedText(file: file)
    }

    package func spellings(of word: String) -> [String] {
        var word = word
        var key: [UInt8] = []
        word.withUTF8 { packing.pack($0, into: &key) }
        guard let value = key.withUnsafeBufferPointer({ words.value(of: $0) }) else { return [] }
        return packing.text(value).split(separator: "\t").map(String.init)
    }

    /// Appends the first spelling of `word`, both in UTF-8. False when it is not listed. `key` is room to work in.
    @inline(__always)
    package func appendFirst(of word: UnsafeBufferPointer<UInt8>, key: inout [UInt8], to output: inout [UInt8]) -> Bool {
        key.removeAll(keepingCapacity: true)
        packing.pack(word, into: &key)
        guard let value = key.withUnsafeBufferPointer({ words.value(of: $0) }) else { return false }
        let end = value.firstIndex(of: UInt8(ascii: "\t")) ?? value.count
        packing.unpack(UnsafeBufferPointer(rebasing: value[..<end]), into: &output)
        return true
    }

    /// The file of a table. Words must differ; one with more than 16,383 bytes of spellings is left out.
    public static func make(_ entries: [(word: String, spellings: [String])], provenance: String) -> [UInt8] {
        var writer = ModelFileWriter(kind: kind, signature: "word-pairs words:\(entries.count) \(provenance)")
        let packing = PackedText(base: commonBlock(entries))
        func packed(_ text: String) -> [UInt8] {
            var text = text
            var result: [UInt8] = []
            text.withUTF8 { packing.pack($0, into: &result) }
            return result
        }
        MappedWordTable.add(
            entries.map { (packed($0.word), packed($0.spellings.joined(separator: "\t"))) }.sorted { $0.0.lexicographicallyPrecedes($1.0) },
            name: "words", to: &writer)
        writer.add(PackedText.section, [packing.base])
        return writer.finish()
    }

    /// The first scalar of the block of 128 that has most scalars of the entries, ASCII and Latin apart.
    private static func commonBlock(_ entries: [(word: String, spellings: [String])]) -> UInt32 {
        var counts: [UInt32: Int] = [:]
        for entry in entries {
            for text in [entry.word] + entry.spellings {
                for scalar in text.unicodeScalars where (0x800..<0x1_0000).contains(scalar.value) {
                    counts[scalar.value & ~0x7F, default: 0] += 1
                }
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0x900
    }
}
