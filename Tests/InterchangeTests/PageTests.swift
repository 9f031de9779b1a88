import BitextModel
import Testing

@testable import Interchange

/// Pages for reading, Markdown and HTML, written and read again.
@Suite("Pages")
struct PageTests {
    private static func written(_ writer: some ExchangeWriter, _ units: [ExchangeUnit]) -> (text: String, codes: [String]) {
        var writer = writer
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        for unit in units { writer.append(unit) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics().map(\.code))
    }

    private static func read<Reader: ExchangeReader & ~Copyable>(_ reader: consuming Reader) throws -> (
        units: [ExchangeUnit], codes: [String]
    ) {
        var units: [ExchangeUnit] = []
        while let unit = try reader.next() { units.append(unit) }
        return (units, reader.takeDiagnostics().map(\.code))
    }

    private static func markdown(_ text: String) throws -> (units: [ExchangeUnit], codes: [String]) {
        try read(MarkdownReader(file: "f", source: .hindi, target: .english, source: source(text)))
    }

    private static func html(_ text: String) throws -> (units: [ExchangeUnit], codes: [String]) {
        try read(HTMLReader(file: "f", source: .hindi, target: .english, source: source(text)))
    }

    private static func unit(_ id: String, _ text: String, _ translation: String?, roman: String = "") -> ExchangeUnit {
        ExchangeUnit(
            identifier: id, source: ExchangeSegment(language: .hindi, text: text),
            targets: translation.map { [ExchangeSegment(language: .english, text: $0)] } ?? [],
            properties: roman.isEmpty ? [] : [ExchangeProperty("x-translit", roman)])
    }

    /// What Markdown would read as its own, at the beginning, within and at the end.
    private static let texts = [
        "- क", "+ क", "= क", "--- ", "1. क", "12) क", "2024", "  क  ", "क*ख* **ग** _घ_", "`a` [b](c) <d> & &amp; &#32; ~~e~~ #f | g",
        "\\ \\* \\1",
        "≈ क", "⟨क⟩ **ख** ⟨ग⟩", "> क", "# क", "***", "**", "*", "िक", " ि", "\u{301}k*", "≈ि", "क\u{200D}", "Names", "## Names",
    ]

    @Test(arguments: texts) func markdownLosesNoText(text: String) throws {
        let units = [
            Self.unit("1.1", text, text, roman: text), Self.unit("1.2", text, nil), Self.unit(text, "क", "k"), Self.unit("x", "क", text),
        ]
        let (page, codes) = Self.written(MarkdownUnitWriter(title: text), units)
        #expect(codes.isEmpty)
        let found = try Self.markdown(page)
        #expect(found.units == units, "\(page)")
        #expect(found.codes.isEmpty)
    }

    @Test(arguments: texts) func reportsLoseNoText(text: String) throws {
        var first = Self.unit("1.1", text, text, roman: text)
        first.properties = [ExchangeProperty("x-origin", "document"), ExchangeProperty("x-score", "0.40")] + first.properties
        let (page, codes) = Self.written(HTMLUnitWriter(title: text), [first])
        #expect(codes.isEmpty)
        let found = try Self.html(page)
        #expect(found.codes.isEmpty)
        let unit = try #require(found.units.first)
        #expect(found.units.count == 1 && unit.source == first.source && unit.targets == first.targets && unit.identifier == "1.1")
        #expect(Set(unit.properties) == Set(first.properties))
    }

