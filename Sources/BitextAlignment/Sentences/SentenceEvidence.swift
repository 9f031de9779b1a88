/// A word of the other language, and how likely it is that the two translate each other.
public struct EvidenceCandidate: Hashable, Sendable {
    /// Number of the target word.
    public var target: Int32
    /// Over 0, at most 1.
    public var strength: Float

    public init(target: Int32, strength: Float) {
        self.target = target
        self.strength = strength
    }
}

/// Words of a document that may translate each other, found without asking for every pair: a document of 20,000 sentences has some 10⁹.
public protocol SentenceEvidence: Sendable {
    /// For each source word the target words that it may be translated by. Each word is given once.
    func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]]

    /// Whether it is asked only about words that no evidence before it finds a good counterpart for.
    var isForUnknownWords: Bool { get }
}

extension SentenceEvidence {
    public var isForUnknownWords: Bool { false }
}

/// How much the agreement of a word tells: near 0 for words that stand everywhere, up to about 9 (natural logarithm of one in how many sentences has it).
public protocol WordRarity: Sendable {
    /// Nil for a word of which nothing is known: it is then judged by the document alone.
    func rarity(source word: String) -> Float?
    func rarity(target word: String) -> Float?
}

extension FormEvidence: SentenceEvidence {
    public func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
        var places: [String: [Int32]] = [:]
        for (place, word) in targets.enumerated() where Self.tells(word) { places[WordForm.folded(word), default: []].append(Int32(place)) }
        return sources.map { word in
            guard Self.tells(word) else { return [] }
            return (places[WordForm.folded(word)] ?? []).map { EvidenceCandidate(target: $0, strength: 1) }
        }
    }

    /// Marks tell nothing of sentences.
    private static func tells(_ word: String) -> Bool {
        word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
