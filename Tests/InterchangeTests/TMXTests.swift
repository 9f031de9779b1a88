import BitextModel
import Interchange
import Testing

@Suite("TMX")
struct TMXTests {
    private static let tool = ExchangeTool(name: "dubash", version: "1")

    private func read(_ text: String, size: Int = .max) throws -> (header: ExchangeHeader, units: [ExchangeUnit], told: [Diagnostic]) {
        var reader = try TMXReader(file: "m.tmx", source: source(text, size: size))
        var units: [ExchangeUnit] = []
        while let unit = try reader.next() { units.append(unit) }
        return (reader.header, units, reader.takeDiagnostics())
    }

    private func written(_ units: [ExchangeUnit], _ source: LanguageTag? = .hindi) -> (text: String, told: [Diagnostic]) {
        var writer = TMXWriter(tool: Self.tool)
        writer.begin(ExchangeHeader(sourceLanguage: source))
        for unit in units { writer.append(unit) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics())
    }

    static func document(_ units: String, source: String = "hi") -> String {
        """
        <?xml version="1.0"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header srclang="\(source)" segtype="sentence" o-tmf="x" adminlang="en" datatype="xml" creationtool="x" creationtoolversion="1">
        <note>head</note><prop type="x">y</prop></header><body>\(units)</body></tmx>

        """
    }

    static let full = document(
        """
        <tu tuid="7"><note>a &amp; b</note><prop type="x-domain">news</prop>
          <tuv xml:lang="en"><prop type="x-by">me</prop><seg>a <bpt i="1" x="1" type="bold">&lt;b></bpt>bold<ept i="1">&lt;/b></ept>!<ph x="2"/></seg></tuv>
          <tuv xml:lang="hi"><seg><it pos="begin" x="3">{</it>एक <hi type="name">किम</hi><ph x="2" type="image">[<sub type="alt">चित्र &amp; <ph>z</ph></sub>]</ph> है।</seg></tuv>
          <tuv lang="mr_IN"><seg/></tuv>
        </tu>
        """)

