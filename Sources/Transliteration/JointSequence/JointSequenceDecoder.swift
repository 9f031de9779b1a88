// Hand-tuned: working memory is bare buffers that grow, and the automaton is read through bare pointers, kept alive by `model`. The slow,
// plain counterpart is in JointSequenceTests.
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
/// Owns its working memory: one decoder per task. Time grows with the word's length times `beam`: about 1 µs a letter and hypothesis.
final class JointSequenceDecoder {
    struct Options: Sendable {
        /// Hypotheses kept after each letter.
        var beam = 24
        /// Natural-logarithm distance from the best one at which a hypothesis is dropped.
        var margin: Float = 10
    }

    private struct Hypothesis {
        var hash: UInt64
        var state: UInt32
        var node: UInt32
        /// Place in the lexicon; 0 without one.
        var prefix: UInt32
        var score: Float
        var graphone: UInt16
    }

    private struct OutputNode {
        var parent: UInt32
        var graphone: UInt16
    }

    private let model: JointSequenceModel
    private let lexicon: LexiconTrie?
    /// The lexicon's number of each target letter of the model.
    private let lexiconLetters: [UInt8]
    private let options: Options
    private let graphones: ScratchBuffer<Graphone>
    private var current: [Hypothesis] = []
    private var next = ScratchBuffer<Hypothesis>()
    private var nextCount = 0
    private var nodes: [OutputNode] = []
    private var stamps = ScratchBuffer<UInt32>()
    private var stamp: UInt32 = 0
    private var slots = ScratchBuffer<Int32>()
    private var order: [Int32] = []

    /// With a `lexicon`, only its words come out.
    init(model: JointSequenceModel, lexicon: LexiconTrie? = nil, options: Options = Options()) {
        self.model = model
        self.lexicon = lexicon
        lexiconLetters =
            lexicon.map { lexicon in [0] + model.target.scalars.map { Unicode.Scalar($0).map(lexicon.alphabet.number) ?? 0 } } ?? []
        self.options = options
        var graphones = ScratchBuffer<Graphone>()
        graphones.reserve(model.graphones.count + 1)
        for (place, graphone) in model.graphones.enumerated() { graphones.start[place] = graphone }
        self.graphones = graphones
        stamps.reserve(model.graphones.count + 1)
        for place in 0...model.graphones.count { stamps.start[place] = 0 }
    }

    /// Up to `limit` targets of `word` (letters of the model's source alphabet), best first; none when the beam dies out, as it does on letters
    /// never seen.
    func decode(_ word: [UInt8], limit: Int) -> [DecodedWord] {
        guard !word.isEmpty, limit > 0 else { return [] }
        nodes.removeAll(keepingCapacity: true)
        nodes.append(OutputNode(parent: 0, graphone: .max))
        current.removeAll(keepingCapacity: true)
        current.append(Hypothesis(hash: 1, state: model.automaton.view.start, node: 0, prefix: 0, score: 0, graphone: .max))
        for letter in word {
            expand(letter)
            if nextCount == 0 { return [] }
            mergeAndPrune()
        }
        return finish(limit: limit)
    }

