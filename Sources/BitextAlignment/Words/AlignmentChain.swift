// Unsafe code: the inner loop of the sampler works on raw memory. Indexes come from `AlignmentView`, which makes them itself; the tests compare with a plain reference.

/// What each word of one side is linked to: a direction of alignment.
enum AlignmentDirection: UInt64, Sendable, CaseIterable {
    /// Each target word is linked to a source word, or to none.
    case forward
    /// Each source word is linked to a target word, or to none.
    case reverse
}

/// Pseudo-counts that a chain starts from, for one view and direction.
struct LexicalCounts: Sendable {
    /// By pair of words.
    var pair: [Float]
    /// By conditioning word: pseudo-counts of pairs that do not occur in the text at hand.
    var outside: [Float]
    /// By conditioned word: pseudo-counts of links to nothing.
    var null: [Float]
    var nullOutside: Float
}

/// Counts of jumps between the places of successive links, and of numbers of links a word has, over all words.
struct OrderCounts: Sendable {
    static let reach = 64
    /// By jump + `reach`; longer jumps count as the longest.
    var jumps: [Float]
    /// By number of links.
    var fertility: [Float]

    /// What is assumed of a text of which nothing is known: a weak leaning to one step ahead, which saves a sweep.
    static var initial: OrderCounts {
        OrderCounts(
            jumps: (-reach...reach).map { jump in 0.5 + 20 / (1 + Float((jump - 1) * (jump - 1))) },
            fertility: [Float](repeating: 0.5, count: AlignmentChain.fertilities))
    }
}

/// One Markov chain of the Bayesian alignment model with an order-one Markov word order and fertility.
///
/// Östling and Tiedemann, "Efficient Word Alignment with Markov Chain Monte Carlo", Prague Bulletin of Mathematical Linguistics 106, 2016, sections 3 and 4: collapsed Gibbs sampling of the links, one at a
/// time, given all others. Deviations: the chain starts from a sample of IBM Model 1 (expectation maximization, few rounds) and not from chance; jump
/// probabilities are those of the sweep before; the fertility of a word is smoothed by that of all words; links are scored by the mean of the conditional
/// probabilities over the second half of the sweeps (Rao-Blackwell), so that no sample decides.
///
/// Costs about 5 ns a cell and sweep. Memory: 4 bytes a cell and 4 a pair of words beside the view.
struct AlignmentChain {
    static let fertilities = 8

    let view: AlignmentView
    let direction: AlignmentDirection
    let options: WordAlignmentOptions

    private var isForward: Bool { direction == .forward }

    /// Expectation maximization of IBM Model 1 (Brown et al. 1993, section 4.2) with the pseudo-counts as prior: expected counts by pair, of links to nothing, and totals.
    func start(_ prior: LexicalCounts) -> LexicalCounts {
        var counts = prior
        let conditioning = isForward ? view.sourceKeys.count : view.targetKeys.count
        for _ in 0..<options.startingRounds {
            var next = prior
            let totals = totals(counts, conditioning)
            let nullTotal = counts.null.reduce(counts.nullOutside, +)
            eachSentence { sentence in
                for j in 0..<sentence.m {
                    var sum = options.nullProbability * counts.null[sentence.conditioned(j)] / nullTotal * Float(sentence.n)
                    let null = sum
                    for i in 0..<sentence.n {
                        sum += (1 - options.nullProbability) * counts.pair[sentence.cell(i, j)] / totals[sentence.conditioning(i)]
                    }
                    guard sum > 0 else { continue }
                    next.null[sentence.conditioned(j)] += null / sum
                    for i in 0..<sentence.n {
                        let value = (1 - options.nullProbability) * counts.pair[sentence.cell(i, j)] / totals[sentence.conditioning(i)]
                        next.pair[sentence.cell(i, j)] += value / sum
                    }
                }
            }
            counts = next
        }
        return counts
    }