    @Test(arguments: [1, 7, Int.max]) func everything(size: Int) throws {
        let (header, units, told) = try read(Self.full, size: size)
        #expect(header.sourceLanguage == .hindi)
        let unit = try #require(units.first)
        #expect(units.count == 1 && unit.identifier == "7" && told.allSatisfy { $0.code == "language-tag" })
        #expect(unit.notes == ["a & b"])
        #expect(unit.properties == [ExchangeProperty("x-domain", "news"), ExchangeProperty("x-by", "me")])
        #expect(unit.source.text == "एक किम है।" && unit.source.language == .hindi)
        #expect(
            unit.source.codes == [
                InlineCode(.isolatedBegin, offset: 0, identifier: "3", content: "{"),
                InlineCode(.highlightBegin, offset: 7, pairing: "h1", type: "name"),
                InlineCode(.highlightEnd, offset: 16, pairing: "h1"),
                InlineCode(
                    .placeholder, offset: 16, identifier: "2", type: "image", content: "[चित्र & z]",
                    markup: "[<sub type=\"alt\">चित्र &amp; <ph>z</ph></sub>]"),
            ])
        #expect(unit.targets.map(\.language.tag) == ["en", "mr-IN"])
        #expect(unit.targets[0].text == "a bold!")
        #expect(unit.targets[0].codes.map(\.offset) == [2, 6, 7])
        #expect(unit.targets[1].text.isEmpty)
    }

    @Test func roundTrip() throws {
        let first = try read(Self.full).units
        let (text, told) = written(first)
        #expect(told.isEmpty)
        let second = try read(text)
        #expect(second.units == first && second.told.isEmpty)
        #expect(written(second.units).text == text)
    }

    @Test func shape() {
        let unit = ExchangeUnit(
            identifier: "1.1", source: ExchangeSegment(language: .hindi, text: "एक <&>"),
            targets: [ExchangeSegment(language: .english, text: "one")], notes: ["n"], properties: [ExchangeProperty("x-score", "0.93")])
        #expect(
            written([unit]).text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <tmx version="1.4">
                  <header creationtool="dubash" creationtoolversion="1" segtype="sentence" o-tmf="dubash" adminlang="en" srclang="hi" datatype="plaintext"/>
                  <body>
                    <tu tuid="1.1">
                      <note>n</note>
                      <prop type="x-score">0.93</prop>
                      <tuv xml:lang="hi"><seg>एक &lt;&amp;&gt;</seg></tuv>
                      <tuv xml:lang="en"><seg>one</seg></tuv>
                    </tu>
                  </body>
                </tmx>

                """)
    }

    @Test func unitOfAnotherLanguageSaysSo() throws {
        let unit = ExchangeUnit(identifier: "1", source: ExchangeSegment(language: .english, text: "one"))
        let text = written([unit]).text
        #expect(text.contains("<tu tuid=\"1\" srclang=\"en\">"))
        #expect(try read(text).units == [unit])
        #expect(try read(text).told.isEmpty)
    }

    @Test func halvesAreWrittenAsIsolated() throws {
        var segment = ExchangeSegment(language: .hindi, text: "कख")
        segment.codes = [
            InlineCode(.end, offset: 0, pairing: "9", content: "</i>"), InlineCode(.highlightEnd, offset: 0, pairing: "h0"),
            InlineCode(.begin, offset: 3, pairing: "1", content: "<b>"), InlineCode(.highlightBegin, offset: 4, pairing: "h1"),
        ]
        let text = written([ExchangeUnit(identifier: "1", source: segment)]).text
        #expect(text.contains("<seg><it pos=\"end\">&lt;/i&gt;</it>क<it pos=\"begin\">&lt;b&gt;</it>ख<hi></hi></seg>"), "\(text)")
        #expect(try read(text).units[0].source.text == "कख")
    }

    @Test func illegalCharactersAreTold() throws {
        let (text, told) = written([ExchangeUnit(identifier: "3", source: ExchangeSegment(language: .hindi, text: "a\u{1}"))])
        #expect(told.map(\.code) == ["illegal-xml-character"] && told[0].message.hasPrefix("unit 3: U+0001"))
        #expect(try read(text).units[0].source.text == "a\u{FFFD}")
    }

    @Test(arguments: [
        ("<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>", "no-source"),
        ("<tu tuid='5'/>", "empty-unit"),
        ("<tu><tuv xml:lang=\"hi\"/></tu>", "no-segment"),
        ("<tu><x/><tuv xml:lang=\"hi\"><seg>a</seg></tuv></tu>", "unknown-element"),
        ("<tu><tuv xml:lang=\"hi\"><seg>a<b>c</b></seg></tuv></tu>", "unknown-element"),
    ])
    func doubts(units: String, code: String) throws {
        let told = try read(Self.document(units)).told
        #expect(told.contains { $0.code == code && $0.message.hasPrefix("m.tmx:4:") }, "\(told)")
    }

    @Test func unknownMarkupLosesNoText() throws {
        let unit = try read(Self.document("<tu><tuv xml:lang='hi'><seg>a<b>c<ph>x</ph></b>d</seg></tuv></tu>")).units[0]
        #expect(unit.source.text == "acd" && unit.source.codes.map(\.offset) == [2])
    }

    @Test(arguments: [
        ("<xliff/>", "this is no TMX"),
        ("<tmx version='1.4'><header/></tmx>", "no <body>"),
        (document("<tu><tuv><seg>a</seg></tuv></tu>"), "without xml:lang"),
        (document("<tu><tuv xml:lang='#!'><seg>a</seg></tuv></tu>"), "\"#!\" is no language tag"),
        (document("", source: "h i"), "srclang=\"h i\""),
        (document("<tu>stray<tuv xml:lang='hi'><seg>a</seg></tuv></tu>"), "text outside of a segment: stray"),
        (document("stray"), "text between units"),
        (document("<tu><tuv xml:lang='hi'><seg>a</seg><seg>b</seg></tuv></tu>"), "a second <seg>"),
    ])
    func notTMX(text: String, words: String) throws {
        do {
            _ = try read(text)
            #expect(Bool(false), "read: \(text)")
        } catch {
            #expect(error is XMLReadingError && "\(error)".contains(words) && "\(error)".hasPrefix("m.tmx:"), "\(error)")
        }
    }

    /// A memory cut off anywhere is an error, be it behind the last unit.
    @Test func everyCutIsNoticed() {
        let bytes = Array(Self.full.utf8)
        for count in stride(from: 0, to: bytes.count - 2, by: 1) {
            #expect(throws: XMLReadingError.self) {
                var reader = try TMXReader(file: "m.tmx", source: source(Array(bytes[..<count])))
                while try reader.next() != nil {}
            }
        }
    }
}
