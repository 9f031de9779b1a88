import BitextModel
import Testing

@testable import BitextAlignment

struct SentenceAlignerTests {
    /// Evidence of made-up languages: `s7` is `t7`.
    private struct Numbered: SentenceEvidence {
        func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
            var places: [String: Int32] = [:]
            for (place, word) in targets.enumerated() { places[word] = Int32(place) }
            return sources.map { word in
                places["t" + word.dropFirst()].map { [EvidenceCandidate(target: $0, strength: 1)] } ?? []
            }
        }
    }

    private static func text(_ words: [String], ends: Bool = false) -> SentenceText {
        SentenceText(words: words, length: words.reduce(0) { $0 + $1.utf8.count + 1 }, endsParagraph: ends)
    }

    /// A seeded document: `kinds` of beads, in order.
    private func document(_ kinds: [(Int, Int)], seed: UInt64) -> (source: [SentenceText], target: [SentenceText], gold: [SentenceBead]) {
        var made = MadeBitext(seed: seed)
        var (source, target): ([SentenceText], [SentenceText]) = ([], [])
        var gold: [SentenceBead] = []
        for kind in kinds {
            let words = (0..<8 * max(kind.0, kind.1)).map { _ in made.number(below: 5000) }
            let first = (source.count, target.count)
            for (count, prefix) in [(kind.0, "s"), (kind.1, "t")] {
                for part in 0..<count {
                    let own = words[words.count * part / count..<words.count * (part + 1) / count].map { "\(prefix)\($0)" }
                    if prefix == "s" { source.append(Self.text(own)) } else { target.append(Self.text(own)) }
                }
            }
            gold.append(SentenceBead(source: first.0..<source.count, target: first.1..<target.count, score: 1))
        }
        return (source, target, gold)
    }

    private func shape(_ beads: [SentenceBead]) -> [String] {
        beads.map { "\($0.source.map(String.init).joined(separator: ","))|\($0.target.map(String.init).joined(separator: ","))" }
    }

    private func coversAll(_ beads: [SentenceBead], _ source: Int, _ target: Int) -> Bool {
        beads.flatMap(\.source) == Array(0..<source) && beads.flatMap(\.target) == Array(0..<target)
    }

    @Test(arguments: [
        [(1, 1), (1, 1), (1, 1)], [(1, 1), (2, 1), (1, 1)], [(1, 1), (1, 2), (3, 1), (1, 1)], [(1, 3), (1, 1), (1, 1)],
        [(1, 1), (1, 0), (1, 1), (0, 1), (1, 1)], [(0, 1), (0, 1), (1, 1), (1, 1)], [(1, 1), (1, 4), (1, 1)], [(1, 1), (6, 1), (1, 1)],
        [(1, 1), (1, 6), (1, 1)],
    ])
    func kindsOfBeads(kinds: [(Int, Int)]) {
        for seed in 1...5 as ClosedRange<UInt64> {
            let (source, target, gold) = document(kinds, seed: seed)
            let result = SentenceAligner(evidence: [Numbered()]).align(source: source, target: target)
            #expect(Set(shape(result.beads)) == Set(shape(gold)))
            #expect(result.beads.allSatisfy { (0...1).contains($0.score) })
        }
    }

    @Test func longDocumentAlongACorridor() {
        var made = MadeBitext(seed: 8)
        let kinds = (0..<1500).map { _ in [(1, 1), (1, 1), (1, 1), (2, 1), (1, 2), (1, 0), (0, 1)][made.number(below: 7)] }
        // A chapter is missing on one side.
        let (source, target, gold) = document(kinds[..<700] + [(Int, Int)](repeating: (1, 0), count: 200) + kinds[700...], seed: 8)
        var options = SentenceAlignerOptions()
        options.completeSearch = 1000
        let corridor = SearchCorridor(
            DocumentWords(source: source, target: target, evidence: [Numbered()], rarity: nil, greatestRarity: 9), options: options)
        #expect(corridor.area < source.count * target.count / 8)
        let result = SentenceAligner(options, evidence: [Numbered()]).align(source: source, target: target)
        #expect(coversAll(result.beads, source.count, target.count))
        let right = Set(shape(gold)).intersection(shape(result.beads)).count
        #expect(right * 100 > gold.count * 97, "\(right) of \(gold.count)")
        // Lengths alone do not do it.
        let plain = LengthAligner().align(source: source.map(\.length), target: target.map(\.length))
        #expect(Set(shape(gold)).intersection(shape(plain)).count < right)
    }

    @Test func learnsWordsFromTheDocument() {
        // Half of the words are known; the rest must be told by the document.
        struct Half: SentenceEvidence {
            func candidates(sources: [String], targets: [String]) -> [[EvidenceCandidate]] {
                Numbered().candidates(sources: sources, targets: targets).enumerated().map { place, list in
                    (Int(sources[place].dropFirst()) ?? 0) % 2 == 0 ? list : []
                }
            }
        }
        var made = MadeBitext(seed: 3)
        var (source, target): ([SentenceText], [SentenceText]) = ([], [])
        for _ in 0..<60 {
            let words = (0..<6).map { _ in made.number(below: 40) }
            source.append(Self.text(words.map { "s\($0)" }))
            target.append(Self.text(words.map { "t\($0)" }))
        }
        var words = DocumentWords(source: source, target: target, evidence: [Half()], rarity: nil, greatestRarity: 9)
        let options = SentenceAlignerOptions()
        let search = BeadSearch(words: words, corridor: SearchCorridor(words, options: options), options: options, ends: ([], []))
        let before = words.candidates.count { !$0.isEmpty }
        words.learn(from: search.run())
        let learned = words.candidates.indices.filter { place in
            words.candidates[place].contains { words.target.words[Int($0.target)] == "t" + words.source.words[place].dropFirst() }
        }
        #expect(learned.count > before + 8, "\(learned.count) after \(before)")
    }

    @Test(arguments: [(0, 0), (3, 0), (0, 3)])
    func emptySides(source: Int, target: Int) {
        let sides = ((0..<source).map { Self.text(["s\($0)"]) }, (0..<target).map { Self.text(["t\($0)"]) })
        let result = SentenceAligner(evidence: [Numbered()]).align(source: sides.0, target: sides.1)
        #expect(coversAll(result.beads, source, target))
        #expect(result.diagnostics.map(\.code) == ["empty-side"])
        #expect(result.diagnostics[0].message.hasPrefix(source == target ? "neither" : "the \(source == 0 ? "source" : "target")"))
    }

    @Test func blankLinesAndUnlikeLengths() {
        let blank = [Self.text([]), Self.text(["s1", "s2", "s3"]), Self.text([])]
        let result = SentenceAligner(evidence: [Numbered()]).align(source: blank, target: [Self.text([]), Self.text(["t1", "t2", "t3"])])
        #expect(coversAll(result.beads, 3, 2))
        #expect(shape(result.beads).contains("1|1"))
        var made = MadeBitext(seed: 1)
        let many = (0..<20_000).map { _ in Self.text(["s\(made.number(below: 9000))", "s\(made.number(below: 9000))"]) }
        let few = many[100..<110].map { sentence in Self.text(sentence.words.map { "t" + $0.dropFirst() }) }
        let odd = SentenceAligner(evidence: [Numbered()]).align(source: many, target: few)
        #expect(coversAll(odd.beads, 20_000, 10))
    }

    @Test func textsThatDoNotTranslateEachOtherScoreLow() {
        let one = document([(Int, Int)](repeating: (1, 1), count: 30), seed: 1)
        let other = document([(Int, Int)](repeating: (1, 1), count: 30), seed: 2)
        let result = SentenceAligner(evidence: [Numbered()]).align(source: one.source, target: other.target)
        #expect(result.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty && $0.score > 0.5 }.count <= 3)
        let right = SentenceAligner(evidence: [Numbered()]).align(source: one.source, target: one.target)
        #expect(right.beads.allSatisfy { $0.score > 0.9 })
    }

    @Test func paragraphsDecideWhatWordsLeaveOpen() {
        // The second sentence says nothing; paragraphs tell to which neighbour it belongs.
        func side(_ prefix: String, _ sizes: [Int]) -> [SentenceText] {
            sizes.enumerated().flatMap { paragraph, size in
                (0..<size).map { Self.text(["\(prefix)\(paragraph)", "\(prefix)\(paragraph + 50)"], ends: $0 == size - 1) }
            }
        }
        let result = SentenceAligner(evidence: [Numbered()]).align(source: side("s", [2, 1, 1]), target: side("t", [2, 1, 1]))
        #expect(shape(result.beads) == ["0|0", "1|1", "2|2", "3|3"])
    }
}
