public import BitextModel
internal import Synchronization

/// Learns and draws links between the words of sentence pairs.
///
/// For each view of the words and each direction, chains of `AlignmentChain` run over the text; their probabilities are averaged over views and directions; what is known of word groups carries links to auxiliaries
/// and the like (`LinkingRules`); links that reach the threshold remain. With a model of a text seen before, its counts are counted on.
/// Method, figures and limits: `docs/guides/word-alignment.md`.
///
/// ```swift
/// let aligner = WordAligner(views: [.prefixes(source: 5, target: 5)], evidence: [FormEvidence()])
/// let result = await aligner.align([SentencePair(source: ["यह", "घर", "है"], target: ["this", "is", "a", "house"])])
/// ```
public struct WordAligner: Sendable {
    /// Calls `work` with each of `0..<count`, in any order, on any tasks, and returns when all are done.
    public typealias Runner = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) async -> Void

    /// What came out.
    public struct Result: Sendable {
        /// For each pair of sentences its links, by source and then target word.
        public var links: [[ScoredLink]]
        /// Pairs that were not aligned, and why.
        public var diagnostics: [Diagnostic]
        /// The bytes of a model, where one was asked for.
        public var model: [UInt8]?
    }

    public let options: WordAlignmentOptions
    private let views: [WordView]
    private let evidence: [any TranslationEvidence]
    private let rules: LinkingRules

    public init(
        _ options: WordAlignmentOptions = WordAlignmentOptions(), views: [WordView], evidence: [any TranslationEvidence] = [],
        rules: LinkingRules = LinkingRules()
    ) {
        self.options = options
        self.views = views
        self.evidence = evidence
        self.rules = rules
    }

    /// Links for `pairs`. A `model` whose views are others is not used, which a diagnostic says. With `modelSignature`, a model is made out of this text and `model`.
    ///
    /// The pairs are let go as soon as they are numbered: a caller that gives them away (`consume`) has their memory back.
    /// The same links for any `run`. A pair of too many words (`WordAlignmentOptions.maximumCells`) has none, and a diagnostic. Costs about 0.2 ms a pair for short sentences and two views; memory about
    /// 30 bytes a cell (words × words).
    public func align(
        _ pairs: consuming [SentencePair], model: WordAlignmentModel? = nil, symmetrization: Symmetrization = .scored,
        modelSignature: String? = nil,
        leastCount: Float = 0.1, run: Runner = { count, work in for number in 0..<count { work(number) } }
    ) async -> Result {
        var diagnostics: [Diagnostic] = []
        var known = model
        if let model, model.viewNames != views.map(\.name) {
            known = nil
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "model-of-other-views",
                    message: "the model was made with the views \(model.viewNames.joined(separator: ", ")): it is not used"))
        }
        var corpus = AlignmentCorpus()
        for (number, pair) in pairs.enumerated() {
            if !corpus.add(source: pair.source, target: pair.target, maximumCells: options.maximumCells) {
                diagnostics.append(
                    Diagnostic(
                        severity: .warning, code: "pair-too-long",
                        message: "pair \(number + 1): \(pair.source.count) × \(pair.target.count) words, more than "
                            + "\(options.maximumCells) cells: not aligned"))
            }
        }
        pairs = []
        corpus.seal()
        let (posterior, forward, reverse) = await posterior(corpus, known, run)
        let links = await links(corpus, posterior, symmetrization, run)
        var result = Result(links: links, diagnostics: diagnostics, model: nil)
        if let modelSignature {
            var builder = WordAlignmentModelBuilder(names: views.map(\.name))
            if let known { builder.add(known) }
            builder.add(corpus, posterior, wordViews: views)
            result.model = builder.finish(forward: forward, reverse: reverse, leastCount: leastCount, signature: modelSignature)
        }
        return result
    }

    /// By pair of words as written: the strongest evidence.
    func strengths(_ corpus: AlignmentCorpus) -> [Float] {
        let prepared = evidence.map { $0.prepared(sources: corpus.sourceWords.words, targets: corpus.targetWords.words) }
        return corpus.pairs.pairs.indices.map { number in
            var strength: Float = 0
            for one in prepared {
                strength = max(strength, one.strength(source: corpus.pairs.source(number), target: corpus.pairs.target(number)))
            }
            return strength
        }
    }

    private struct Progress: Sendable {
        var posterior: AlignmentPosterior
        var orders: [Int: OrderCounts] = [:]
    }

    func posterior(
        _ corpus: AlignmentCorpus, _ model: WordAlignmentModel?, _ run: Runner
    ) async -> (AlignmentPosterior, forward: OrderCounts, reverse: OrderCounts) {
        let progress = Mutex(Progress(posterior: AlignmentPosterior(cells: corpus.cells.count)))
        let strengths = strengths(corpus)
        for (number, view) in views.enumerated() {
            let viewed = corpus.viewed(source: view.source, target: view.target)
            let begun = Mutex<[AlignmentDirection: Start]>([:])
            let evidence = self.evidence(viewed, strengths)
            await run(2) { place in
                let direction: AlignmentDirection = place == 0 ? .forward : .reverse
                let start = self.start(viewed, evidence, number, direction, model)
                begun.withLock { $0[direction] = start }
            }
            let starts = begun.withLock { $0 }
            let chains = max(1, options.chains)
            await run(2 * chains) { place in
                let direction: AlignmentDirection = place % 2 == 0 ? .forward : .reverse
                guard let start = starts[direction] else { return }
                let stream = number * chains + place / 2
                let order = start.chain.run(
                    number: stream, share: 65_535 / (chains * views.count), prior: start.prior, started: start.counts, order: start.order
                ) { found in progress.withLock { $0.posterior.add(found, direction) } }
                progress.withLock { $0.orders[stream * 2 + place % 2] = order }
            }
        }
        return progress.withLock { progress in
            (progress.posterior, progress.orders[0] ?? .initial, progress.orders[1] ?? .initial)
        }
    }

    private struct Start: Sendable {
        var chain: AlignmentChain
        var prior: LexicalCounts
        var counts: LexicalCounts
        var order: OrderCounts
    }

    private func evidence(_ viewed: AlignmentView, _ strengths: [Float]) -> [Float] {
        var pair = [Float](repeating: options.lexicalPrior, count: viewed.pairs.count)
        for (surface, strength) in strengths.enumerated() where strength > 0 {
            let place = Int(viewed.pairOfSurface[surface])
            pair[place] = max(pair[place], options.lexicalPrior + strength * options.evidenceWeight)
        }
        return pair
    }

    private func start(
        _ viewed: AlignmentView, _ evidence: [Float], _ number: Int, _ direction: AlignmentDirection, _ model: WordAlignmentModel?
    ) -> Start {
        let isForward = direction == .forward
        let (conditioning, conditioned) =
            isForward ? (viewed.sourceKeys.count, viewed.targetKeys.count) : (viewed.targetKeys.count, viewed.sourceKeys.count)
        var prior = LexicalCounts(
            pair: evidence, outside: [Float](repeating: options.unseenPrior, count: conditioning),
            null: [Float](repeating: options.lexicalPrior, count: conditioned), nullOutside: 0)
        model?.add(to: &prior, view: viewed, number: number, direction: direction)
        let chain = AlignmentChain(view: viewed, direction: direction, options: options)
        return Start(
            chain: chain, prior: prior, counts: chain.start(prior), order: (isForward ? model?.forward : model?.reverse) ?? .initial)
    }

    // MARK: - Links

    private func links(
        _ corpus: AlignmentCorpus, _ posterior: AlignmentPosterior, _ method: Symmetrization, _ run: Runner
    ) async -> [[ScoredLink]] {
        let folded = (corpus.sourceWords.words.map(WordForm.folded), corpus.targetWords.words.map(WordForm.folded))
        let size = 4096
        let parts = Mutex<[Int: [[ScoredLink]]]>([:])
        await run((corpus.count + size - 1) / size) { part in
            let links = (part * size..<min(corpus.count, (part + 1) * size)).map { self.links($0, corpus, posterior, method, folded) }
            parts.withLock { $0[part] = links }
        }
        return parts.withLock { parts in parts.keys.sorted().flatMap { parts[$0] ?? [] } }
    }

    private func links(
        _ k: Int, _ corpus: AlignmentCorpus, _ posterior: AlignmentPosterior, _ method: Symmetrization, _ folded: ([String], [String])
    ) -> [ScoredLink] {
        let source = corpus.source[Int(corpus.sourceStarts[k])..<Int(corpus.sourceStarts[k + 1])]
        let target = corpus.target[Int(corpus.targetStarts[k])..<Int(corpus.targetStarts[k + 1])]
        guard !source.isEmpty, !target.isEmpty else { return [] }
        let cells = corpus.cellStarts[k]..<corpus.cellStarts[k + 1]
        let (forward, reverse) = (cells.map(posterior.forward(_:)), cells.map(posterior.reverse(_:)))
        var matrix = LinkMatrix(sources: source.count, targets: target.count, scores: zip(forward, reverse).map { ($0 + $1) / 2 })
        var found: [Int]
        if method == .scored {
            rules.apply(to: &matrix, source: source.map { folded.0[Int($0)] }, target: target.map { folded.1[Int($0)] })
            found = matrix.scores.indices.filter { matrix.scores[$0] >= options.threshold }
        } else {
            found = Symmetrizer(sources: source.count, targets: target.count, forward: forward, reverse: reverse).links(method)
        }
        found.sort { ($0 % source.count, $0 / source.count) < ($1 % source.count, $1 / source.count) }
        return found.map { cell in
            ScoredLink(
                link: WordLink(source: cell % source.count, target: cell / source.count), score: Double(min(1, matrix.scores[cell])))
        }
    }
}