    /// Seeded random text of what both forms mark with, with names at random places.
    @Test func randomText() throws {
        var state: UInt64 = 11
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("*_`~#|[]<>&;\\\"' -+=.1)≈⟨⟩कािंaé·\u{1F600}").map(String.init)
        for _ in 0..<300 {
            func random(_ count: Int) -> String { (0..<count).map { _ in alphabet[next(alphabet.count)] }.joined() }
            var text = "क"
            var terms: [ExchangeTerm] = []
            for _ in 0..<next(3) {
                text += random(next(6))
                let start = text.utf8.count
                text += "ख" + random(next(4)) + "ग"
                let span = TextSpan(start: start, end: text.utf8.count)
                terms.append(
                    ExchangeTerm(
                        span: span, term: String(text[span] ?? ""), translation: "k" + random(next(5)) + "k", type: "place",
                        concept: "place/k",
                        method: .alias, score: 0.5))
            }
            text += random(next(6)) + "क"
            var unit = Self.unit("a" + random(next(3)) + "b", text, "k" + random(next(9)) + "k", roman: "r" + random(next(9)) + "r")
            unit.terms = terms
            let page = try Self.markdown(Self.written(MarkdownUnitWriter(title: "t"), [unit]).text)
            #expect(page.units.map(\.source) == [unit.source] && page.units.map(\.targets) == [unit.targets])
            #expect(page.units.first?.properties == unit.properties && page.units.first?.identifier == unit.identifier)
            #expect(page.units.first?.terms.map(\.span) == terms.map(\.span))
            #expect(page.units.first?.terms.map(\.translation) == terms.map(\.translation))
            let report = try Self.html(Self.written(HTMLUnitWriter(title: "t"), [unit]).text)
            #expect(report.units == [unit])
        }
    }

    /// Where the file does not say how a name was found, the page does not either; a term as the glossary has it comes back.
    @Test func unknownMethods() throws {
        var unit = Self.unit("1", "Kim गए", "Kim went")
        unit.terms = [ExchangeTerm(span: TextSpan(start: 0, end: 3), term: "किम", translation: "Kim", type: "person")]
        let (page, _) = Self.written(HTMLUnitWriter(title: "t"), [unit])
        #expect(!page.contains("exact") && !page.contains("1.00 ·") && page.contains("<td>–</td><td class=\"count\">–</td>"))
        #expect(try Self.html(page).units.first?.terms == unit.terms)
        #expect(!Self.written(MarkdownUnitWriter(title: "t"), [unit]).text.contains("exact"))
    }

    @Test func losses() throws {
        var unit = Self.unit("1", "क\nख", "k")
        unit.source.codes = [InlineCode(.placeholder, offset: 3, content: "<br/>")]
        unit.targets.append(ExchangeSegment(language: LanguageTag("de") ?? .undetermined, text: "k"))
        unit.notes = ["n"]
        let wanted = ["other-target-language", "inline-codes", "notes", "white-space"]
        #expect(Self.written(MarkdownUnitWriter(title: "t"), [unit]).codes == wanted)
        #expect(Self.written(HTMLUnitWriter(title: "t"), [unit]).codes == wanted)
    }

    /// Glosses are no translations, which is told; word links come back from HTML.
    @Test func glossesAndLinks() throws {
        func segment(_ text: String, _ language: LanguageTag) -> Segment {
            Segment(language: language, text: text, span: TextSpan(start: 0, end: text.utf8.count))
        }
        func token(_ text: String, _ language: LanguageTag) -> AnnotatedToken {
            AnnotatedToken(
                token: Token(span: TextSpan(start: 0, end: text.utf8.count), kind: .word, script: .common, language: language), text: text)
        }
        func unit(_ origin: TargetOrigin) -> TranslationUnit {
            TranslationUnit(
                id: "1.1", source: segment("क", .hindi), normalized: "क", romanized: "k",
                target: TargetSegment(segment: segment("k", .english), origin: origin, score: 1, tokens: [token("k", .english)]),
                entities: [], alignment: [WordLink(source: 0, target: 0)], tokens: [token("क", .hindi)])
        }
        for (origin, told, targets) in [(TargetOrigin.gloss, ["gloss"], 0), (.document, [], 1)] {
            var writer = HTMLWriter(source: .hindi, target: .english)
            var bytes: [UInt8] = []
            writer.begin(title: "t", to: &bytes)
            writer.append(unit(origin), to: &bytes)
            writer.finish(to: &bytes)
            let found = try Self.html(String(decoding: bytes, as: UTF8.self))
            #expect(found.codes == told && found.units.map(\.targets.count) == [targets])
            #expect(found.units.first?.words?.links == (origin == .gloss ? nil : [WordLink(source: 0, target: 0)]))
            var text = Array(MarkdownWriter.header(title: "t", source: .hindi, target: .english).utf8)
            var markdown = MarkdownWriter()
            markdown.append(unit(origin), to: &text)
            markdown.finish(to: &text)
            let page = try Self.markdown(String(decoding: text, as: UTF8.self))
            #expect(page.codes == told && page.units.map(\.targets.count) == [targets])
        }
    }

