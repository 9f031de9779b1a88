internal import BitextModel
import Testing

@testable import Transliteration

@Suite("Joint-sequence models")
struct JointSequenceTests {
    private static let pairs: [JointSequenceTrainer.Pair] = [
        ("ram", "राम"), ("raam", "राम"), ("rama", "रामा"), ("kamal", "कमल"), ("kamaal", "कमाल"), ("sita", "सीता"), ("seeta", "सीता"),
        ("mala", "माला"), ("maala", "माला"), ("karam", "करम"), ("kam", "कम"), ("lal", "लाल"), ("laal", "लाल"), ("tara", "तारा"),
        ("shal", "शाल"), ("shaal", "शाल"), ("sham", "शाम"), ("kash", "काश"), ("taash", "ताश"), ("tash", "ताश"), ("raat", "रात"),
        ("rat", "रात"), ("mat", "मत"), ("kat", "कट"), ("kata", "कटा"), ("sara", "सारा"), ("saral", "सरल"), ("lat", "लत"),
    ].map { JointSequenceTrainer.Pair(source: $0.0, target: $0.1, count: 1) }

    private static func trainer(order: Int) -> JointSequenceTrainer {
        var trainer = JointSequenceTrainer()
        trainer.order = order
        trainer.rarestGraphone = 1
        return trainer
    }

    private static func model(order: Int = 3) throws -> JointSequenceModel {
        try JointSequenceModel(
            file: ModelFile(content: trainer(order: order).train(pairs, provenance: "test"), kind: JointSequenceModel.kind))
    }

    @Test func alignmentFindsWhichLetterBecameWhich() {
        let latin = Alphabet(of: Self.pairs.map(\.source))
        let native = Alphabet(of: Self.pairs.map(\.target))
        let aligned = GraphoneAligner().align(
            Self.pairs.map { .init(source: latin.numbers($0.source), target: native.numbers($0.target), weight: 1) })
        let place = Self.pairs.firstIndex { $0.source == "shaal" } ?? 0
        let path = aligned[place] ?? []
        #expect(path.count == 5)
        // s-h together are श; the two a are one sign.
        let outputs = path.map { graphone in
            String(String.UnicodeScalarView(native.letters((0..<Int(graphone.count)).map { graphone[$0] })))
        }
        #expect(outputs.joined() == "शाल")
        #expect(outputs[0] + outputs[1] == "श")
        #expect(outputs[4] == "ल")
    }

    @Test func aTargetTooLongForItsSourceIsLeftOut() {
        let aligned = GraphoneAligner().align([
            .init(source: [1], target: [1, 1, 1, 1], weight: 1), .init(source: [1], target: [1, 1, 1], weight: 1),
        ])
        #expect(aligned[0] == nil)
        #expect(aligned[1]?.count == 1)
    }

    @Test(arguments: [2, 3, 4, 6]) func probabilitiesAfterEveryContextAddUpToOne(order: Int) throws {
        let model = try Self.model(order: order)
        let view = model.automaton.view
        var states: Set<UInt32> = [0, view.start]
        for state in states { for symbol in 0...model.border { states.insert(view.step(from: state, symbol: symbol).next) } }
        for state in states {
            var sum = 0.0
            for symbol in 0...model.border { sum += Double(view.step(from: state, symbol: symbol).score).exponential }
            #expect(abs(sum - 1) < 0.01, "state \(state): \(sum)")
        }
    }

    @Test func sameWordsInAnyOrderGiveTheSameBytes() {
        var random = SeededRandom(seed: 3)
        let bytes = Self.trainer(order: 3).train(Self.pairs, provenance: "test")
        #expect(Self.trainer(order: 3).train(Self.pairs.shuffled(using: &random), provenance: "test") == bytes)
        #expect(Self.trainer(order: 3).train(Array(Self.pairs.dropLast()), provenance: "test") != bytes)
    }

