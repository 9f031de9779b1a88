import BitextModel
import Interchange
import Testing

@Suite("XLIFF")
struct XLIFFTests {
    private func read(_ text: String, size: Int = .max) throws -> (header: ExchangeHeader, units: [ExchangeUnit], told: [Diagnostic]) {
        var reader = try XLIFFReader(file: "a.xlf", source: source(text, size: size))
        var units: [ExchangeUnit] = []
        while let unit = try reader.next() { units.append(unit) }
        return (reader.header, units, reader.takeDiagnostics())
    }

    private func written(
        _ units: [ExchangeUnit], _ writer: some ExchangeWriter, target: LanguageTag? = .english
    ) -> (text: String, told: [Diagnostic]) {
        var writer = writer
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: target, original: "a & b.txt"))
        for unit in units { writer.append(unit) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics())
    }

    private static let named = ExchangeUnit(
        identifier: "1.1", source: ExchangeSegment(language: .hindi, text: "Kim Jong उन मास्को गए <&>"),
        targets: [ExchangeSegment(language: .english, text: "Kim went to Moscow")], notes: ["n & m"],
        properties: [ExchangeProperty("x-origin", "document"), ExchangeProperty("x-score", "0.93")],
        terms: [
            ExchangeTerm(span: TextSpan(start: 0, end: 15), term: "किम जोंग उन", translation: "Kim Jong Un", type: "person"),
            ExchangeTerm(span: TextSpan(start: 16, end: 34), term: "मास्को", translation: "Moscow", type: "place"),
        ])

    @Test func shapeOfVersion2() {
        #expect(
            written([Self.named], XLIFFWriter()).text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" \
                xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="hi" trgLang="en">
                  <file id="f1" original="a &amp; b.txt" xml:space="preserve">
                    <unit id="u1" name="1.1">
                      <gls:glossary>
                        <gls:glossEntry ref="#m1"><gls:term>किम जोंग उन</gls:term><gls:translation>Kim Jong Un</gls:translation>\
                <gls:definition source="entity-type">person</gls:definition></gls:glossEntry>
                        <gls:glossEntry ref="#m2"><gls:term>मास्को</gls:term><gls:translation>Moscow</gls:translation>\
                <gls:definition source="entity-type">place</gls:definition></gls:glossEntry>
                      </gls:glossary>
                      <mda:metadata><mda:metaGroup><mda:meta type="x-origin">document</mda:meta><mda:meta type="x-score">0.93</mda:meta>\
                </mda:metaGroup></mda:metadata>
                      <notes><note>n &amp; m</note></notes>
                      <segment id="s1" state="translated">
                        <source><mrk id="m1" type="term">Kim Jong उन</mrk> <mrk id="m2" type="term">मास्को</mrk> गए &lt;&amp;&gt;</source>
                        <target>Kim went to Moscow</target>
                      </segment>
                    </unit>
                  </file>
                </xliff>

                """)
    }

    @Test func shapeOfVersion12() {
        #expect(
            written([Self.named], XLIFF12Writer()).text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
                  <file original="a &amp; b.txt" datatype="plaintext" source-language="hi" target-language="en">
                    <body>
                      <trans-unit id="1" resname="1.1" xml:space="preserve">
                        <source><mrk mtype="term" mid="m1" comment="Kim Jong Un">Kim Jong उन</mrk> <mrk mtype="term" mid="m2" comment="Moscow">\
                मास्को</mrk> गए &lt;&amp;&gt;</source>
                        <target state="translated">Kim went to Moscow</target>
                        <context-group purpose="information"><context context-type="x-origin">document</context>\
                <context context-type="x-score">0.93</context></context-group>
                        <note>n &amp; m</note>
                      </trans-unit>
                    </body>
                  </file>
                </xliff>

                """)
    }

    @Test(arguments: [1, 13, Int.max]) func version2ComesBack(size: Int) throws {
        let (header, units, told) = try read(written([Self.named], XLIFFWriter()).text, size: size)
        #expect(header == ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english, original: "a & b.txt"))
        #expect(units == [Self.named] && told.isEmpty)
    }

    /// The term as its glossary has it, and its type, have no place in 1.2.
    @Test func version12ComesBack() throws {
        let (header, units, told) = try read(written([Self.named], XLIFF12Writer()).text)
        #expect(header == ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english, original: "a & b.txt"))
        var wanted = Self.named
        wanted.terms = [
            ExchangeTerm(span: TextSpan(start: 0, end: 15), term: "Kim Jong उन", translation: "Kim Jong Un"),
            ExchangeTerm(span: TextSpan(start: 16, end: 34), term: "मास्को", translation: "Moscow"),
        ]
        #expect(units == [wanted] && told.isEmpty)
    }

    /// Text and places of inline codes survive either version; what is written twice is the same.
    @Test func codesComeBack() throws {
        var reader = try TMXReader(file: "m.tmx", source: source(TMXTests.full))
        let given = try #require(try reader.next())
        func check(_ writer: some ExchangeWriter) throws {
            let (text, told) = written([given], writer)
            #expect(told.map(\.code).sorted() == ["other-target-language", "sub-flow"])
            let back = try read(text)
            #expect(back.told.isEmpty)
            let unit = try #require(back.units.first)
            #expect(unit.source.text == given.source.text && unit.targets[0].text == given.targets[0].text)
            #expect(unit.targets.map(\.language) == [.english])
            for (found, wanted) in [(unit.source, given.source), (unit.targets[0], given.targets[0])] {
                #expect(found.codes.map(\.kind) == wanted.codes.map(\.kind))
                #expect(found.codes.map(\.offset) == wanted.codes.map(\.offset))
                #expect(found.codes.map(\.content) == wanted.codes.map(\.content))
                #expect(found.codes.map(\.type) == wanted.codes.map(\.type))
                #expect(found.partners == wanted.partners)
            }
            // The image of both sides has one name.
            #expect(unit.source.codes.last?.identifier == unit.targets[0].codes.last?.identifier)
            let again = written(back.units, writer)
            #expect(again.text == text && again.told.isEmpty)
        }
        try check(XLIFFWriter())
        try check(XLIFF12Writer())
    }

    @Test func othersVersion2() throws {
        let text = """
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="hi" trgLang="en-IN"><file id="f"><skeleton>x</skeleton>
            <notes><note>file</note></notes><group id="g"><unit id="u"><originalData><data id="d">a<cp hex="0001"/></data></originalData>
            <segment id="x"><source>क<pc id="1" dataRefStart="d" type="fmt" subType="xlf:b">ख<ph id="2"/></pc><cp hex="0007"/></source></segment>
            <ignorable><source> </source></ignorable>
            <segment><source>ग <mrk id="9" type="term">घ<mrk id="8" type="comment" value="v">ङ</mrk></mrk></source><target>g</target></segment>
            </unit></group></file></xliff>
            """
        let (header, units, told) = try read(text)
        #expect(header.targetLanguage?.tag == "en-IN" && told.isEmpty)
        #expect(units.map(\.identifier) == ["u.x", "u.2"])
        #expect(units[0].source.text == "कख\u{7}")
        #expect(
            units[0].source.codes == [
                InlineCode(.begin, offset: 3, pairing: "1", identifier: "1", type: "xlf:b", content: "a\u{1}"),
                InlineCode(.placeholder, offset: 6, identifier: "2"), InlineCode(.end, offset: 6, pairing: "1"),
            ])
        #expect(units[1].source.text == "ग घङ" && units[1].targets.map(\.text) == ["g"])
        #expect(units[1].terms == [ExchangeTerm(span: TextSpan(start: 4, end: 10), term: "घङ", translation: "")])
        #expect(units[1].source.codes.map(\.offset) == [7, 10])
    }

    @Test func othersVersion12() throws {
        let text = """
            <xliff version="1.1"><file original="a" source-language="hi_IN" target-language="en" datatype="x"><header><note>h</note></header><body><group>
            <trans-unit id="7"><source>क<g id="1" ctype="bold">ख</g><x id="2"/><bx id="3"/>ग<ex id="3"/></source><seg-source><mrk mtype="seg" mid="1">क</mrk></seg-source>
            <target xml:lang="en-GB"><mrk mtype="seg" mid="1">k</mrk></target><alt-trans><target>z</target></alt-trans></trans-unit></group>
            <bin-unit id="b" mime-type="x"><bin-source><internal-file>x</internal-file></bin-source></bin-unit></body></file></xliff>
            """
        let (header, units, told) = try read(text)
        #expect(header.sourceLanguage?.tag == "hi-IN" && header.original == "a")
        #expect(told.map(\.code) == ["language-tag", "alternative", "binary-unit"])
        #expect(units.map(\.identifier) == ["7"])
        #expect(units[0].source.text == "कखग" && units[0].targets.map(\.text) == ["k"] && units[0].targets[0].language.tag == "en-GB")
        #expect(units[0].source.codes.map(\.kind) == [.begin, .end, .placeholder, .begin, .end])
        #expect(units[0].source.partners == [0: 1, 1: 0, 3: 4, 4: 3])
    }

    @Test func whatXLIFFCannotHoldIsTold() {
        var unit = Self.named
        unit.targets.append(ExchangeSegment(language: LanguageTag("mr") ?? .undetermined, text: "x"))
        #expect(written([unit], XLIFFWriter()).told.map(\.code) == ["other-target-language"])
        #expect(written([unit], XLIFF12Writer()).told.map(\.code) == ["other-target-language"])
        unit.targets = []
        unit.source.language = .english
        #expect(written([unit], XLIFFWriter()).told.map(\.code) == ["other-source-language"])
        unit = Self.named
        unit.properties = [ExchangeProperty("a b", "c")]
        #expect(written([unit], XLIFF12Writer()).told.map(\.code) == ["property-renamed"])
        #expect(written([], XLIFFWriter()).told.map(\.code) == ["empty-document"])
        #expect(written([], XLIFF12Writer()).told.isEmpty)
    }

    @Test func glossIsNoTranslation() {
        var unit = Self.named
        unit.properties = [ExchangeProperty("x-origin", "gloss")]
        #expect(written([unit], XLIFFWriter()).text.contains("<segment id=\"s1\">"))
        #expect(written([unit], XLIFF12Writer()).text.contains("<target state=\"needs-translation\">"))
    }

    /// In 1.2 a target need not have a language.
    @Test func targetsWithoutALanguage() throws {
        let found = try read(
            "<xliff version='1.2'><file source-language='hi'><body><trans-unit id='1'><source>a</source><target>b</target></trans-unit><trans-unit id='2'><source>a</source><target>c</target></trans-unit></body></file></xliff>"
        )
        #expect(found.units.map { $0.targets.first?.text } == ["b", "c"])
        #expect(found.units[0].targets[0].language == .undetermined)
        #expect(found.told.map(\.code) == ["no-target-language"])
    }

    private static let head = "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='hi'>"

    @Test(arguments: [
        ("<tmx/>", "this is no XLIFF"),
        ("<xliff version='3.0'/>", "XLIFF version \"3.0\""),
        ("<xliff version='2.1' srcLang='hi'/>", "namespace \"\""),
        ("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1'/>", "without srcLang"),
        ("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='#'/>", "srcLang=\"#\" is no language tag"),
        (
            head + "<file id='f'><unit id='u'><segment><source>a</source><target>b</target></segment></unit></file></xliff>",
            "no target language"
        ),
        (head + "<file id='f'><unit id='u'><segment><source><cp hex='D800'/></source></segment></unit></file></xliff>", "is no character"),
        (head + "<file id='f'>stray</file></xliff>", "text between units: stray"),
        ("<xliff version='1.2'></xliff>", "no <file>"),
        ("<xliff version='1.2'><file/></xliff>", "without source-language"),
    ])
    func notXLIFF(text: String, words: String) throws {
        do {
            _ = try read(text)
            #expect(Bool(false), "read: \(text)")
        } catch {
            #expect(error is XMLReadingError && "\(error)".contains(words) && "\(error)".hasPrefix("a.xlf:1:"), "\(error)")
        }
    }

    @Test func everyCutIsNoticed() {
        for text in [written([Self.named], XLIFFWriter()).text, written([Self.named], XLIFF12Writer()).text] {
            let bytes = Array(text.utf8)
            for count in 0..<bytes.count - 9 {
                #expect(throws: XMLReadingError.self) {
                    var reader = try XLIFFReader(file: "a.xlf", source: source(Array(bytes[..<count])))
                    while try reader.next() != nil {}
                }
            }
        }
    }
}
