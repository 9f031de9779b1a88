/// A joint-sequence model as a part of a ranking: forward (its source is the word) or reverse (its source is the candidate).
final class JointSequencePart: CandidateScorer {
    let measures: [String]
    private let model: JointSequenceModel
    private let isReverse: Bool
    private let proposals: Int
    private let decoder: JointSequenceDecoder?
    private let scorer: JointSequenceScorer

    /// `proposals` 0: measures only. A reverse model proposes nothing.
    init(name: String, model: JointSequenceModel, isReverse: Bool, proposals: Int, beam: Int) {
        measures = [name]
        self.model = model
        self.isReverse = isReverse
        self.proposals = proposals
        var options = JointSequenceDecoder.Options()
        options.beam = beam
        decoder = proposals > 0 && !isReverse ? JointSequenceDecoder(model: model, options: options) : nil
        scorer = JointSequenceScorer(model: model)
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {
        guard let decoder else { return }
        for output in decoder.decode(model.source.numbers(word.scalars), limit: proposals) {
            candidates.append(model.target.letters(output.letters))
        }
    }

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        let source = isReverse ? model.target.numbers(word.scalars) : model.source.numbers(word.scalars)
        var scores: [Float?] = []
        scores.reserveCapacity(candidates.scalars.count)
        var worst: Float = 0
        for text in candidates.scalars {
            let score =
                isReverse
                ? scorer.score(source: model.source.numbers(text), target: source)
                : scorer.score(source: source, target: model.target.numbers(text))
            if let score { worst = min(worst, score) }
            scores.append(score)
        }
        // What the model cannot make is worse than anything it can.
        for (place, score) in scores.enumerated() { set(place, 0, score ?? worst - 3) }
    }
}