    private func expand(_ letter: UInt8) {
        nextCount = 0
        let low = model.firstGraphones[Int(letter)]
        let high = model.firstGraphones[Int(letter) + 1]
        guard low < high else { return }
        // Each hypothesis reaches each graphone of the letter at most once.
        next.reserve(current.count * Int(high - low))
        let (view, margin, stamps, out) = (model.automaton.view, options.margin, stamps.start, next.start)
        let hasLexicon = lexicon != nil
        var (best, count) = (-Float.infinity, 0)
        for hypothesis in current {
            stamp &+= 1
            if stamp == 0 {
                for place in 0...model.graphones.count { stamps[place] = 0 }
                stamp = 1
            }
            let stamp = stamp
            var (state, score) = (hypothesis.state, hypothesis.score)
            while true {
                var arc = view.lowerBound(from: state, symbol: low)
                let end = Int(view.firstArcs[Int(state) &+ 1])
                while arc < end {
                    let graphone = view.symbols[arc]
                    if graphone >= high { break }
                    if stamps[Int(graphone)] != stamp {
                        stamps[Int(graphone)] = stamp
                        let value = score - Float(view.scores[arc]) * NGramView.unit
                        if value > best - margin {
                            let unit = graphones.start[Int(graphone)]
                            var prefix: UInt32 = 0
                            if !hasLexicon || extend(hypothesis.prefix, by: unit, to: &prefix) {
                                if value > best { best = value }
                                var hash = hypothesis.hash
                                if unit.count > 0 {
                                    hash = Self.extend(hash, by: unit.first)
                                    if unit.count > 1 {
                                        hash = Self.extend(hash, by: unit.second)
                                        if unit.count > 2 { hash = Self.extend(hash, by: unit.third) }
                                    }
                                }
                                out[count] = Hypothesis(
                                    hash: hash, state: view.nextStates[arc], node: hypothesis.node, prefix: prefix, score: value,
                                    graphone: graphone)
                                count &+= 1
                            }
                        }
                    }
                    arc &+= 1
                }
                if state == 0 { break }
                score -= Float(view.backOffScores[Int(state)]) * NGramView.unit
                if score < best - margin { break }
                state = view.backOffStates[Int(state)]
            }
        }
        nextCount = count
    }

    /// A polynomial hash: outputs of the same letters agree however they were cut.
    @inline(__always)
    private static func extend(_ hash: UInt64, by letter: UInt8) -> UInt64 { hash &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(letter) }

    @inline(__always)
    private func extend(_ prefix: UInt32, by unit: Graphone, to node: inout UInt32) -> Bool {
        guard let lexicon else { return true }
        node = prefix
        for place in 0..<Int(unit.count) {
            guard let next = lexicon.child(of: node, letter: lexiconLetters[Int(unit[place])]) else { return false }
            node = next
        }
        return true
    }

    /// Adds up equal hypotheses of `next`, keeps the best, and makes them `current`.
    private func mergeAndPrune() {
        var capacity = 64
        while capacity < nextCount * 2 { capacity *= 2 }
        self.slots.reserve(capacity)
        let (slots, next) = (slots.start, next.start)
        for slot in 0..<capacity { slots[slot] = -1 }
        order.removeAll(keepingCapacity: true)
        var best = -Float.infinity
        for place in 0..<nextCount { best = max(best, next[place].score) }
        // What is merged gains at most a little: a hypothesis far behind alone is dropped before.
        let floor = best - options.margin
        for place in 0..<nextCount where next[place].score >= floor {
            let key = (next[place].hash ^ UInt64(next[place].state) &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
            var slot = Int(truncatingIfNeeded: key >> 40) & (capacity - 1)
            while true {
                let other = Int(slots[slot])
                if other < 0 {
                    slots[slot] = Int32(place)
                    order.append(Int32(place))
                    break
                }
                if next[other].hash == next[place].hash, next[other].state == next[place].state {
                    next[other].score = Self.sum(next[other].score, next[place].score)
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
        }
        if order.count > options.beam {
            order.sort { next[Int($0)].score > next[Int($1)].score || (next[Int($0)].score == next[Int($1)].score && $0 < $1) }
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
        var outputs: [(hash: UInt64, node: UInt32, score: Float)] = []
        for hypothesis in current where lexicon?.isWord(hypothesis.prefix) ?? true {
            let score = hypothesis.score + model.automaton.view.step(from: hypothesis.state, symbol: model.border).score
            if let place = outputs.firstIndex(where: { $0.hash == hypothesis.hash }) {
                outputs[place].score = Self.sum(outputs[place].score, score)
            } else {
                outputs.append((hypothesis.hash, hypothesis.node, score))
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
        return high - low > 8 ? high : high + log1p(exp(low - high))
    }
}
