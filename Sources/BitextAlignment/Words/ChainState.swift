// Unsafe code: raw memory, owned by the chain and freed by it.

/// The memory of a chain: links, counts, and the sums of the posterior.
struct ChainState {
    private static let fertilities = AlignmentChain.fertilities
    private static let reach = OrderCounts.reach
    /// Rounding may eat up the pseudo-counts of a frequent word whose links all went elsewhere.
    private static let least: Float = 1e-6

    private let view: AlignmentView
    private let isForward: Bool
    private let options: WordAlignmentOptions
    /// By jump + reach: those of the sweep before with what was known beforehand; what was known; those of the sweep under way.
    private var jumps: [Float]
    private let knownJumps: [Float]
    private var newJumps: [Float]

    /// Counts with pseudo-counts.
    private let lexical: UnsafeMutablePointer<Float>
    private let totals: UnsafeMutablePointer<Float>
    private let null: UnsafeMutablePointer<Float>
    private var nullTotal: Float
    /// By conditioning word and number of links.
    private let fertility: UnsafeMutablePointer<Float>
    /// Of all words, as pseudo-counts.
    private var fertilityPrior: [Float]
    private let knownFertility: [Float]
    private var usesFertility = false
    /// By conditioned word of the text: place of its link, -1 for none.
    private let links: UnsafeMutablePointer<Int16>
    private let sums: UnsafeMutablePointer<UInt16>
    private let conditioningCount: Int

    /// By jump + 2 × longest sentence; and the same backwards.
    private let ahead: UnsafeMutablePointer<Float>
    private let back: UnsafeMutablePointer<Float>
    private let longest: Int
    private let weights: UnsafeMutablePointer<Float>
    private let scales: UnsafeMutablePointer<Float>
    private let inverses: UnsafeMutablePointer<Float>
    private let degrees: UnsafeMutablePointer<Int32>
    private let following: UnsafeMutablePointer<Int32>

    init(view: AlignmentView, isForward: Bool, options: WordAlignmentOptions, prior: LexicalCounts, order: OrderCounts) {
        self.view = view
        self.isForward = isForward
        self.options = options
        jumps = order.jumps
        knownJumps = order.jumps
        knownFertility = order.fertility
        newJumps = [Float](repeating: 0, count: order.jumps.count)
        conditioningCount = isForward ? view.sourceKeys.count : view.targetKeys.count
        let conditionedWords = isForward ? view.target.count : view.source.count
        func memory<Value>(_ count: Int, _ value: Value) -> UnsafeMutablePointer<Value> {
            let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
            memory.initialize(repeating: value, count: max(1, count))
            return memory
        }
        lexical = memory(prior.pair.count, 0)
        for (place, value) in prior.pair.enumerated() { lexical[place] = value }
        totals = memory(conditioningCount, 0)
        for (place, value) in prior.outside.enumerated() { totals[place] = value }
        for number in 0..<view.pairs.count {
            totals[isForward ? view.pairs.source(number) : view.pairs.target(number)] += prior.pair[number]
        }
        null = memory(prior.null.count, 0)
        for (place, value) in prior.null.enumerated() { null[place] = value }
        nullTotal = prior.null.reduce(prior.nullOutside, +)
        fertility = memory(conditioningCount * Self.fertilities, 0)
        fertilityPrior = [Float](repeating: 1 / Float(Self.fertilities), count: Self.fertilities)
        links = memory(conditionedWords, -1)
        sums = memory(view.cells.count, 0)
        var longest = 1
        for k in 0..<view.count {
            longest = max(
                longest, Int(view.sourceStarts[k + 1] - view.sourceStarts[k]), Int(view.targetStarts[k + 1] - view.targetStarts[k]))
        }
        self.longest = longest + 1
        ahead = memory(4 * self.longest + 4, 1)
        back = memory(4 * self.longest + 4, 1)
        weights = memory(self.longest, 0)
        scales = memory(self.longest, 0)
        inverses = memory(self.longest, 0)
        degrees = memory(self.longest, 0)
        following = memory(self.longest, 0)
    }

