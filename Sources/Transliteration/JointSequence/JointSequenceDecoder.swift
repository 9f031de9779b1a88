#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One output of a decoder: target letters as numbers of the model's alphabet, and log P(source, target).
struct DecodedWord: Sendable {
    var letters: [UInt8]
    var score: Float
}

/// Finds the likeliest targets of a word under a `JointSequenceModel`, by beam search letter by letter. Hypotheses with the same output and
/// the same context are added together, so that a score is the sum over segmentations within the beam.
///
/// Owns its working memory: one decoder per task. Time grows with the word's length times `beam`: about 3 µs a letter and ten hypotheses.
final class JointSequenceDecoder {
    struct Options: Sendable {
        /// Hypotheses kept after each letter.
        var beam = 24
        /// Natural-logarithm distance from the best one at which a hypothesis is dropped.
        var margin: Float = 10
    }

    private struct Hypothesis {
        var state: UInt32
        var node: UInt32
        var graphone: UInt16
        /// Place in the lexicon; 0 without one.
        var prefix: UInt32
        var hash: UInt64
        var score: Float
    }

    private struct OutputNode {
        var parent: UInt32
        var graphone: UInt16
    }

    private let model: JointSequenceModel
    private let lexicon: LexiconTrie?
    /// The lexicon's number of each target letter of the model.
    private let lexiconLetters: [UInt8]
    var options: Options
    private var current: [Hypothesis] = []
    private var next: [Hypothesis] = []
    private var nodes: [OutputNode] = []
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var slots: [Int32] = []
    private var order: [Int32] = []

    /// With a `lexicon`, only its words come out.
    init(model: JointSequenceModel, lexicon: LexiconTrie? = nil, options: Options = Options()) {
        self.model = model
        self.lexicon = lexicon
        lexiconLetters =
            lexicon.map { lexicon in [0] + model.target.scalars.map { Unicode.Scalar($0).map(lexicon.alphabet.number) ?? 0 } } ?? []
        self.options = options
        stamps = [UInt32](repeating: 0, count: model.graphones.count + 1)
    }

    /// Up to `limit` targets of `word` (letters of the model's source alphabet), best first; none when the beam dies out, as it does on letters
    /// never seen.
    func decode(_ word: [UInt8], limit: Int) -> [DecodedWord] {
        guard !word.isEmpty, limit > 0 else { return [] }
        nodes.removeAll(keepingCapacity: true)
        nodes.append(OutputNode(parent: 0, graphone: .max))
        current.removeAll(keepingCapacity: true)
        current.append(Hypothesis(state: model.automaton.start, node: 0, graphone: .max, prefix: 0, hash: 1, score: 0))
        for letter in word {
            expand(letter)
            if next.isEmpty { return [] }
            mergeAndPrune()
        }
        return finish(limit: limit)
    }

    private func expand(_ letter: UInt8) {
        next.removeAll(keepingCapacity: true)
        let low = model.firstGraphones[Int(letter)]
        let high = model.firstGraphones[Int(letter) + 1]
        guard low < high else { return }
        let automaton = model.automaton
        var best = -Float.infinity
        for hypothesis in current {
            stamp &+= 1
            var state = hypothesis.state
            var score = hypothesis.score
            while true {
                var arc = automaton.lowerBound(from: state, symbol: low)
                let end = Int(automaton.firstArcs[Int(state) + 1])
                while arc < end, automaton.symbols[arc] < high {
                    let graphone = automaton.symbols[arc]
                    if stamps[Int(graphone)] != stamp {
                        stamps[Int(graphone)] = stamp
                        let value = score - Float(automaton.scores[arc]) * NGramAutomaton.unit
                        if value > best - options.margin, let prefix = extend(hypothesis.prefix, by: graphone) {
                            if value > best { best = value }
                            let unit = model.graphones[Int(graphone)]
                            var hash = hypothesis.hash
                            for place in 0..<Int(unit.count) { hash = (hash ^ UInt64(unit[place])) &* 0x9E37_79B9_7F4A_7C15 }
                            next.append(
                                Hypothesis(
                                    state: automaton.nextStates[arc], node: hypothesis.node, graphone: graphone, prefix: prefix,
                                    hash: hash ^ hash >> 29, score: value))
                        }
                    }
                    arc += 1
                }
                if state == 0 { break }
                score -= Float(automaton.backOffScores[Int(state)]) * NGramAutomaton.unit
                if score < best - options.margin { break }
                state = automaton.backOffStates[Int(state)]
            }
        }
    }

