import BitextModel
import Testing

@testable import Dubash

struct GlossLexiconTests {
    private static let rules = """
        ियों\tी\t1\t*
        े\tा\t2\t*
        ेंगे\tना\t1\twill *
        ी\tना\t2\t*
        """

    private func lexicon() throws -> GlossLexicon {
        let words: [(String, UInt8, [(String, Double)])] = [
            ("लड़की", 0, [("girl", 0.9), ("lass", 0.1)]), ("गहरा", 1, [("deep", 1)]), ("करना", 1, [("do", 0.5)]), ("ने", 0, []),
            ("चलना", 2, [("walk", 0.04)]),
        ]
        var writer = ModelFileWriter(kind: GlossLexicon.kind, signature: "test")
        MappedWordTable.add(
            words.map { (Array($0.0.utf8), [$0.1] + GlossLexicon.value($0.2.map { GlossLexicon.Gloss(text: $0.0, share: $0.1) })) },
            name: "words", to: &writer)
        MappedWordTable.add(
            [(Array("गहर".utf8), GlossLexicon.value([GlossLexicon.Gloss(text: "deep", share: 1)]))], name: "stems", to: &writer)
        return try GlossLexicon(
            file: ModelFile(content: writer.finish(), kind: GlossLexicon.kind), lemmas: Lemmas(parsing: Self.rules, file: "lemmas.tsv"))
    }

    @Test(
        arguments: [
            ("लड़की", "girl"), ("लड़कियों", "girl"), ("गहरे", "deep"), ("करेंगे", "will do"), ("चली", "walk"), ("ने", ""), ("गहराना", nil), ("े", nil),
        ] as [(String, String?)])
    func glosses(word: String, gloss: String?) throws {
        #expect(try lexicon().gloss(word) == gloss)
    }

    @Test func shares() throws {
        let glosses = try #require(try lexicon().glosses("लड़की"))
        #expect(glosses.map(\.text) == ["girl", "lass"])
        #expect(abs(glosses[0].share - 0.9) < 0.01)
        // A share whose byte would part the glosses.
        #expect(try lexicon().glosses("चलना")?.first?.text == "walk")
        #expect(GlossLexicon.value([GlossLexicon.Gloss(text: "x", share: 9.0 / 255)]).first != 9)
        #expect(try lexicon().glosses(stem: "गहर").map(\.text) == ["deep"] && lexicon().glosses(stem: "x").isEmpty)
    }

    @Test func ordinaryWords() throws {
        let lexicon = try lexicon()
        #expect(lexicon.contains("लड़की") && lexicon.contains("गहरा") && !lexicon.contains("चलना") && !lexicon.contains("लड़कियों"))
    }

    @Test(arguments: ["े\tा\tx\t*", "े\tा\t0\t*", "\tा\t1\t*", "े\tा\t1\twill", "े\tा\t1"])
    func badRules(row: String) {
        #expect(throws: DataTableError.self) { try Lemmas(parsing: row, file: "lemmas.tsv") }
    }

    @Test func otherFiles() throws {
        #expect(throws: ModelFileError.self) { try GlossLexicon(path: "/nonexistent/lexicon.dub") }
        var writer = ModelFileWriter(kind: GlossLexicon.kind, signature: "test")
        writer.add("words.places", [UInt32](repeating: 0, count: 4))
        let file = try ModelFile(content: writer.finish(), kind: GlossLexicon.kind)
        #expect(throws: ModelFileError.self) { try GlossLexicon(file: file, lemmas: Lemmas()) }
    }
}
