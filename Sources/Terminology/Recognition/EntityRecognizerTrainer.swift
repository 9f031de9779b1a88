public import BitextModel

/// Learns an `EntityRecognizer` from sentences whose names are marked. The same sentences give the same bytes.
///
/// Conditional likelihood with a Gaussian prior, by AdaGrad (Duchi, Hazan & Singer 2011, JMLR 12), one sentence a step. Features seen less than
/// `smallestCount` times are left out.
public struct EntityRecognizerTrainer {
    public var rounds = 12
    public var rate: Float = 0.1
    /// Weight of the prior for a sentence: each weight that is touched shrinks by `rate` times this times itself.
    public var prior: Float = 1e-2
    public var smallestCount = 3
    public var seed: UInt64 = 1

    /// Features of each word of a sentence, as places in the table of features, and the labels.
    private struct Sentence {
        var features: [[Int32]]
        var labels: [UInt8]
    }

    private var added: [(features: RecognizerFeatures, labels: [UInt8])] = []
    public var count: Int { added.count }

    public init() {}

    /// Adds a sentence. Names are tokens and types; those of other types count as no names, those that overlap are left out.
    public mutating func add(
        candidates: SentenceCandidates, names: [(tokens: Range<Int>, type: EntityType)], index: GlossaryIndex
    ) {
        let features = RecognizerFeatures(candidates: candidates, index: index)
        var labels = [UInt8](repeating: 0, count: features.count)
        for name in names {
            guard let begin = RecognizerLabels.begin(name.type), name.tokens.lowerBound >= 0, name.tokens.upperBound <= labels.count,
                labels[name.tokens].allSatisfy({ $0 == 0 })
            else { continue }
            for place in name.tokens { labels[place] = UInt8(place == name.tokens.lowerBound ? begin : begin + 1) }
        }
        added.append((features, labels))
    }

    /// The words that stand most often in names, beside them or one word further.
    private func commonWords() -> CommonWords {
        var counts: [UInt64: Int] = [:]
        for sentence in added {
            for place in sentence.labels.indices {
                let around = max(0, place - RecognizerTemplates.reach)...min(sentence.labels.count - 1, place + RecognizerTemplates.reach)
                if sentence.labels[around].contains(where: { $0 != 0 }) { counts[sentence.features.key(place), default: 0] += 1 }
            }
        }
        return CommonWords(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(CommonWords.usual).map(\.key))
    }

    /// The model's bytes. `progress` hears the mean log-likelihood of a word after each round.
    public func train(provenance: String, progress: (Int, Double) -> Void = { _, _ in }) -> [UInt8] {
        let common = commonWords()
        let hashed = added.map { sentence -> (features: [[UInt64]], labels: [UInt8]) in
            var features = sentence.features
            features.number(common)
            var hashes: [UInt64] = []
            let words = (0..<features.count).map { place in
                features.collect(place, into: &hashes)
                return hashes
            }
            return (words, sentence.labels)
        }
        var counts: [UInt64: Int] = [:]
        for sentence in hashed { for word in sentence.features { for hash in word { counts[hash, default: 0] += 1 } } }
        let known = counts.filter { $0.value >= smallestCount }.keys.sorted()
        var places: [UInt64: Int32] = [:]
        places.reserveCapacity(known.count)
        for (place, hash) in known.enumerated() { places[hash] = Int32(place) }
        let sentences = hashed.map { sentence in
            Sentence(features: sentence.features.map { word in word.compactMap { places[$0] } }, labels: sentence.labels)
        }
        var learner = ChainLearner(features: known.count, rate: rate, prior: prior)
        var order = Array(sentences.indices)
        var state = seed
        for round in 1...max(rounds, 1) {
            // Fisher & Yates's shuffle over SplitMix64 (Steele, Lea & Flood 2014).
            for place in stride(from: order.count - 1, to: 0, by: -1) {
                state &+= 0x9E37_79B9_7F4A_7C15
                var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
                value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
                order.swapAt(place, Int((value ^ value >> 31) % UInt64(place + 1)))
            }
            var likelihood = 0.0
            var words = 0
            for number in order where !sentences[number].labels.isEmpty {
                likelihood += Double(learner.learn(features: sentences[number].features, labels: sentences[number].labels))
                words += sentences[number].labels.count
            }
            if round > rounds / 2 { learner.note() }
            progress(round, likelihood / Double(max(words, 1)))
        }
        learner.average()
        let signature =
            "entity-recognizer sentences:\(sentences.count) features:\(known.count) rounds:\(rounds) rate:\(rate) prior:\(prior) "
            + "cut:\(smallestCount) seed:\(seed) \(provenance)"
        let rows = known.enumerated().map { place, hash in (hash: hash, weights: learner.weights(of: place)) }
        // What hardly weighs anything is not shipped.
        return EntityRecognizer.make(
            rows.filter { $0.weights.contains { abs($0) > 0.05 } }, transitions: learner.transitions, common: common, signature: signature)
    }
}