    /// Every way of cutting and writing `word`, plainly: output to log-probability.
    private func everyOutput(_ model: JointSequenceModel, _ word: [UInt8]) -> [[UInt8]: Double] {
        var outputs: [[UInt8]: Double] = [:]
        func go(_ place: Int, _ state: UInt32, _ score: Double, _ letters: [UInt8]) {
            if place == word.count {
                let whole = score + Double(model.automaton.view.step(from: state, symbol: model.border).score)
                outputs[letters, default: 0] += whole.exponential
                return
            }
            for (number, graphone) in model.graphones.enumerated() where graphone.source == word[place] {
                let step = model.automaton.view.step(from: state, symbol: UInt16(number))
                go(
                    place + 1, step.next, score + Double(step.score),
                    letters + (0..<Int(graphone.count)).map { graphone[$0] })
            }
        }
        go(0, model.automaton.view.start, 0, [])
        return outputs
    }

    @Test(arguments: ["ram", "kat", "sat", "lala", "mas"]) func decoderAndScorerAgreeWithBruteForce(word: String) throws {
        let model = try Self.model()
        let letters = model.source.numbers(word)
        let expected = everyOutput(model, letters).sorted { ($1.value, $0.key.count) < ($0.value, $1.key.count) }
        var options = JointSequenceDecoder.Options()
        options.beam = 100_000
        options.margin = 1000
        let found = JointSequenceDecoder(model: model, options: options).decode(letters, limit: 5)
        #expect(found.count == min(5, expected.count))
        let scorer = JointSequenceScorer(model: model)
        for (place, output) in found.enumerated() {
            #expect(abs(Double(output.score).exponential - expected[place].value) < 1e-3 * expected[place].value + 1e-9)
            let score = try #require(scorer.score(source: letters, target: output.letters))
            #expect(abs(score - output.score) < 0.05, "\(word) \(model.target.letters(output.letters))")
        }
    }

    @Test func whatTheModelHasNeverSeenScoresNothing() throws {
        let model = try Self.model()
        let scorer = JointSequenceScorer(model: model)
        #expect(scorer.score(source: model.source.numbers("ram"), target: model.target.numbers("श")) == nil)
        #expect(scorer.score(source: [], target: [1]) == nil)
        #expect(scorer.score(source: [1], target: [1, 1, 1, 1]) == nil)
        #expect(JointSequenceDecoder(model: model).decode([Alphabet.unknown], limit: 3).isEmpty)
        #expect(JointSequenceDecoder(model: model).decode([], limit: 3).isEmpty)
    }

    @Test func aLexiconLetsOnlyItsWordsThrough() throws {
        let model = try Self.model()
        let words = ["राम", "रामा", "कमल", "काल", "माला"]
        let trie = try LexiconTrie(
            file: ModelFile(content: LexiconTrie.make(words, provenance: "test"), kind: LexiconTrie.kind))
        for word in words { #expect(trie.contains(word)) }
        for word in ["रा", "", "रामाा", "कम", "xyz"] { #expect(!trie.contains(word)) }
        var options = JointSequenceDecoder.Options()
        options.margin = 30
        let decoder = JointSequenceDecoder(model: model, lexicon: trie, options: options)
        let found = decoder.decode(model.source.numbers("rama"), limit: 9).map {
            String(String.UnicodeScalarView(model.target.letters($0.letters)))
        }
        #expect(found.first == "रामा")
        #expect(Set(found).isSubset(of: words))
    }

    @Test func aDamagedModelIsRefusedAndNoCrash() throws {
        let content = Self.trainer(order: 3).train(Self.pairs, provenance: "test")
        var writer = ModelFileWriter(kind: JointSequenceModel.kind, signature: "shapes that do not fit")
        writer.add("source", [0x61] as [UInt32])
        writer.add("target", [0x915] as [UInt32])
        writer.add("graphones", bytes: [9, 1, 1, 0, 0])
        #expect(throws: ModelFileError.self) {
            try JointSequenceModel(file: ModelFile(content: writer.finish(), kind: JointSequenceModel.kind))
        }
        #expect(throws: ModelFileError.self) { try JointSequenceModel(file: ModelFile(content: content, kind: "letter-model")) }
    }
}

extension Double {
    /// e to this power, by its series: tests link no mathematics library.
    var exponential: Double {
        var (sum, term) = (1.0, 1.0)
        let reduced = self / 1024
        for n in 1...12 {
            term *= reduced / Double(n)
            sum += term
        }
        for _ in 0..<10 { sum *= sum }
        return sum
    }
}
