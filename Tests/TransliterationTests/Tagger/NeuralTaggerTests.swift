import BitextModel
import Foundation
import Testing

@testable import Transliteration

/// What is accepted between exact arithmetic and states of 16 bits, for each source letter.
private let tolerance = 1e-3

@Suite struct NeuralTaggerTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64], ["क", "खक", "क\u{93C}ख", "क?खक"])
    func scoresAgreeWithTheSumOverAllLabelSequences(seed: UInt64, source: String) throws {
        let model = RandomTagger(seed: seed, hidden: seed == 5 ? 8 : 3, decoder: seed == 4 ? 16 : 5)
        let tagger = try model.tagger()
        let expected = TaggerReference(model: model).spellings(of: source, domain: 1)
        let targets = expected.keys.sorted()
        let domain = try #require(tagger.domain("names"))
        let scores = try #require(
            tagger.logProbabilities(of: targets, for: source, domain: domain, pruning: .none, scratch: TaggerScratch()))
        for (target, score) in zip(targets, scores) {
            #expect(abs(score - (expected[target] ?? 0)) < tolerance * Double(source.unicodeScalars.count), "\(target)")
        }
        // Bad case: the other domain is another distribution, by more than the tolerance.
        let others = try #require(tagger.logProbabilities(of: targets, for: source, domain: nil, pruning: .none, scratch: TaggerScratch()))
        #expect(zip(scores, others).contains { abs($0 - $1) > 10 * tolerance })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func pruningKeepsEveryCandidateThatLabelsCanWrite(seed: UInt64) throws {
        let tagger = try RandomTagger(seed: seed).tagger()
        let expected = TaggerReference(model: RandomTagger(seed: seed)).spellings(of: "कखखक", domain: 0)
        let targets = expected.keys.sorted()
        var narrowest = TaggerPruning()
        (narrowest.historiesPerPrefix, narrowest.prefixesPerCandidate, narrowest.margin) = (1, 1, 0)
        for pruning in [TaggerPruning(), narrowest] {
            let scores = try #require(
                tagger.logProbabilities(of: targets, for: "कखखक", domain: nil, pruning: pruning, scratch: TaggerScratch()))
            #expect(scores.allSatisfy { $0 > -.infinity && $0 <= 0 })
        }
        let usual = try #require(tagger.logProbabilities(of: targets, for: "कखखक", scratch: TaggerScratch()))
        let mean = zip(targets, usual).reduce(0) { $0 + abs($1.1 - (expected[$1.0] ?? 0)) } / Double(targets.count)
        #expect(mean < 0.2)
    }

    @Test func whatLabelsCannotWriteIsImpossible() throws {
        let tagger = try RandomTagger(seed: 1).tagger()
        let scores = try #require(
            tagger.logProbabilities(of: ["ab", "c", "abc", "abbabba", "", "abbabb"], for: "कख", scratch: TaggerScratch()))
        #expect(scores.map { $0 == -.infinity } == [false, true, true, true, false, false])
        let withoutEmpty = try RandomTagger(seed: 1, labels: ["a", "ab"]).tagger()
        let strict = try #require(withoutEmpty.logProbabilities(of: ["", "a", "aa", "aab"], for: "कख", scratch: TaggerScratch()))
        #expect(strict.map { $0 == -.infinity } == [true, true, false, false])
    }

    @Test func aBeamAsWideAsAllSequencesIsExact() throws {
        let model = RandomTagger(seed: 7, labels: ["", "a", "b", "ab"])
        let tagger = try model.tagger()
        let expected = TaggerReference(model: model).spellings(of: "कखक", domain: 0)
        let found = tagger.candidates(for: "कखक", limit: 100, width: 64, scratch: TaggerScratch())
        #expect(found.count == expected.count)
        for candidate in found {
            #expect(abs(candidate.logProbability - (expected[candidate.text] ?? 0)) < 3 * tolerance, "\(candidate.text)")
        }
        #expect(abs(found.reduce(0) { $0 + exp($1.logProbability) } - 1) < 1e-4)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.logProbability >= $1.logProbability })
        #expect(tagger.candidates(for: "कखक", limit: 2, width: 64, scratch: TaggerScratch()) == Array(found.prefix(2)))
        // Bad case: a beam of one keeps one history, and less than the whole probability of its spelling.
        let narrow = tagger.candidates(for: "कखक", limit: 100, width: 1, scratch: TaggerScratch())
        #expect(narrow.count == 1)
    }

    @Test func sameBitsWhateverWasComputedBefore() throws {
        let tagger = try RandomTagger(seed: 3, hidden: 8, decoder: 16).tagger()
        let targets = ["ab", "abb", "ba", "bab", "", "aba"]
        let first = tagger.logProbabilities(of: targets, for: "कखक", scratch: TaggerScratch())
        let scratch = TaggerScratch()
        _ = tagger.candidates(for: String(repeating: "खक", count: 30), limit: 9, width: 30, scratch: scratch)
        _ = try RandomTagger(seed: 9).tagger().logProbabilities(of: ["a", "bb"], for: "क", scratch: scratch)
        #expect(tagger.logProbabilities(of: targets, for: "कखक", scratch: scratch) == first)
        let reversed = tagger.logProbabilities(of: targets.reversed(), for: "कखक", scratch: scratch)
        #expect(reversed?.reversed() == first)
        let repeated = tagger.logProbabilities(of: targets + targets, for: "कखक", scratch: scratch)
        #expect(repeated == first.map { $0 + $0 })
        #expect(tagger.logProbabilities(of: targets, for: "खकक", scratch: scratch) != first)
        // A word that is read once for both, and what another network has read of the same word.
        let found = tagger.candidates(for: "कखक", limit: 9, width: 30, scratch: TaggerScratch())
        let other = try RandomTagger(seed: 9, hidden: 8, decoder: 16).tagger()
        _ = other.logProbabilities(of: targets, for: "कखक", scratch: scratch)
        #expect(tagger.candidates(for: "कखक", limit: 9, width: 30, scratch: scratch) == found)
        #expect(tagger.logProbabilities(of: targets, for: "कखक", scratch: scratch) == first)
        #expect(other.logProbabilities(of: targets, for: "कखक", scratch: scratch) != first)
    }

    @Test func inputBeyondTheLimitsIsNotScored() throws {
        let tagger = try RandomTagger(seed: 2).tagger()
        let scratch = TaggerScratch()
        let longest = String(repeating: "क", count: NeuralTagger.longestSource)
        #expect(tagger.logProbabilities(of: ["ab"], for: longest, scratch: scratch)?.first ?? -.infinity > -.infinity)
        #expect(!tagger.candidates(for: longest, limit: 3, scratch: scratch).isEmpty)
        for source in ["", longest + "क", String(repeating: "क", count: 10_000)] {
            #expect(tagger.logProbabilities(of: ["ab"], for: source, scratch: scratch) == nil)
            #expect(tagger.candidates(for: source, limit: 3, scratch: scratch).isEmpty)
        }
        #expect(tagger.logProbabilities(of: [], for: "क", scratch: scratch) == [])
        let many = Array(repeating: "a", count: NeuralTagger.mostCandidates + 1)
        #expect(tagger.logProbabilities(of: many, for: "क", scratch: scratch) == nil)
        #expect(tagger.logProbabilities(of: many.dropLast(), for: "क", scratch: scratch)?.count == NeuralTagger.mostCandidates)
        #expect(tagger.logProbabilities(of: [String(repeating: "a", count: 10_000)], for: "क", scratch: scratch) == [-.infinity])
        #expect(tagger.domain("nowhere") == nil)
        #expect(tagger.candidates(for: "क", limit: 0, scratch: scratch).isEmpty)
    }
}
