/// The common words in and beside names, of which a recognizer sees which one stands where; of the others it sees the kind. Numbers are few, so that what two words say together fits in a table.
struct CommonWords: Sendable {
    /// Common words that a model has, and how many of them are the commonest.
    static let usual = 240
    private static let mostCommonest = 55
    /// Kinds of other words: eight of words, numbers, marks; and the border of a sentence.
    private static let kinds = 11

    /// Hashes of folded words (`RecognizerFeatures.Word`), the commonest first.
    let hashes: [UInt64]
    private let places: [UInt64: Int]

    init(_ hashes: [UInt64]) {
        self.hashes = Array(hashes.prefix(Self.usual))
        places = Dictionary(self.hashes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private var commonest: Int { min(hashes.count, Self.mostCommonest) }
    /// Numbers are below these.
    var count: Int { hashes.count + Self.kinds }
    var commonestCount: Int { commonest + Self.kinds }
    var border: (common: UInt8, commonest: UInt8) { (UInt8(count - 1), UInt8(commonestCount - 1)) }

    /// The word's number among common words, and among the commonest.
    func numbers(of word: borrowing RecognizerFeatures.Word) -> (common: UInt8, commonest: UInt8) {
        let kind =
            switch word.row[RecognizerTemplates.Field.shape.place] >> 8 {
            case 4: 8
            case 5: 9
            default: Int(word.row[RecognizerTemplates.Field.word.place] & 7)
            }
        let place = places[word.row[RecognizerTemplates.Field.key.place]] ?? .max
        return (
            UInt8(place < hashes.count ? place : hashes.count + kind), UInt8(place < commonest ? place : commonest + kind)
        )
    }
}
