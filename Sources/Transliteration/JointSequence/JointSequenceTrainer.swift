internal import BitextModel

/// Makes the file of a `JointSequenceModel` out of pairs of words. Deterministic: the same pairs in any order give the same bytes.
public struct JointSequenceTrainer: Sendable {
    /// A word in both scripts, and how often the pair was seen.
    public struct Pair: Hashable, Sendable {
        public var source: String
        public var target: String
        public var count: Int

        public init(source: String, target: String, count: Int) {
            (self.source, self.target, self.count) = (source, target, count)
        }
    }

    /// Longest n-gram of graphones, 2 to 8.
    public var order = 6
    /// What a target letter beyond the first costs while aligning, from 0.
    public var penalty = 1.0
    /// Rounds of expectation maximization.
    public var iterations = 8
    /// Whether a pair counts as often as it was seen, or once.
    public var countsPairs = false
    /// N-grams of the two longest orders seen less often are left out; 1 keeps all.
    public var smallestCount = 1
    /// Graphones of fewer pairs are left out, with their pairs: misprints.
    public var rarestGraphone = 2

    public init() {}

    /// The file's bytes. `provenance` goes into the signature: where the pairs are from. Words are expected normalized
    /// (`TransliterationInput`). Pairs whose target is more than three times as long as the source are left out.
    public func train(_ pairs: [Pair], provenance: String) -> [UInt8] {
        var merged: [Pair: Int] = [:]
        for pair in pairs where !pair.source.isEmpty && !pair.target.isEmpty {
            merged[Pair(source: pair.source, target: pair.target, count: 0), default: 0] += pair.count
        }
        let pairs = merged.map { Pair(source: $0.key.source, target: $0.key.target, count: $0.value) }.sorted {
            ($0.source.utf8Key, $0.target.utf8Key) < ($1.source.utf8Key, $1.target.utf8Key)
        }
        let source = Alphabet(of: pairs.lazy.map(\.source))
        let target = Alphabet(of: pairs.lazy.map(\.target))
        var aligner = GraphoneAligner()
        aligner.penalty = penalty
        aligner.iterations = iterations
        let aligned = aligner.align(
            pairs.map { GraphoneAligner.Pair(source: source.numbers($0.source), target: target.numbers($0.target), weight: 1) })
        var uses: [Graphone: Int] = [:]
        for path in aligned { for graphone in path ?? [] { uses[graphone, default: 0] += 1 } }
        let kept = uses.filter { $0.value >= rarestGraphone }.keys.sorted { $0.key < $1.key }
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, UInt16($0)) })
        var sequences: [(symbols: [UInt16], times: Int)] = []
        for (pair, path) in zip(pairs, aligned) {
            guard let path else { continue }
            let symbols = path.compactMap { numbers[$0] }
            if symbols.count == path.count { sequences.append((symbols, countsPairs ? pair.count : 1)) }
        }
        var trainer = NGramTrainer(order: order)
        trainer.smallestCount = smallestCount
        let tables = trainer.train(sequences, border: UInt16(kept.count))
        let signature =
            "joint-sequence order:\(order) penalty:\(penalty) iterations:\(iterations) counts:\(countsPairs) cut:\(smallestCount) "
            + "rarest:\(rarestGraphone) pairs:\(sequences.count) graphones:\(kept.count) ngrams:\(tables.symbols.count) \(provenance)"
        var writer = ModelFileWriter(kind: JointSequenceModel.kind, signature: signature)
        writer.add("source", source.scalars)
        writer.add("target", target.scalars)
        writer.add("graphones", bytes: kept.flatMap { [$0.source, $0.count, $0.first, $0.second, $0.third] })
        tables.add(name: "ngram", to: &writer)
        return writer.finish()
    }
}

extension String {
    fileprivate var utf8Key: Key { Key(bytes: Array(utf8)) }

    fileprivate struct Key: Comparable {
        let bytes: [UInt8]
        static func < (left: Key, right: Key) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
    }
}
