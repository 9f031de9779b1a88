/// The words of both sides of a document as numbers, with what is known of them.
struct DocumentWords: Sendable {
    /// One side, in flat arrays.
    struct Side: Sendable {
        var words: [String] = []
        /// By token.
        var tokens: [Int32] = []
        /// First token of each sentence, and the end.
        var starts: [Int32] = [0]
        /// By word: how much its agreement tells.
        var weights: [Float] = []
        /// By word: sentences that have it.
        var frequencies: [Int32] = []
        /// By sentence: sum of the weights of its tokens, and its length in characters.
        var totals: [Float] = []
        var lengths: [Float] = []

        var count: Int { starts.count - 1 }
        mutating func sumWeights() {
            totals = (0..<count).map { sentence in tokens(of: sentence).reduce(Float(0)) { $0 + weights[Int(tokens[$1])] } }
        }

        func tokens(of sentence: Int) -> Range<Int> { Int(starts[sentence])..<Int(starts[sentence + 1]) }
    }

    var source = Side()
    var target = Side()
    /// By source word.
    var candidates: [[EvidenceCandidate]] = []
    /// Places of target words: those of word `w` are `postingStarts[w]..<postingStarts[w + 1]`, in order of the text.
    var postings: [Int32] = []
    var postingStarts: [Int32] = []
    /// Sentence of each target token.
    var sentenceOfTarget: [Int32] = []

    init(
        source: [SentenceText], target: [SentenceText], evidence: [any SentenceEvidence], rarity: (any WordRarity)?,
        greatestRarity: Float
    ) {
        self.source = Self.side(source)
        self.target = Self.side(target)
        weigh(rarity, greatestRarity)
        candidates = [[EvidenceCandidate]](repeating: [], count: self.source.words.count)
        for one in evidence { ask(one) }
        discount()
        index()
    }

    /// Strength of a counterpart from which a word is known.
    private static let known: Float = 0.5

    private mutating func ask(_ evidence: any SentenceEvidence) {
        var (sources, targets) = (Array(source.words.indices), Array(target.words.indices))
        if evidence.isForUnknownWords {
            var isKnown = [Bool](repeating: false, count: target.words.count)
            for list in candidates {
                for candidate in list where candidate.strength >= Self.known { isKnown[Int(candidate.target)] = true }
            }
            sources.removeAll { candidates[$0].contains { $0.strength >= Self.known } }
            targets.removeAll { isKnown[$0] }
        }
        let found = evidence.candidates(sources: sources.map { source.words[$0] }, targets: targets.map { target.words[$0] })
        for (place, list) in found.enumerated() {
            for candidate in list {
                add(EvidenceCandidate(target: Int32(targets[Int(candidate.target)]), strength: candidate.strength), to: sources[place])
            }
        }
    }

    /// A word whose counterparts stand in every other sentence agrees by chance: it weighs no more than what they are worth together.
    private mutating func discount() {
        var back = [[EvidenceCandidate]](repeating: [], count: target.words.count)
        for (word, list) in candidates.enumerated() {
            for candidate in list {
                back[Int(candidate.target)].append(EvidenceCandidate(target: Int32(word), strength: candidate.strength))
            }
        }
        let (rarities, others) = (source.weights, target.weights)
        func worth(_ list: [EvidenceCandidate], _ rarities: [Float]) -> Float {
            let chance = list.reduce(0.0) { $0 + Elementary.exponential(-Double(rarities[Int($1.target)])) }
            return Float(-Elementary.logarithm(min(1, max(1e-9, chance))))
        }
        for word in source.words.indices where !candidates[word].isEmpty {
            source.weights[word] = max(0.02, min(rarities[word], worth(candidates[word], others)))
        }
        for word in target.words.indices where !back[word].isEmpty {
            target.weights[word] = max(0.02, min(others[word], worth(back[word], rarities)))
        }
        source.sumWeights()
        target.sumWeights()
    }

    mutating func add(_ candidate: EvidenceCandidate, to word: Int) {
        if let place = candidates[word].firstIndex(where: { $0.target == candidate.target }) {
            candidates[word][place].strength = max(candidates[word][place].strength, candidate.strength)
        } else {
            candidates[word].append(candidate)
        }
    }

    private static func side(_ sentences: [SentenceText]) -> Side {
        var inventory = WordInventory()
        var side = Side()
        var last: [Int32] = []
        for (number, sentence) in sentences.enumerated() {
            for word in sentence.words
            where word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
                let id = Int(inventory.number(word))
                if id == last.count {
                    last.append(-1)
                    side.frequencies.append(0)
                }
                if last[id] != Int32(number) {
                    last[id] = Int32(number)
                    side.frequencies[id] += 1
                }
                side.tokens.append(Int32(id))
            }
            side.starts.append(Int32(side.tokens.count))
            side.lengths.append(Float(sentence.length))
        }
        side.words = inventory.words
        return side
    }

    private mutating func weigh(_ rarity: (any WordRarity)?, _ greatest: Float) {
        func weigh(_ side: inout Side, _ known: (String) -> Float?) {
            let count = Double(side.count)
            side.weights = side.words.indices.map { word in
                // A document of a few sentences says little of how rare its words are.
                let own = Float(Elementary.logarithm((count + 20) / (Double(side.frequencies[word]) + 0.5)))
                guard let elsewhere = known(side.words[word]) else { return min(greatest, max(own, count < 200 ? greatest * 0.75 : own)) }
                return max(0.02, min(greatest, min(elsewhere, own + 4)))
            }
        }
        weigh(&source) { rarity?.rarity(source: $0) }
        weigh(&target) { rarity?.rarity(target: $0) }
    }

    private mutating func index() {
        var counts = [Int32](repeating: 0, count: target.words.count + 1)
        for word in target.tokens { counts[Int(word) + 1] += 1 }
        for word in 1..<counts.count { counts[word] += counts[word - 1] }
        postingStarts = counts
        postings = [Int32](repeating: 0, count: target.tokens.count)
        var next = counts
        for (place, word) in target.tokens.enumerated() {
            postings[Int(next[Int(word)])] = Int32(place)
            next[Int(word)] += 1
        }
        sentenceOfTarget = [Int32](repeating: 0, count: target.tokens.count)
        for sentence in 0..<target.count { for place in target.tokens(of: sentence) { sentenceOfTarget[place] = Int32(sentence) } }
    }
}

/// A sentence as the aligner sees it.
public struct SentenceText: Hashable, Sendable {
    public var words: [String]
    /// In characters (code points).
    public var length: Int
    /// Whether a paragraph ends with it.
    public var endsParagraph: Bool

    public init(words: [String], length: Int, endsParagraph: Bool = false) {
        self.words = words
        self.length = length
        self.endsParagraph = endsParagraph
    }
}
