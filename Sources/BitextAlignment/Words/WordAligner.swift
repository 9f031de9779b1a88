/// Learns and draws links between the words of sentence pairs.
public struct WordAligner: Sendable {
    public let options: WordAlignmentOptions
    private let views: [WordView]
    private let evidence: [any TranslationEvidence]

    public init(_ options: WordAlignmentOptions = WordAlignmentOptions(), views: [WordView], evidence: [any TranslationEvidence] = []) {
        self.options = options
        self.views = views
        self.evidence = evidence
    }

    func prior(_ corpus: AlignmentCorpus) -> [Float] {
        let prepared = evidence.map { $0.prepared(sources: corpus.sourceWords.words, targets: corpus.targetWords.words) }
        return corpus.pairs.pairs.indices.map { number in
            var strength: Float = 0
            for one in prepared { strength = max(strength, one.strength(source: corpus.pairs.source(number), target: corpus.pairs.target(number))) }
            return strength
        }
    }

    func posterior(_ corpus: AlignmentCorpus) -> AlignmentPosterior {
        var posterior = AlignmentPosterior(cells: corpus.cells.count)
        let strengths = prior(corpus)
        for (number, view) in views.enumerated() {
            let viewed = corpus.viewed(source: view.source, target: view.target)
            var pair = [Float](repeating: options.lexicalPrior, count: viewed.pairs.count)
            for (surface, strength) in strengths.enumerated() where strength > 0 {
                let place = Int(viewed.pairOfSurface[surface])
                pair[place] = max(pair[place], options.lexicalPrior + strength * options.evidenceWeight)
            }
            for direction in AlignmentDirection.allCases {
                let (conditioning, conditioned) =
                    direction == .forward
                    ? (viewed.sourceKeys.count, viewed.targetKeys.count) : (viewed.targetKeys.count, viewed.sourceKeys.count)
                let prior = LexicalCounts(
                    pair: pair, outside: [Float](repeating: 0, count: conditioning), null: [Float](repeating: options.lexicalPrior, count: conditioned),
                    nullOutside: 0)
                let chain = AlignmentChain(view: viewed, direction: direction, options: options)
                let started = chain.start(prior)
                for k in 0..<options.chains {
                    posterior.add(chain.run(number: number * options.chains + k, prior: prior, started: started, jumps: JumpCounts()).posterior, direction)
                }
            }
        }
        return posterior
    }
}
