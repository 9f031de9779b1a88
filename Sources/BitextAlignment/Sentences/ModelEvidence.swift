internal import BitextModel

/// Words that a model of word alignment links.
public struct ModelEvidence: SentenceEvidence, WordRarity {
    private let view: WordAlignmentModel.View
    private let sourceKey: @Sendable (String) -> String
    private let targetKey: @Sendable (String) -> String
    /// Sentences that the model was learned from, about.
    private let sentences: (source: Float, target: Float)

    /// Nil where `model` has not the view.
    public init?(_ model: WordAlignmentModel, view: WordView) {
        guard let number = model.viewNames.firstIndex(of: view.name) else { return nil }
        self.view = model.views[number]
        sourceKey = view.source
        targetKey = view.target
        func sum(_ values: ModelArray<UInt32>) -> Float { values.buffer.reduce(Float(0)) { $0 + WordAlignmentModel.View.value($1) } }
        // A sentence of fifteen words is taken for the mean.
        sentences = (sum(self.view.sourceTotals) / 15, sum(self.view.targetTotals) / 15)
    }

    /// The least probability that counts.
    private static let least: Float = 0.03
    /// Strength of a counterpart: `offset` + `slope` × probability, at most 1.
    private static let offset: Float = 0.3
    private static let slope: Float = 2

    public func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
        var places: [Int: [Int32]] = [:]
        for (place, word) in targets.enumerated() {
            if let number = view.targetNumber(targetKey(word)) { places[number, default: []].append(Int32(place)) }
        }
        return sources.map { word in
            guard let source = view.sourceNumber(sourceKey(word)) else { return [] }
            var result: [EvidenceCandidate] = []
            let total = WordAlignmentModel.View.value(view.sourceTotals.buffer[source])
            for link in Int(view.starts.buffer[source])..<Int(view.starts.buffer[source + 1]) where link < view.targets.count {
                let target = Int(view.targets.buffer[link])
                guard let words = places[target] else { continue }
                let count = WordAlignmentModel.View.value(view.counts.buffer[link])
                let other = WordAlignmentModel.View.value(view.targetTotals.buffer[target])
                let probability = (count / max(total, 1) * (count / max(other, 1))).squareRoot()
                guard probability >= Self.least else { continue }
                result += words.map { EvidenceCandidate(target: $0, strength: min(1, Self.offset + Self.slope * probability)) }
            }
            return result
        }
    }

    public func rarity(source word: String) -> Float? {
        view.sourceNumber(sourceKey(word)).map { rarity(view.sourceTotals.buffer[$0], sentences.source) }
    }

    public func rarity(target word: String) -> Float? {
        view.targetNumber(targetKey(word)).map { rarity(view.targetTotals.buffer[$0], sentences.target) }
    }

    private func rarity(_ bits: UInt32, _ sentences: Float) -> Float {
        let count = WordAlignmentModel.View.value(bits)
        return max(0, Float(Elementary.logarithm(Double((sentences + 1) / (count + 1)))))
    }
}
