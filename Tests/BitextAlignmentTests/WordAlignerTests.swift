import BitextModel
import Testing

@testable import BitextAlignment

struct WordAlignerTests {
    private func share(_ links: [[ScoredLink]], _ gold: [Set<[Int]>]) -> (precision: Double, recall: Double) {
        var (right, found, all) = (0, 0, 0)
        for (links, gold) in zip(links, gold) {
            right += links.count { gold.contains([$0.link.source, $0.link.target]) }
            found += links.count
            all += gold.count
        }
        return (Double(right) / Double(max(1, found)), Double(right) / Double(max(1, all)))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func findsLinksAndBeatsPlainModels(seed: UInt64) async {
        var made = MadeBitext(seed: seed)
        let text = made.pairs(300)
        var options = WordAlignmentOptions()
        options.seed = seed
        let result = await WordAligner(options, views: MadeBitext.views).align(text.map(\.pair))
        // The article has no counterpart; which neighbour it goes to is not judged.
        func judged(_ links: [[ScoredLink]]) -> [[ScoredLink]] {
            zip(links, text).map { links, made in links.filter { made.pair.target[$0.link.target] != "the" } }
        }
        let ours = share(judged(result.links), text.map(\.links))
        #expect(ours.precision > 0.9 && ours.recall > 0.9, "precision \(ours.precision), recall \(ours.recall)")
        for plain in [PlainAligners.model1, { PlainAligners.fastAlign($0, rounds: $1) }] {
            let links = plain(text.map { ($0.pair.source, $0.pair.target) }, 8)
            let found = links.map { row in
                row.enumerated().compactMap { j, i in i.map { ScoredLink(link: WordLink(source: $0, target: j), score: 1) } }
            }
            let theirs = share(judged(found), text.map(\.links))
            #expect(theirs.recall > 0.6, "the reference itself works: \(theirs)")
            #expect(ours.precision + ours.recall >= theirs.precision + theirs.recall - 0.01, "\(ours) against \(theirs)")
        }
    }

    @Test func sameLinksForAnyRunner() async {
        var made = MadeBitext(seed: 5)
        let pairs = made.pairs(60).map(\.pair)
        let aligner = WordAligner(
            views: MadeBitext.views + [WordView(name: "short", source: { String($0.prefix(2)) }, target: { String($0.prefix(2)) })])
        let one = await aligner.align(pairs, modelSignature: "test")
        let other = await aligner.align(pairs, modelSignature: "test") { count, work in
            await withTaskGroup(of: Void.self) { group in for number in (0..<count).reversed() { group.addTask { work(number) } } }
        }
        #expect(one.links == other.links)
        #expect(one.model == other.model)
        var options = WordAlignmentOptions()
        options.seed = 9
        let seeded = await WordAligner(options, views: MadeBitext.views).align(pairs)
        #expect(seeded.links != one.links, "another seed, other scores")
    }

    @Test func modelAlignsOneSentence() async throws {
        var made = MadeBitext(seed: 2)
        let aligner = WordAligner(views: MadeBitext.views)
        let bytes = try #require(await aligner.align(made.pairs(300).map(\.pair), modelSignature: "made").model)
        let model = try WordAlignmentModel(content: bytes)
        #expect(model.signature == "made" && model.viewNames == ["whole"])
        let alone = made.pairs(30)
        var (withModel, without): ([[ScoredLink]], [[ScoredLink]]) = ([], [])
        for one in alone {
            withModel += await aligner.align([one.pair], model: model).links
            without += await aligner.align([one.pair]).links
        }
        let (known, unknown) = (share(withModel, alone.map(\.links)), share(without, alone.map(\.links)))
        #expect(known.precision > 0.85 && known.recall > 0.85, "\(known)")
        #expect(known.recall > unknown.recall + 0.1, "\(known) against \(unknown)")
    }

    @Test func modelIsUpdated() async throws {
        let aligner = WordAligner(views: MadeBitext.views)
        var made = MadeBitext(seed: 3)
        let first = try #require(await aligner.align(made.pairs(100).map(\.pair), modelSignature: "a", leastCount: 0).model)
        let model = try WordAlignmentModel(content: first)
        let more = [SentencePair](repeating: SentencePair(source: ["new", "s1"], target: ["neu", "t1"]), count: 5)
        let second = try #require(await aligner.align(more, model: model, modelSignature: "b", leastCount: 0).model)
        let updated = try WordAlignmentModel(content: second)
        func count(_ model: WordAlignmentModel, _ source: String, _ target: String) -> Float {
            guard let s = model.views[0].sourceNumber(source), let t = model.views[0].targetNumber(target) else { return 0 }
            return model.views[0].count(source: s, target: t)
        }
        #expect(count(model, "new", "neu") == 0)
        #expect(count(updated, "new", "neu") > 3)
        #expect(count(updated, "s1", "t1") > count(model, "s1", "t1") + 3)
        #expect(abs(count(updated, "s2", "t2") - count(model, "s2", "t2")) < 0.1)
    }

    @Test func damagedModelIsRefused() async throws {
        var made = MadeBitext(seed: 4)
        var bytes = try #require(await WordAligner(views: MadeBitext.views).align(made.pairs(5).map(\.pair), modelSignature: "").model)
        bytes[bytes.count / 2] ^= 1
        #expect(throws: ModelFileError.damaged(path: "(memory)")) { try WordAlignmentModel(content: bytes) }
    }

    @Test func modelOfOtherViewsIsNotUsed() async throws {
        let pair = SentencePair(source: ["a"], target: ["b"])
        let bytes = try #require(await WordAligner(views: MadeBitext.views).align([pair], modelSignature: "").model)
        let other = WordAligner(views: [.prefixes(source: 3, target: 3)])
        let result = await other.align([pair], model: try WordAlignmentModel(content: bytes))
        #expect(result.diagnostics.map(\.code) == ["model-of-other-views"])
    }

    @Test(arguments: [
        SentencePair(source: [], target: []), SentencePair(source: ["a"], target: []), SentencePair(source: [], target: ["b"]),
        SentencePair(source: [String](repeating: "a", count: 2000), target: [String](repeating: "b", count: 2000)),
    ])
    func oddPairsHaveNoLinks(pair: SentencePair) async {
        let result = await WordAligner(views: MadeBitext.views).align([pair, SentencePair(source: ["x"], target: ["y"])])
        #expect(result.links.count == 2)
        #expect(result.links[0].isEmpty)
        #expect(result.diagnostics.map(\.code) == (pair.source.count > 100 ? ["pair-too-long"] : []))
    }

    /// Memory is bounded by cells: a sentence of 10,000 words is aligned with a short one, and not with one of its own length, whatever stands beside it.
    @Test func sentencesOfTenThousandWords() async {
        var options = WordAlignmentOptions()
        options.sweeps = 2
        let long = (0..<10_000).map { "s\($0)" }
        let short = ["t7", "t8"]
        let whole = SentencePair(source: ["s1", "s2"], target: ["t1", "t2"])
        let result = await WordAligner(options, views: MadeBitext.views).align([
            SentencePair(source: long, target: long), whole, SentencePair(source: long, target: short),
            SentencePair(source: short, target: long),
        ])
        #expect(result.links[0].isEmpty && !result.links[1].isEmpty && !result.links[3].isEmpty)
        #expect(result.links[2].allSatisfy { $0.link.source < 10_000 && $0.link.target < 2 })
        #expect(result.diagnostics.map(\.code) == ["pair-too-long"])
        #expect(result.diagnostics[0].message.hasPrefix("pair 1: 10000 × 10000 words"))
        var corpus = AlignmentCorpus()
        for _ in 0..<50 {
            let isAdded = corpus.add(source: long, target: long, maximumCells: options.maximumCells)
            #expect(!isAdded)
        }
        #expect(corpus.cells.isEmpty && corpus.source.isEmpty && corpus.count == 50)
    }

    @Test func evidenceDecidesWhatCountsCannot() async {
        let pair = SentencePair(source: ["२०२१", "क", "ख"], target: ["x", "y", "2021"])
        let result = await WordAligner(views: MadeBitext.views, evidence: [FormEvidence()]).align([pair])
        #expect(result.links[0].contains { $0.link == WordLink(source: 0, target: 2) && $0.score > 0.5 })
    }

    @Test(arguments: Symmetrization.allCases)
    func scoresAreProbabilities(method: Symmetrization) async {
        var made = MadeBitext(seed: 6)
        let result = await WordAligner(views: MadeBitext.views).align(made.pairs(40).map(\.pair), symmetrization: method)
        #expect(result.links.joined().allSatisfy { (0...1).contains($0.score) })
        #expect(!result.links.joined().isEmpty)
    }

    @Test func classicalSymmetrization() {
        // Two source words, two target words; the directions agree on 0-0 only.
        let matrix = Symmetrizer(sources: 2, targets: 2, forward: [0.9, 0, 0.8, 0.1], reverse: [0.9, 0.1, 0, 0.8])
        #expect(matrix.forwardLinks == [0, 2])
        #expect(matrix.reverseLinks == [0, 3])
        #expect(matrix.links(.intersection) == [0])
        #expect(matrix.links(.union) == [0, 2, 3])
        #expect(matrix.links(.growDiagFinalAnd) == [0, 2, 3])
    }
}
