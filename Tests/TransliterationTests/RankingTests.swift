internal import BitextModel
import Testing

@testable import Transliteration

@Suite("Ranking, lists and metrics")
struct RankingTests {
    @Test func fittedWeightsFollowTheMeasureThatTells() {
        var random = SeededRandom(seed: 11)
        let examples = (0..<80).map { _ in
            let right = Int.random(in: 0..<5, using: &random)
            var values: [Float] = []
            for place in 0..<5 {
                // The first measure tells, the second is noise.
                values.append(Float(place == right ? 1 : 0) + Float.random(in: 0..<0.8, using: &random))
                values.append(Float.random(in: 0..<1, using: &random))
            }
            return RankingWeights.Example(values: values, isRight: (0..<5).map { $0 == right })
        }
        var fitter = RankingWeights()
        fitter.rounds = 120
        let weights = fitter.fit(examples, width: 2)
        #expect(weights[0] > 2)
        #expect(abs(weights[1]) < weights[0] / 5)
        #expect(fitter.fit(examples, width: 2) == weights)
        #expect(RankingWeights().fit([], width: 2) == [0, 0])
    }

    @Test func recipesAreReadAndFaultsNamed() throws {
        let recipe = try RankingRecipe(
            "# a comment\npart\tforward\tf\tx.dub\tproposals=3\tbeam=8\nweight\tf\t0.5\n", path: "/a/b/recipe.tsv")
        #expect(recipe.folder == "/a/b/")
        #expect(recipe.parts.map(\.file) == ["x.dub"])
        #expect(recipe.parts[0].number("proposals", or: 0) == 3)
        #expect(recipe.weights == ["f": 0.5])
        for (text, line) in [("part\tforward\tf\tx\tbeam\n", 1), ("part\tlength\tl\nweight\tl\tmany\n", 2), ("\nother\n", 2)] {
            #expect(
                performing: { try RankingRecipe(text, path: "r") },
                throws: { error in
                    if case RankingRecipeError.malformed(_, line, _) = error { true } else { false }
                })
        }
        #expect(throws: RankingRecipeError.self) { try RankingRecipe("", path: "r") }
        #expect(throws: RankingRecipeError.self) { try RankingModels(recipe: RankingRecipe("part\tmagic\tm\n", path: "r")) }
    }

    @Test func wordListsKeepTheirNumbers() throws {
        let bytes = WordListTable.make([("राम", [9, 0, 255]), ("कमल", [0, 1, 0, 7]), ("लता", [0, 0])], provenance: "test")
        let table = try WordListTable(file: ModelFile(content: bytes, kind: WordListTable.kind))
        #expect(table.values(of: "राम") == 9 | 255 << 16)
        #expect(table.values(of: "कमल") == 1 << 8 | 7 << 24)
        #expect(table.values(of: "लता") == 0)
        #expect(table.values(of: "रामा") == 0)
    }

    @Test func pairTablesKeepOrder() throws {
        let bytes = PairTable.make([("bank", ["बैंक", "बंक"]), ("bus", ["बस"])], provenance: "test")
        let table = try PairTable(file: ModelFile(content: bytes, kind: PairTable.kind))
        #expect(table.spellings(of: "bank") == ["बैंक", "बंक"])
        #expect(table.spellings(of: "ban").isEmpty)
    }

    @Test func letterModelPrefersWordsOfItsLanguage() throws {
        let words = ["कमल", "कमाल", "कमला", "कलम", "माला", "लाल", "काला", "कला"]
        let bytes = LetterModel.train(words.map { ($0, 1) }, order: 3, smallestCount: 1, provenance: "test")
        let model = try LetterModel(file: ModelFile(content: bytes, kind: LetterModel.kind))
        #expect(model.score(Array("कमल".unicodeScalars)) > model.score(Array("लकम".unicodeScalars)))
        #expect(model.score(Array("कमल".unicodeScalars)) > model.score(Array("कमx".unicodeScalars)))
        #expect(model.score([]) < 0)
    }

    @Test func candidatesAreKeptByTheirBytes() {
        var list = CandidateList()
        for text in ["\u{958}", "\u{915}\u{93C}", "\u{958}", "a"] { list.append(text) }
        #expect(list.texts.count == 3)
    }

    @Test func metricsOfATable() {
        var metrics = TransliterationMetrics()
        metrics.add(outputs: ["dilli", "delhi"], targets: [("delhi", 3), ("dilli", 1)])
        metrics.add(outputs: ["ram", "raam"], targets: [("raam", 1)])
        metrics.add(outputs: [], targets: [("sita", 2)])
        #expect(metrics.words == 3)
        #expect(metrics.first == 1.0 / 3)
        #expect(metrics.fifth == 2.0 / 3)
        #expect(metrics.mostAttested == 0)
        #expect(metrics.meanReciprocalRank == 0.5)
        // 0 of 5, 1 of 4, 4 of 4.
        #expect(metrics.characterErrorRate == 5.0 / 13)
    }

    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("कमल", "कमाल", 1), ("a", "a", 0)])
    func editDistance(a: String, b: String, expected: Int) {
        #expect(TransliterationMetrics.editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
    }

    @Test func pairsAreReadInEitherOrder() {
        let table = TransliterationPairs(Array("राम\tRam\t3\tperson\nkamal\tकमल\nonly\nab\tcd\n".utf8))
        #expect(table.rows.map(\.latin) == ["ram", "kamal"])
        #expect(table.rows.map(\.count) == [3, 1])
        #expect(table.faults.map(\.line) == [3, 4])
        #expect(table.trainingPairs(toLatin: true, kinds: ["person"]).map(\.source) == ["राम"])
    }

    @Test func longWordsAreCutBeforeLetters() {
        let word = String(repeating: "का", count: 500)
        let pieces = WordPieces(word + "12" + "ख", isLetter: { $0.value >= 0x900 }).pieces
        var joined = ""
        for piece in pieces {
            switch piece {
            case .letters(let text):
                joined += text
                #expect(text.unicodeScalars.count <= 2 * WordPieces.longest)
                #expect(text.unicodeScalars.first?.properties.generalCategory == .otherLetter)
            case .other(let text):
                joined += text
                #expect(text == "12")
            }
        }
        #expect(joined.utf8.elementsEqual((word + "12" + "ख").utf8))
        // Nothing but marks: still bounded.
        for case .letters(let text) in WordPieces(String(repeating: "\u{93E}", count: 999), isLetter: { $0.value >= 0x900 }).pieces {
            #expect(text.unicodeScalars.count <= 2 * WordPieces.longest)
        }
    }

    @Test func cacheForgetsButNeverMistakes() {
        var cache = BoundedCache(limit: 100)
        var random = SeededRandom(seed: 5)
        for _ in 0..<5000 {
            let word = Array(random.word(letters: "abcdef", upTo: 5).utf8)
            word.withUnsafeBufferPointer { bytes in
                var value: [UInt8] = []
                if cache.append(valueOf: bytes, to: &value) {
                    #expect(value == word.reversed())
                } else {
                    cache.insert(bytes, value: word.reversed())
                }
            }
            #expect(cache.count <= 100)
        }
        var none = BoundedCache(limit: 0)
        Array("a".utf8).withUnsafeBufferPointer { bytes in
            none.insert(bytes, value: [1])
            var value: [UInt8] = []
            #expect(!none.append(valueOf: bytes, to: &value))
        }
    }
}