/// Weights while they are learned, each with the sum of its squared gradients.
private struct ChainLearner {
    private let labels = RecognizerLabels.count
    private var values: [Float]
    private var squares: [Float]
    private(set) var transitions: [Float]
    /// Sums of the weights at the ends of rounds, and of how many.
    private var valueSums: [Float]
    private var transitionSums: [Float]
    private var noted: Float = 0
    private var transitionSquares: [Float]
    private let rate: Float
    private let prior: Float

    init(features: Int, rate: Float, prior: Float) {
        values = [Float](repeating: 0, count: features * labels)
        squares = values
        valueSums = values
        transitions = [Float](repeating: 0, count: labels * labels)
        transitionSquares = transitions
        transitionSums = transitions
        self.rate = rate
        self.prior = prior
    }

    /// Takes the weights as they are now into the average.
    mutating func note() {
        for place in values.indices { valueSums[place] += values[place] }
        for place in transitions.indices { transitionSums[place] += transitions[place] }
        noted += 1
    }

    /// Puts the average of what was noted in place of the weights.
    mutating func average() {
        guard noted > 0 else { return }
        values = valueSums.map { $0 / noted }
        transitions = transitionSums.map { $0 / noted }
    }

    func weights(of feature: Int) -> [Float] { Array(values[feature * labels..<(feature + 1) * labels]) }

    /// One step uphill; the log-likelihood of the labels before it.
    mutating func learn(features: [[Int32]], labels gold: [UInt8]) -> Float {
        let count = gold.count
        var scores = [Float](repeating: 0, count: count * labels)
        for place in 0..<count {
            for feature in features[place] {
                for label in 0..<labels { scores[place * labels + label] += values[Int(feature) * labels + label] }
            }
        }
        var chain = LabelChain(scores: scores, transitions: transitions)
        chain.sum()
        var total: Float = -chain.logPartition
        for place in 0..<count {
            let own = Int(gold[place])
            total += scores[place * labels + own]
            for label in 0..<labels {
                let gradient: Float = (label == own ? 1 : 0) - chain.marginal(place, label)
                if abs(gradient) < 1e-4 { continue }
                for feature in features[place] {
                    Self.move(&values[Int(feature) * labels + label], &squares[Int(feature) * labels + label], gradient, rate, prior)
                }
            }
            guard place + 1 < count else { continue }
            total += transitions[own * labels + Int(gold[place + 1])]
            for from in 0..<labels {
                for to in 0..<labels where RecognizerLabels.follows(to, from) {
                    let isGold = from == own && to == Int(gold[place + 1])
                    let gradient: Float = (isGold ? 1 : 0) - chain.marginal(place, from, to)
                    if abs(gradient) < 1e-4 { continue }
                    Self.move(&transitions[from * labels + to], &transitionSquares[from * labels + to], gradient, rate, prior)
                }
            }
        }
        return total
    }

    @inline(__always)
    private static func move(_ value: inout Float, _ square: inout Float, _ gradient: Float, _ rate: Float, _ prior: Float) {
        let slope = gradient - prior * value
        square += slope * slope
        value += rate * slope / (square.squareRoot() + 1e-6)
    }
}
