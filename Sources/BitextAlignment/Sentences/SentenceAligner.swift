public import BitextModel

/// Aligns the sentences of two texts that translate each other, by their words, lengths and paragraphs.
///
/// Dynamic programming over beads (Gale and Church 1993) whose worth is lexical, as in hunalign (Varga et al. 2005, "Parallel corpora for medium density languages", RANLP): weights of words that have a
/// counterpart in the bead. Deviations: counterparts are graded (lexicon, model of word alignment, likeness of sound, equal form), words weigh by rarity, sentences may stay alone at no cost, and a second pass
/// learns words from the document. Long documents are searched along a coarse path (`SearchCorridor`): time and memory grow in proportion to their length. Method, figures and limits:
/// `docs/guides/sentence-alignment.md`.
///
/// ```swift
/// let aligner = SentenceAligner(evidence: [FormEvidence()])
/// aligner.align(source: source, target: target).beads.map(\.source)   // [0..<1, 1..<3]
/// ```
public struct SentenceAligner: Sendable {
    /// Beads in order, covering both sides, and what is doubted.
    public struct Result: Sendable {
        public var beads: [SentenceBead]
        public var diagnostics: [Diagnostic]
        /// For each bead the numbers that its score is made of (`BeadCalibration`).
        public var features: [[Double]] = []
    }

    /// Beads below this score are doubted in a diagnostic.
    public static let doubtful = 0.5

    public let options: SentenceAlignerOptions
    private let evidence: [any SentenceEvidence]
    private let rarity: (any WordRarity)?

    /// `evidence` finds words that translate each other; `rarity` tells how much a word's agreement says, where more is known of it than the document shows.
    public init(
        _ options: SentenceAlignerOptions = SentenceAlignerOptions(), evidence: [any SentenceEvidence], rarity: (any WordRarity)? = nil
    ) {
        self.options = options
        self.evidence = evidence
        self.rarity = rarity
    }

    /// The best beads. An empty side gives sentences alone. Costs about 50 µs a sentence in a long document.
    ///
    /// A bead's score (0–1) is how often beads of its coverage and lengths are right in noisy news text (`BeadCalibration`); that of a sentence alone tells how sure it is that nothing beside it translates it.
    public func align(source: [SentenceText], target: [SentenceText]) -> Result {
        guard !source.isEmpty, !target.isEmpty else {
            let alone =
                source.indices.map { SentenceBead(source: $0..<$0 + 1, target: 0..<0, score: 1) }
                + target.indices.map { SentenceBead(source: 0..<0, target: $0..<$0 + 1, score: 1) }
            return Result(beads: alone, diagnostics: Self.emptySide(source, target))
        }
        var words = DocumentWords(
            source: source, target: target, evidence: evidence, rarity: rarity, greatestRarity: options.greatestRarity)
        let ends = Self.paragraphs(source, target)
        var corridor = SearchCorridor(words, options: options)
        var search = BeadSearch(words: words, corridor: corridor, options: options, ends: ends)
        var beads = search.run()
        if options.learnsFromDocument {
            words.learn(from: beads)
            corridor = SearchCorridor(words, options: options)
            search = BeadSearch(words: words, corridor: corridor, options: options, ends: ends)
            beads = search.run()
        }
        beads = Self.lengthened(beads, search, options)
        return scored(beads)
    }

    private static func emptySide(_ source: [SentenceText], _ target: [SentenceText]) -> [Diagnostic] {
        let side = source.isEmpty && target.isEmpty ? "neither text has a" : "the \(source.isEmpty ? "source" : "target") has no"
        return [Diagnostic(severity: .warning, code: "empty-side", message: "\(side) sentence: nothing is paired")]
    }

