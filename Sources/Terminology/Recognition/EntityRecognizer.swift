// Reads through pointers into mapped memory; sizes are checked when the model is opened.
public import BitextModel

/// Finds names that no glossary has: a linear-chain conditional random field over `RecognizerFeatures`.
///
/// Lafferty, McCallum & Pereira 2001, "Conditional Random Fields" (ICML). Labels are BIO over person, place, organization. The best labels by Viterbi over
/// integer weights: the same on every machine. A value; safe to share between tasks. About 10 µs a word.
public struct EntityRecognizer: Sendable {
    static let kind = "entity-recognizer"
    /// Weights are stored in steps of 1/256.
    static let scale: Float = 256

    private let fingerprints: ModelArray<UInt32>
    private let weights: ModelArray<Int16>
    private let transitions: ModelArray<Int16>

    /// Maps the model at `path`. Throws when it is missing, damaged or of another kind.
    public init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        fingerprints = try file.array("fingerprints", of: UInt32.self)
        weights = try file.array("weights", of: Int16.self)
        transitions = try file.array("transitions", of: Int16.self)
        guard fingerprints.count > 0, weights.count == fingerprints.count * RecognizerLabels.count,
            transitions.count == RecognizerLabels.count * RecognizerLabels.count
        else { throw file.fault("weights", "\(weights.count) weights for \(fingerprints.count) features") }
    }

    /// A found name: tokens `tokens`, its type, and how probable it is that the whole of it is right, 0–1.
    public struct Found: Hashable, Sendable {
        public var tokens: Range<Int>
        public var type: EntityType
        public var probability: Double
    }

    /// The names in a sentence, in order, disjoint: `candidates` is what the glossary found in it.
    public func names(tokens: [Token], candidates: SentenceCandidates, index: GlossaryIndex, knowledge: WordKnowledge) -> [Found] {
        find(RecognizerFeatures(tokens: tokens, candidates: candidates, index: index, knowledge: knowledge))
    }

    /// The type that `span` (tokens) has most likely, if it is a name.
    public func type(
        of span: Range<Int>, tokens: [Token], candidates: SentenceCandidates, index: GlossaryIndex, knowledge: WordKnowledge
    ) -> EntityType? {
        let features = RecognizerFeatures(tokens: tokens, candidates: candidates, index: index, knowledge: knowledge)
        guard span.lowerBound >= 0, span.upperBound <= features.count else { return nil }
        let scores = scores(features)
        var sums: [EntityType: Float] = [:]
        for label in 1..<RecognizerLabels.count {
            guard let type = RecognizerLabels.type(label) else { continue }
            for place in span where RecognizerLabels.isInside(label) == (place > span.lowerBound) {
                sums[type, default: 0] += scores[place * RecognizerLabels.count + label]
            }
        }
        return EntityType.allCases.filter { sums[$0] != nil }.max { (sums[$0] ?? 0) < (sums[$1] ?? 0) }
    }

    func find(_ features: RecognizerFeatures) -> [Found] {
        guard features.count > 0 else { return [] }
        let scores = scores(features)
        var chain = LabelChain(scores: scores, transitions: transitions.buffer.map { Float(Int16(littleEndian: $0)) / Self.scale })
        let labels = chain.best()
        var found: [Found] = []
        for (place, label) in labels.enumerated() where label > 0 {
            if RecognizerLabels.isInside(label), let last = found.last, last.tokens.upperBound == place {
                found[found.count - 1].tokens = last.tokens.lowerBound..<place + 1
            } else if let type = RecognizerLabels.type(label) {
                found.append(Found(tokens: place..<place + 1, type: type, probability: 0))
            }
        }
        if !found.isEmpty {
            chain.sum()
            for place in found.indices {
                found[place].probability = found[place].tokens.map { Double(chain.marginal($0, labels[$0])) }.min() ?? 0
            }
        }
        return found
    }

    /// Scores of labels, word by word.
    private func scores(_ features: RecognizerFeatures) -> [Float] {
        let labels = RecognizerLabels.count
        var scores = [Float](repeating: 0, count: features.count * labels)
        var hashes: [UInt64] = []
        var sums = [Int32](repeating: 0, count: labels)
        for place in 0..<features.count {
            features.collect(place, into: &hashes)
            for label in 0..<labels { sums[label] = 0 }
            for hash in hashes {
                guard let slot = slot(of: hash) else { continue }
                for label in 0..<labels { sums[label] &+= Int32(Int16(littleEndian: weights.buffer[slot * labels + label])) }
            }
            for label in 0..<labels { scores[place * labels + label] = Float(sums[label]) / Self.scale }
        }
        return scores
    }

    private func slot(of hash: UInt64) -> Int? {
        let capacity = fingerprints.count
        let wanted = Self.fingerprint(hash)
        var slot = Self.slot(hash, of: capacity)
        for _ in 0..<capacity {
            let entry = UInt32(littleEndian: fingerprints.buffer[slot])
            if entry == 0 { return nil }
            if entry == wanted { return slot }
            slot = slot + 1 == capacity ? 0 : slot + 1
        }
        return nil
    }

    private static func fingerprint(_ hash: UInt64) -> UInt32 { max(UInt32(truncatingIfNeeded: hash), 1) }
    private static func slot(_ hash: UInt64, of capacity: Int) -> Int { Int(truncatingIfNeeded: ((hash >> 32) * UInt64(capacity)) >> 32) }

    /// The file of a model: features in the order given, with a weight for each label.
    static func make(_ features: [(hash: UInt64, weights: [Float])], transitions: [Float], signature: String) -> [UInt8] {
        func quantized(_ value: Float) -> Int16 { Int16(max(-32_767, min(32_767, (value * scale).rounded()))) }
        let capacity = max(16, features.count + features.count / 2)
        var fingerprints = [UInt32](repeating: 0, count: capacity)
        var weights = [Int16](repeating: 0, count: capacity * RecognizerLabels.count)
        for feature in features {
            var slot = slot(feature.hash, of: capacity)
            while fingerprints[slot] != 0 { slot = slot + 1 == capacity ? 0 : slot + 1 }
            fingerprints[slot] = fingerprint(feature.hash)
            for (label, weight) in feature.weights.enumerated() { weights[slot * RecognizerLabels.count + label] = quantized(weight) }
        }
        var writer = ModelFileWriter(kind: kind, signature: signature)
        writer.add("fingerprints", fingerprints)
        writer.add("weights", weights)
        writer.add("transitions", transitions.map(quantized))
        return writer.finish()
    }
}