    private func totals(_ counts: LexicalCounts, _ size: Int) -> [Float] {
        var totals = counts.outside
        for number in 0..<view.pairs.count {
            totals[isForward ? view.pairs.source(number) : view.pairs.target(number)] += counts.pair[number]
        }
        return totals
    }

    /// A pair of sentences, seen from the direction: `n` conditioning words, `m` conditioned ones.
    struct Sentence {
        let n: Int
        let m: Int
        let firstCell: Int
        let strideI: Int
        let strideJ: Int
        let conditioningStart: Int
        let conditionedStart: Int
        let cells: UnsafePointer<Int32>
        let conditioningWords: UnsafePointer<Int32>
        let conditionedWords: UnsafePointer<Int32>

        @inline(__always) func cell(_ i: Int, _ j: Int) -> Int { Int(cells[firstCell + i * strideI + j * strideJ]) }
        @inline(__always) func conditioning(_ i: Int) -> Int { Int(conditioningWords[conditioningStart + i]) }
        @inline(__always) func conditioned(_ j: Int) -> Int { Int(conditionedWords[conditionedStart + j]) }
    }

    @inline(__always)
    private func eachSentence(_ body: (Sentence) -> Void) {
        view.cells.withUnsafeBufferPointer { cells in
            view.source.withUnsafeBufferPointer { source in
                view.target.withUnsafeBufferPointer { target in
                    guard let cells = cells.baseAddress, let source = source.baseAddress, let target = target.baseAddress else { return }
                    for k in 0..<view.count {
                        let (s, t) = (Int(view.sourceStarts[k]), Int(view.targetStarts[k]))
                        let (sources, targets) = (Int(view.sourceStarts[k + 1]) - s, Int(view.targetStarts[k + 1]) - t)
                        guard sources > 0, targets > 0 else { continue }
                        body(
                            isForward
                                ? Sentence(
                                    n: sources, m: targets, firstCell: view.cellStarts[k], strideI: 1, strideJ: sources,
                                    conditioningStart: s, conditionedStart: t, cells: cells, conditioningWords: source,
                                    conditionedWords: target)
                                : Sentence(
                                    n: targets, m: sources, firstCell: view.cellStarts[k], strideI: sources, strideJ: 1,
                                    conditioningStart: t, conditionedStart: s, cells: cells, conditioningWords: target,
                                    conditionedWords: source))
                    }
                }
            }
        }
    }

    /// Runs the chain: `started` are the counts of `start`, `prior` those it started from.
    ///
    /// `share`: what a probability of 1 is in the result, 65,535 by the number of chains of a direction. `found` is given, by cell in the order of the corpus, the probability of the link, averaged over the second
    /// half of the sweeps, times `share`. Returns the counts of jumps and fertilities.
    func run(
        number: Int, share: Int, prior: LexicalCounts, started: LexicalCounts, order: OrderCounts,
        found: (UnsafeBufferPointer<UInt16>) -> Void
    ) -> OrderCounts {
        var state = ChainState(view: view, isForward: isForward, options: options, prior: prior, order: order)
        defer { state.free() }
        var random = RandomNumbers(seed: options.seed, stream: direction.rawValue &+ UInt64(number) &* 2 &+ 1)
        let conditioning = isForward ? view.sourceKeys.count : view.targetKeys.count
        let totals = totals(started, conditioning)
        let nullTotal = started.null.reduce(started.nullOutside, +)
        eachSentence { state.initialize($0, started: started, totals: totals, nullTotal: nullTotal, random: &random) }
        let sweeps = options.sweeps(pairs: view.count)
        let warm = max(1, sweeps / 4)
        let first = sweeps - max(1, sweeps / 2)
        let unit = Float(share) / Float(sweeps - first)
        for sweep in 0..<sweeps {
            state.begin(usesFertility: sweep >= warm)
            let unit = sweep >= first ? unit : 0
            eachSentence { state.resample($0, unit: unit, random: &random) }
        }
        found(state.posterior)
        return state.order()
    }
}