    func free() {
        lexical.deallocate()
        totals.deallocate()
        null.deallocate()
        fertility.deallocate()
        links.deallocate()
        sums.deallocate()
        ahead.deallocate()
        back.deallocate()
        weights.deallocate()
        scales.deallocate()
        inverses.deallocate()
        degrees.deallocate()
        following.deallocate()
    }

    /// The sums, by cell; they live as long as the state.
    var posterior: UnsafeBufferPointer<UInt16> { UnsafeBufferPointer(start: sums, count: view.cells.count) }

    /// Draws first links from IBM Model 1, and counts them.
    mutating func initialize(
        _ sentence: AlignmentChain.Sentence, started: LexicalCounts, totals startedTotals: [Float], nullTotal startedNull: Float,
        random: inout RandomNumbers
    ) {
        for i in 0..<sentence.n { degrees[i] = 0 }
        for j in 0..<sentence.m {
            let word = sentence.conditioned(j)
            let nullWeight = options.nullProbability * started.null[word] / startedNull * Float(sentence.n)
            var sum = nullWeight
            for i in 0..<sentence.n {
                let weight = (1 - options.nullProbability) * started.pair[sentence.cell(i, j)] / startedTotals[sentence.conditioning(i)]
                weights[i] = weight
                sum += weight
            }
            var rest = random.unit() * sum - nullWeight
            var chosen = -1
            if rest >= 0 {
                chosen = sentence.n - 1
                for i in 0..<sentence.n {
                    rest -= weights[i]
                    if rest < 0 {
                        chosen = i
                        break
                    }
                }
            }
            links[sentence.conditionedStart + j] = Int16(truncatingIfNeeded: chosen)
            if chosen >= 0 {
                lexical[sentence.cell(chosen, j)] += 1
                totals[sentence.conditioning(chosen)] += 1
                degrees[chosen] += 1
            } else {
                null[word] += 1
                nullTotal += 1
            }
        }
        countJumps(sentence)
        for i in 0..<sentence.n { fertility[place(sentence.conditioning(i), degrees[i])] += 1 }
    }

    /// Makes tables for a sweep out of the counts of the one before.
    mutating func begin(usesFertility: Bool) {
        self.usesFertility = usesFertility
        for place in jumps.indices { jumps[place] = newJumps[place] + knownJumps[place] }
        let base = 2 * longest
        let total = jumps.reduce(0, +)
        for jump in -base...base {
            let probability = jumps[max(-Self.reach, min(Self.reach, jump)) + Self.reach] / total
            ahead[base + jump] = probability
            back[base - jump] = probability
        }
        for place in newJumps.indices { newJumps[place] = 0 }
        let all = fertilityOfAll()
        let sum = all.reduce(0, +)
        for number in 0..<Self.fertilities { fertilityPrior[number] = options.fertilityPrior * all[number] / sum }
    }

    private func fertilityOfAll() -> [Float] {
        var sums = knownFertility
        for word in 0..<conditioningCount {
            for number in 0..<Self.fertilities { sums[number] += fertility[word * Self.fertilities + number] }
        }
        return sums
    }

    /// Counts of the last sweep, with those known beforehand.
    func order() -> OrderCounts {
        OrderCounts(jumps: zip(newJumps, knownJumps).map { $0 + $1 }, fertility: fertilityOfAll())
    }

    @inline(__always)
    private func place(_ word: Int, _ degree: Int32) -> Int { word * Self.fertilities + min(Self.fertilities - 1, Int(degree)) }

    /// How much likelier a word with `degree` links is to have one more.
    @inline(__always)
    private func growth(_ word: Int, _ degree: Int32) -> Float {
        guard usesFertility else { return 1 }
        let now = min(Self.fertilities - 1, Int(degree))
        let next = min(Self.fertilities - 1, now + 1)
        let counts = fertility + word * Self.fertilities
        return fertilityPrior.withUnsafeBufferPointer { prior in (counts[next] + prior[next]) / (counts[now] + prior[now]) }
    }

