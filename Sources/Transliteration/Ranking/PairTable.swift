public import BitextModel

/// Known spellings of a word in the other script, ranked: a dictionary mapped from a file.
///
/// The value of a word is its spellings, best first, separated by tabs.
public struct PairTable: Sendable {
    static let kind = "word-pairs"

    private let words: MappedWordTable

    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) { words = try MappedWordTable(file: file, name: "words") }

    package func spellings(of word: String) -> [String] {
        guard let value = words.text(of: word) else { return [] }
        return value.split(separator: "\t").map(String.init)
    }

    /// The first spelling of `word` in UTF-8, in memory that lives as long as the table.
    @inline(__always)
    package func first(of word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard let value = words.value(of: word) else { return nil }
        guard let tab = value.firstIndex(of: UInt8(ascii: "\t")) else { return value }
        return UnsafeBufferPointer(rebasing: value[..<tab])
    }

    /// The file of a table. Words must differ.
    public static func make(_ entries: [(word: String, spellings: [String])], provenance: String) -> [UInt8] {
        var writer = ModelFileWriter(kind: kind, signature: "word-pairs words:\(entries.count) \(provenance)")
        MappedWordTable.add(
            entries.map { (Array($0.word.utf8), Array($0.spellings.joined(separator: "\t").utf8)) }.sorted {
                $0.key.lexicographicallyPrecedes($1.key)
            }, name: "words", to: &writer)
        return writer.finish()
    }
}
