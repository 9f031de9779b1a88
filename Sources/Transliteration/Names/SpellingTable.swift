internal import BitextModel

/// A spelling listed for a word.
struct ListedSpelling: Hashable, Sendable {
    var text: String
    /// Natural logarithm of its share among the spellings of the word, in steps of 1/16.
    var logShare: Double
    /// The word is an ordinary one of its language as well: पर is `par`, but hardly ever.
    var isAmbiguous: Bool
    /// How often the pair was seen, up to 63; 0 where a model made it.
    var count: Int
}

/// Words with their spellings in another script, in a mapped table.
///
/// A look-up costs about 100 ns and allocates the spellings it returns. The form of keys and values is described in `Tools/make-name-lexicon.py`.
struct SpellingTable: Sendable {
    private let table: MappedWordTable
    private let packing: PackedText

    /// Throws when the sections of the table are missing or misshapen.
    init(file: ModelFile, name: String) throws(ModelFileError) {
        table = try MappedWordTable(file: file, name: name)
        packing = try PackedText(file: file)
    }

    /// Spellings of `word`, best first; without its nuktas where it is not listed with them. None when it is not listed.
    func spellings(of word: some StringProtocol) -> [ListedSpelling] {
        guard let key = packing.key(word) else { return [] }
        if let value = find(key) { return value }
        return packing.withoutNuktas(key).flatMap(find) ?? []
    }

    /// The form in which a word is looked up in all tables of its file, also without its nuktas where it has any; nil for a word that none can list.
    func keys(of word: String) -> (own: [UInt8], plain: [UInt8]?)? { packing.key(word).map { ($0, packing.withoutNuktas($0)) } }

    /// What `spellings` says of the best spelling of the word with those `keys`, without the spelling itself; nil where the word is not listed.
    func evidence(of keys: (own: [UInt8], plain: [UInt8]?)) -> (isAmbiguous: Bool, count: Int)? {
        func find(_ key: [UInt8]) -> UnsafeBufferPointer<UInt8>? { key.withUnsafeBufferPointer(table.value(of:)) }
        guard let value = find(keys.own) ?? keys.plain.flatMap(find), value.count >= 3, 3 + Int(value[0]) <= value.count else { return nil }
        return (value[2] & 1 != 0, Int(value[2] >> 2))
    }

    private func find(_ key: [UInt8]) -> [ListedSpelling]? {
        key.withUnsafeBufferPointer { table.value(of: $0).map(decode) }
    }

    /// Reads as far as the value is whole.
    private func decode(_ value: UnsafeBufferPointer<UInt8>) -> [ListedSpelling] {
        var result: [ListedSpelling] = []
        var place = 0
        while place + 3 <= value.count {
            let end = place + 3 + Int(value[place])
            guard end <= value.count else { break }
            result.append(
                ListedSpelling(
                    text: packing.text(UnsafeBufferPointer(rebasing: value[place + 3..<end])), logShare: -Double(value[place + 1]) / 16,
                    isAmbiguous: value[place + 2] & 1 != 0, count: Int(value[place + 2] >> 2)))
            place = end
        }
        return result
    }
}
