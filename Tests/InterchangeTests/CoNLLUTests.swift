import BitextModel
import Interchange
import Testing

@Suite("CoNLL-U")
struct CoNLLUTests {
    private func read(_ text: String) throws -> (units: [ExchangeUnit], told: [String]) {
        var reader = CoNLLUReader(file: "a.conllu", source: .hindi, target: .english, bytes: source(text))
        var units: [ExchangeUnit] = []
        while let unit = try reader.next() { units.append(unit) }
        return (units, reader.takeDiagnostics().map(\.code))
    }

    private static func row(_ id: String, _ form: String, _ misc: String = "_", lemma: String = "_") -> String {
        "\(id)\t\(form)\t\(lemma)\t_\t_\t_\t_\t_\t_\t\(misc)\n"
    }

    /// What `align` writes comes back: texts, identifiers, names.
    @Test func namesComeBack() throws {
        func token(_ text: String, _ start: Int) -> AnnotatedToken {
            AnnotatedToken(
                token: Token(span: TextSpan(start: start, end: start + text.utf8.count), kind: .word, script: .latin, language: .english),
                text: text)
        }
        let unit = TranslationUnit(
            id: "1.1", source: Segment(language: .hindi, text: "Kim Jong गए Rome.", span: TextSpan(start: 0, end: 21)), normalized: "",
            romanized: "gae",
            target: TargetSegment(
                segment: Segment(language: .english, text: "He went", span: TextSpan(start: 0, end: 7)), origin: .document, score: 1,
                tokens: []),
            entities: [
                EntityMention(
                    span: TextSpan(start: 0, end: 8), type: .person, native: "", english: "Kim Jong",
                    link: EntityLink(concept: nil, method: .exact, score: 1))
            ], alignment: [], tokens: [token("Kim", 0), token("Jong", 4), token("गए", 9), token("Rome", 16), token(".", 20)])
        var bytes: [UInt8] = []
        CoNLLUWriter.append(unit, to: &bytes)
        let found = try read(String(decoding: bytes, as: UTF8.self))
        #expect(found.told.isEmpty)
        #expect(
            found.units == [
                ExchangeUnit(
                    identifier: "1.1", source: ExchangeSegment(language: .hindi, text: "Kim Jong गए Rome."),
                    targets: [ExchangeSegment(language: .english, text: "He went")], properties: [ExchangeProperty("x-translit", "gae")],
                    terms: [ExchangeTerm(span: TextSpan(start: 0, end: 8), term: "Kim Jong", translation: "Kim Jong", type: "person")])
            ])
    }

    /// Tokens of several words, empty nodes, and a sentence without its text.
    @Test func treebanks() throws {
        let text =
            "# newdoc\n# sent_id = x\n" + Self.row("1-2", "vámonos") + Self.row("1", "vamos", lemma: "ir") + Self.row("2", "nos")
            + Self.row("2.1", "sic")
            + Self.row("3", "al", "SpaceAfter=No") + Self.row("4", "!") + "\n\n" + Self.row("1", "b")
        let found = try read(text)
        #expect(found.units.map(\.source.text) == ["vámonos al!", "b"])
        #expect(found.units.map(\.identifier) == ["x", "2"])
        #expect(found.told == ["annotation"])
    }

    @Test(arguments: [
        ("1\ta\n", "a.conllu:1:1: 2 columns, and CoNLL-U has 10"), (row("2", "a"), "'2' where word 1 is wanted"),
        (row("1", "a") + row("1", "b"), "'1' where word 2"),
        (row("x", "a"), "'x' where word 1"), ("# text = ab\n" + row("1", "b"), "'b' is not what '# text' has at byte 0"),
        (row("3-1", "a"), "'3-1' where word 1"),
    ])
    func refused(text: String, words: String) {
        #expect { try read(text) } throws: { "\($0)".contains(words) }
    }
}