    private mutating func countJumps(_ sentence: AlignmentChain.Sentence) {
        var previous = -1
        for j in 0..<sentence.m {
            let link = Int(links[sentence.conditionedStart + j])
            if link >= 0 {
                newJumps[max(-Self.reach, min(Self.reach, link - previous)) + Self.reach] += 1
                previous = link
            }
        }
        newJumps[max(-Self.reach, min(Self.reach, sentence.n - previous)) + Self.reach] += 1
    }

    /// Draws each link of a sentence anew, given all others; adds its probability times `unit` to the sums.
    @inline(__always)
    mutating func resample(_ sentence: AlignmentChain.Sentence, unit: Float, random: inout RandomNumbers) {
        let (n, m) = (sentence.n, sentence.m)
        let own = links + sentence.conditionedStart
        for i in 0..<n { degrees[i] = 0 }
        var next = Int32(n)
        for j in stride(from: m - 1, through: 0, by: -1) {
            following[j] = next
            if own[j] >= 0 {
                next = Int32(own[j])
                degrees[Int(own[j])] += 1
            }
        }
        for i in 0..<n {
            let word = sentence.conditioning(i)
            fertility[place(word, degrees[i])] -= 1
            inverses[i] = 1 / max(totals[word], Self.least)
        }
        for i in 0..<n { scales[i] = inverses[i] * growth(sentence.conditioning(i), degrees[i]) }
        let base = 2 * longest
        let present = 1 - options.nullProbability
        var previous = -1
        for j in 0..<m {
            let word = sentence.conditioned(j)
            let old = Int(own[j])
            let column = sentence.cells + sentence.firstCell + j * sentence.strideJ
            if old >= 0 {
                let from = sentence.conditioning(old)
                lexical[Int(column[old * sentence.strideI])] -= 1
                totals[from] -= 1
                degrees[old] -= 1
                inverses[old] = 1 / max(totals[from], Self.least)
                scales[old] = inverses[old] * growth(from, degrees[old])
            } else {
                null[word] -= 1
                nullTotal -= 1
            }
            let after = Int(following[j])
            let forward = ahead + (base - previous)
            let backward = back + (base - after)
            var sum: Float = 0
            let stride = sentence.strideI
            for i in 0..<n {
                let weight = lexical[Int(column[i * stride])] * scales[i] * forward[i] * backward[i]
                weights[i] = weight
                sum += weight
            }
            sum *= present
            let nullWeight = options.nullProbability * null[word] / nullTotal * ahead[base + after - previous]
            let total = sum + nullWeight
            var chosen = -1
            if total > 0 {
                if unit > 0 {
                    let inverse = unit * present / total
                    let column = sums + sentence.firstCell + j * sentence.strideJ
                    for i in 0..<n { column[i * stride] &+= UInt16(weights[i] * inverse) }
                }
                var rest = (random.unit() * total - nullWeight) / present
                if rest >= 0 {
                    chosen = n - 1
                    for i in 0..<n {
                        rest -= weights[i]
                        if rest < 0 {
                            chosen = i
                            break
                        }
                    }
                }
            }
            own[j] = Int16(truncatingIfNeeded: chosen)
            if chosen >= 0 {
                let to = sentence.conditioning(chosen)
                lexical[Int(column[chosen * stride])] += 1
                totals[to] += 1
                degrees[chosen] += 1
                inverses[chosen] = 1 / max(totals[to], Self.least)
                scales[chosen] = inverses[chosen] * growth(to, degrees[chosen])
                previous = chosen
            } else {
                null[word] += 1
                nullTotal += 1
            }
        }
        for i in 0..<n { fertility[place(sentence.conditioning(i), degrees[i])] += 1 }
        countJumps(sentence)
    }
}