    /// Words with links and without, names over some of them.
    @Test func wordsOfReports() throws {
        func spans(_ text: String) -> [TextSpan] { ExchangeWords.separated(text) }
        var unit = Self.unit("1", "किम जोंग उन आए आज", "Kim Jong Un came today")
        unit.terms = [ExchangeTerm(span: TextSpan(start: 0, end: 29), term: "किम जोंग उन", translation: "Kim Jong Un", type: "person")]
        unit.words = ExchangeWords(
            source: spans(unit.source.text), target: spans("Kim Jong Un came today"),
            links: [
                WordLink(source: 0, target: 0), WordLink(source: 2, target: 2), WordLink(source: 3, target: 3),
                WordLink(source: 3, target: 4),
            ])
        #expect(try Self.html(Self.written(HTMLUnitWriter(title: "t"), [unit]).text).units == [unit])
    }

    // MARK: - Tables of strangers

    @Test func markdownTables() throws {
        let page = """
            # Phrases

            Some words.

            Hindi | English
            ---|:--:
            नमस्ते \\| जी | Hello &amp; \\*welcome\\*
            धन्यवाद |

            | id | hi | en |
            |---|---|---|
            | a1 | हाँ | Yes |
            """
        let found = try Self.markdown(page)
        #expect(found.units.map(\.source.text) == ["नमस्ते | जी", "धन्यवाद", "हाँ"])
        #expect(found.units.map { $0.targets.first?.text } == ["Hello & *welcome*", nil, "Yes"])
        #expect(found.units.map(\.identifier) == ["7", "8", "a1"] && found.codes == ["text"])
    }

    @Test func htmlTables() throws {
        let page = """
            <html><head><style>td { color: red }</style><script>var a = "<tr><td>x<td>y";</script></head><body>
            <table><thead><tr><th>हिन्दी</th><th>English</th></tr></thead>
            <tr><td lang="hi">नमस्ते
               <b>जी</b></td><td lang="en-GB">Hello<br>sir</td></tr>
            <tr><td>only one</td></tr>
            <tr><td>3</td><td>धन्यवाद</td><td></td></tr>
            </table></body></html>
            """
        let found = try Self.html(page)
        #expect(found.units.map(\.source.text) == ["नमस्ते जी", "धन्यवाद"])
        #expect(found.units.map { $0.targets.first?.text } == ["Hello\nsir", nil])
        #expect(found.units.map { $0.targets.first?.language.tag } == ["en-GB", nil])
        #expect(found.units.map(\.identifier) == ["1", "3"] && found.codes == ["table"])
    }

    /// A report cut anywhere is refused, whatever of it was read.
    @Test func cutReports() throws {
        let (page, _) = Self.written(HTMLUnitWriter(title: "t"), [Self.unit("1", "क", "k"), Self.unit("2", "ख", "kh")])
        let end = try #require(page.firstRange(of: "<h2 id=\"names\">")).lowerBound
        let start = try #require(page.firstRange(of: "<section")).upperBound
        for offset in stride(
            from: page.utf8.distance(from: page.startIndex, to: start) + 20, to: page.utf8.distance(from: page.startIndex, to: end), by: 7)
        {
            #expect(throws: XMLReadingError.self) {
                try Self.html(String(decoding: Array(page.utf8)[..<offset], as: UTF8.self).replacing("\u{FFFD}", with: ""))
            }
        }
    }
}