    @inline(__always)
    private func extend(_ prefix: UInt32, by graphone: UInt16) -> UInt32? {
        guard let lexicon else { return 0 }
        let unit = model.graphones[Int(graphone)]
        var node = prefix
        for place in 0..<Int(unit.count) {
            guard let next = lexicon.child(of: node, letter: lexiconLetters[Int(unit[place])]) else { return nil }
            node = next
        }
        return node
    }

    /// Adds up equal hypotheses of `next`, keeps the best, and makes them `current`.
    private func mergeAndPrune() {
        var capacity = 64
        while capacity < next.count * 2 { capacity *= 2 }
        if slots.count < capacity { slots = [Int32](repeating: -1, count: capacity) }
        for slot in 0..<capacity { slots[slot] = -1 }
        order.removeAll(keepingCapacity: true)
        var best = -Float.infinity
        for place in next.indices {
            let key = next[place].hash ^ UInt64(next[place].state) &* 0xC2B2_AE3D_27D4_EB4F
            var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (capacity - 1)
            while true {
                let other = slots[slot]
                if other < 0 {
                    slots[slot] = Int32(place)
                    order.append(Int32(place))
                    break
                }
                if next[Int(other)].hash == next[place].hash, next[Int(other)].state == next[place].state {
                    next[Int(other)].score = Self.sum(next[Int(other)].score, next[place].score)
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
        }
        for place in order { best = max(best, next[Int(place)].score) }
        order.removeAll { next[Int($0)].score < best - options.margin }
        if order.count > options.beam {
            order.sort { (next[Int($1)].score, $0) < (next[Int($0)].score, $1) }
            order.removeLast(order.count - options.beam)
        }
        current.removeAll(keepingCapacity: true)
        for place in order {
            var hypothesis = next[Int(place)]
            nodes.append(OutputNode(parent: hypothesis.node, graphone: hypothesis.graphone))
            hypothesis.node = UInt32(nodes.count - 1)
            current.append(hypothesis)
        }
    }

    private func finish(limit: Int) -> [DecodedWord] {
        var places: [UInt64: Int] = [:]
        var outputs: [(node: UInt32, score: Float)] = []
        for hypothesis in current where lexicon?.isWord(hypothesis.prefix) ?? true {
            let score = hypothesis.score + model.automaton.step(from: hypothesis.state, symbol: model.border).score
            if let place = places[hypothesis.hash] {
                outputs[place].score = Self.sum(outputs[place].score, score)
            } else {
                places[hypothesis.hash] = outputs.count
                outputs.append((hypothesis.node, score))
            }
        }
        outputs.sort { ($1.score, $0.node) < ($0.score, $1.node) }
        return outputs.prefix(limit).map { DecodedWord(letters: letters(of: $0.node), score: $0.score) }
    }

    private func letters(of node: UInt32) -> [UInt8] {
        var path: [UInt16] = []
        var node = node
        while node != 0 {
            path.append(nodes[Int(node)].graphone)
            node = nodes[Int(node)].parent
        }
        var letters: [UInt8] = []
        for graphone in path.reversed() {
            let unit = model.graphones[Int(graphone)]
            for place in 0..<Int(unit.count) { letters.append(unit[place]) }
        }
        return letters
    }

    /// log(e^a + e^b).
    @inline(__always)
    static func sum(_ a: Float, _ b: Float) -> Float {
        let (high, low) = a > b ? (a, b) : (b, a)
        return high - low > 12 ? high : high + log1p(exp(low - high))
    }
}
