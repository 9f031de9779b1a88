internal import BitextModel

/// A neural tagger as a part of a ranking. Proposes nothing unless asked: a search of its own costs as much as scoring thirty candidates.
final class TaggerPart: CandidateScorer {
    let measures: [String]
    var isCostly: Bool { true }
    private let tagger: NeuralTagger
    private let domain: NeuralTagger.Domain?
    private let proposals: Int
    private let beam: Int
    private let scratch = TaggerScratch()

    init(name: String, tagger: NeuralTagger, domain: String, proposals: Int, beam: Int) {
        measures = [name]
        self.tagger = tagger
        self.domain = tagger.domain(domain)
        self.proposals = proposals
        self.beam = beam
    }

    func propose(_ word: RankedWord, into candidates: inout CandidateList) {
        guard proposals > 0 else { return }
        for found in tagger.candidates(for: word.text, limit: proposals, domain: domain, width: beam, scratch: scratch) {
            candidates.append(found.text)
        }
    }

    func measure(_ word: RankedWord, _ candidates: CandidateList, set: (Int, Int, Float) -> Void) {
        guard let scores = tagger.logProbabilities(of: candidates.texts, for: word.text, domain: domain, scratch: scratch) else { return }
        let worst = scores.lazy.filter(\.isFinite).min() ?? 0
        // What the tagger cannot write is worse than anything it can.
        for (place, score) in scores.enumerated() { set(place, 0, Float(score.isFinite ? score : worst - 3)) }
    }
}