    /// Ends of paragraphs, where both sides have several and their numbers are of one order; else none.
    private static func paragraphs(_ source: [SentenceText], _ target: [SentenceText]) -> (source: [Bool], target: [Bool]) {
        let counts = (source.dropLast().count { $0.endsParagraph } + 1, target.dropLast().count { $0.endsParagraph } + 1)
        guard counts.0 > 1, counts.1 > 1, counts.0 <= 3 * counts.1, counts.1 <= 3 * counts.0 else { return ([], []) }
        // Where every line is a paragraph, paragraphs are sentences and say nothing.
        guard counts.0 * 10 <= source.count * 9 || counts.1 * 10 <= target.count * 9 else { return ([], []) }
        return (source.map(\.endsParagraph), target.map(\.endsParagraph))
    }

    /// Sentences alone beside a bead of the longest kind join it where that pays: beads longer than the search considers.
    private static func lengthened(_ beads: [FoundBead], _ search: BeadSearch, _ options: SentenceAlignerOptions) -> [FoundBead] {
        func worth(_ bead: FoundBead) -> Float {
            bead.covered - options.coverage * bead.total - options.lengthWeight * min(bead.deviation, options.lengthLimit)
                - options.mergeCost * Float(bead.source.count + bead.target.count - 2)
        }
        func joined(_ first: FoundBead, _ second: FoundBead) -> FoundBead? {
            guard first.isNull != second.isNull else { return nil }
            let pair = first.isNull ? second : first
            guard max(pair.source.count, pair.target.count) >= options.longestBead else { return nil }
            let joined = search.measured(
                FoundBead(
                    source: first.source.lowerBound..<second.source.upperBound, target: first.target.lowerBound..<second.target.upperBound))
            return worth(joined) > worth(pair) ? joined : nil
        }
        var result: [FoundBead] = []
        for bead in beads {
            result.append(bead)
            while result.count > 1, let both = joined(result[result.count - 2], result[result.count - 1]) {
                result.removeLast()
                result[result.count - 1] = both
            }
        }
        return result
    }

    private func scored(_ found: [FoundBead]) -> Result {
        var beads: [SentenceBead] = []
        var diagnostics: [Diagnostic] = []
        var features: [[Double]] = []
        for (number, bead) in found.enumerated() {
            let neighbours = [number - 1, number + 1].filter { found.indices.contains($0) }.map { found[$0] }
            let score = BeadCalibration.score(bead, neighbours: neighbours)
            features.append(BeadCalibration.features(bead, neighbours: neighbours))
            beads.append(SentenceBead(source: bead.source, target: bead.target, score: score))
            if !bead.isNull, score < Self.doubtful {
                diagnostics.append(
                    Diagnostic(
                        severity: .note, code: "doubtful-bead",
                        message: "source sentences \(Self.names(bead.source)) with target sentences \(Self.names(bead.target)): "
                            + "\(Int((bead.coverage * 100).rounded())) % of their words by weight have a counterpart"))
            }
        }
        if let few = Self.fewCounterparts(beads) { diagnostics.append(few) }
        return Result(beads: beads, diagnostics: diagnostics, features: features)
    }

    /// Under this share of sentences with a counterpart, texts are said not to correspond.
    private static let leastPaired = 0.3

    private static func fewCounterparts(_ beads: [SentenceBead]) -> Diagnostic? {
        func counts(_ side: KeyPath<SentenceBead, Range<Int>>) -> (paired: Int, all: Int) {
            beads.reduce((0, 0)) { sum, bead in
                let isPaired = !bead.source.isEmpty && !bead.target.isEmpty && bead.score >= doubtful
                return (sum.0 + (isPaired ? bead[keyPath: side].count : 0), sum.1 + bead[keyPath: side].count)
            }
        }
        let (source, target) = (counts(\.source), counts(\.target))
        for (name, side) in [("source", source), ("target", target)] where Double(side.paired) < leastPaired * Double(side.all) {
            return Diagnostic(
                severity: .warning, code: "few-counterparts",
                message:
                    "\(side.paired) of \(side.all) \(name) sentences have a sure counterpart: the texts may not be translations of each other"
            )
        }
        return nil
    }

    /// From 1, as people count.
    private static func names(_ range: Range<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1)–\(range.upperBound)"
    }
}
