/// What is right for each word: the protocol for single words with several references.
///
/// Words are normalized (NFC, no joiners, Latin lower case). Each distinct source word stands once; right is every target attested for it,
/// with how often it is. Dakshina's protocol (Roark et al. 2020, "Processing South Asian Languages Written in the Latin Script: the Dakshina
/// Dataset", LREC) counts pairs instead: figures of the two do not compare.
public struct TransliterationGold: Sendable {
    /// Source words in the order of their bytes.
    public let words: [String]
    /// For each word its targets and how often each is attested, the most attested first.
    public let targets: [[(text: String, count: Int)]]

    public init(_ pairs: TransliterationPairs, toLatin: Bool) { self.init(pairs.trainingPairs(toLatin: toLatin)) }

    init(_ pairs: [JointSequenceTrainer.Pair]) {
        var all: [String: [String: Int]] = [:]
        for pair in pairs { all[pair.source, default: [:]][pair.target, default: 0] += pair.count }
        words = all.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        targets = words.map { word in
            (all[word] ?? [:]).map { (text: $0.key, count: $0.value) }.sorted {
                $0.count != $1.count ? $0.count > $1.count : $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
            }
        }
    }
}
