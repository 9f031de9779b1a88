import BitextModel
import Testing

@testable import Interchange

/// Files in the manner of other tools, written by us after their documentation: no unit is lost, and what is read goes out and comes back the same.
@Suite("Files of other tools")
struct OtherToolsTests {
    /// Tool, format, file, and its pairs.
    static let files: [(tool: String, isXLIFF: Bool, text: String, pairs: [String])] = [
        (
            "OmegaT, project memory", false,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4">
              <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0" segtype="sentence" srclang="HI"/>
              <body>
            <!-- Default translations -->
                <tu>
                  <tuv xml:lang="HI"><seg>भारत <bpt i="0" x="0">&lt;b0&gt;</bpt>महान<ept i="0">&lt;/b0&gt;</ept></seg></tuv>
                  <tuv xml:lang="EN-US" changeid="a" changedate="20260101T000000Z" creationid="a" creationdate="20260101T000000Z"><seg><bpt i="0" x="0">&lt;b0&gt;</bpt>Great<ept i="0">&lt;/b0&gt;</ept> India</seg></tuv>
                </tu>
            <!-- Alternative translations -->
                <tu>
                  <prop type="file">a.txt</prop><prop type="prev">x</prop><prop type="next"></prop><note>look</note>
                  <tuv xml:lang="HI"><seg>दो</seg></tuv><tuv xml:lang="EN-US"><seg>two</seg></tuv>
                </tu>
              </body>
            </tmx>
            """, ["भारत महान|Great India", "दो|two"]
        ),
        (
            "Trados, exported memory", false,
            """
            <?xml version="1.0" encoding="utf-8"?>
            <tmx version="1.4"><header creationtool="SDL Language Platform" creationtoolversion="8.0" o-tmf="SDL TM8 Format" datatype="xml" segtype="sentence" adminlang="hi-IN" srclang="hi-IN" creationdate="20260101T000000Z" creationid="a">
            <prop type="x-Recognizers">RecognizeAll</prop><note>n</note></header><body>
            <tu creationdate="20260101T000000Z" creationid="a" changedate="20260101T000000Z" changeid="a" lastusagedate="20260101T000000Z" usagecount="1">
            <prop type="x-ConfirmationLevel">ApprovedSignOff</prop>
            <tuv xml:lang="hi-IN"><seg>एक<ph x="1" type="0"/>दो <hi type="x">तीन</hi></seg></tuv><tuv xml:lang="en-GB"><seg>one<ph x="1" type="0"/>two <hi type="x">three</hi></seg></tuv></tu>
            </body></tmx>
            """, ["एकदो तीन|onetwo three"]
        ),
        (
            "Okapi, extracted XLIFF 1.2", true,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:okp="okapi-framework:xliff-extensions" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0">
            <file original="a.html" source-language="hi" target-language="en" datatype="html" okp:inputEncoding="UTF-8"><header><skl><external-file href="a.skl"/></skl></header><body>
            <group id="g1"><trans-unit id="tu1" okp:sourceEncoding="x"><source xml:lang="hi">एक <g id="1" ctype="bold">दो</g><x id="2"/>.</source>
            <seg-source><mrk mid="0" mtype="seg">एक <g id="1" ctype="bold">दो</g><x id="2"/>.</mrk></seg-source>
            <target xml:lang="en"><mrk mid="0" mtype="seg">one <g id="1" ctype="bold">two</g><x id="2"/>.</mrk></target><note annotates="general">n</note></trans-unit></group>
            <trans-unit id="tu2" translate="no"><source xml:lang="hi">तीन</source></trans-unit>
            </body></file></xliff>
            """, ["एक दो.|one two.", "तीन|-"]
        ),
        (
            "memoQ, bilingual XLIFF", true,
            """
            <?xml version="1.0" encoding="utf-8"?>
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" mq:version="1">
            <file original="a.docx" source-language="hi" target-language="en" datatype="x-docx"><header><mq:docinformation/></header><body>
            <trans-unit id="1" mq:status="ManuallyConfirmed" mq:segmentguid="0"><source xml:space="preserve">एक<bpt id="1" ctype="bold">{}</bpt>दो<ept id="1">{}</ept></source><target xml:space="preserve">one<bpt id="1" ctype="bold">{}</bpt>two<ept id="1">{}</ept></target><mq:minorversions/></trans-unit>
            <trans-unit id="2" mq:status="NotStarted"><source xml:space="preserve">दो<ph id="1">&lt;mq:ch val="x"/&gt;</ph></source><target xml:space="preserve"></target></trans-unit>
            </body></file></xliff>
            """, ["एकदो|onetwo", "दो|"]
        ),
        (
            "Weblate, XLIFF 1.2", true,
            """
            <?xml version="1.0" encoding="utf-8"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1"><file original="app" source-language="hi" target-language="en" datatype="plaintext"><body>
            <trans-unit id="a" xml:space="preserve" approved="yes"><source>एक %s</source><target state="final">one %s</target><context-group purpose="location"><context context-type="sourcefile">a.c</context></context-group></trans-unit>
            <trans-unit id="b" xml:space="preserve"><source>दो</source><target state="needs-translation"/></trans-unit>
            </body></file></xliff>
            """, ["एक %s|one %s", "दो|"]
        ),
        (
            "Okapi, XLIFF 2.0", true,
            """
            <?xml version="1.0"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" version="2.0" srcLang="hi" trgLang="en"><file id="f1" original="a"><skeleton>x</skeleton>
            <group id="g1"><unit id="1"><originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>
            <segment id="s1" canResegment="no"><source><pc id="1" dataRefStart="d1" dataRefEnd="d2">एक</pc> दो</source><target><pc id="1" dataRefStart="d1" dataRefEnd="d2">one</pc> two</target></segment><ignorable><source> </source></ignorable><segment id="s2"><source>तीन</source></segment></unit></group></file></xliff>
            """, ["एक दो|one two", "तीन|-"]
        ),
    ]

    private func units(_ isXLIFF: Bool, _ text: String) throws -> [ExchangeUnit] {
        var result: [ExchangeUnit] = []
        if isXLIFF {
            var reader = try XLIFFReader(file: "f", source: source(text))
            while let unit = try reader.next() { result.append(unit) }
        } else {
            var reader = try TMXReader(file: "f", source: source(text))
            while let unit = try reader.next() { result.append(unit) }
        }
        return result
    }

    @Test(arguments: files.indices) func allUnitsAreKept(index: Int) throws {
        let file = Self.files[index]
        let found = try units(file.isXLIFF, file.text)
        #expect(found.map { "\($0.source.text)|\($0.targets.first?.text ?? "-")" } == file.pairs, "\(file.tool)")
        // CRLF and a BOM change nothing.
        let wide = "\u{FEFF}" + file.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(try units(file.isXLIFF, wide).map(\.source.text) == found.map(\.source.text))
        // Out as TMX and JSON lines and back.
        let header = ExchangeHeader(sourceLanguage: found.first?.source.language, targetLanguage: found.first?.targets.first?.language)
        var tmx = TMXWriter(tool: ExchangeTool(name: "t", version: "1"))
        var json = ExchangeJSONWriter()
        tmx.begin(header)
        json.begin(header)
        for unit in found {
            tmx.append(unit)
            json.append(unit)
        }
        tmx.finish()
        let again = try units(false, String(decoding: tmx.take(), as: UTF8.self))
        #expect(again.map(\.source.text) == found.map(\.source.text) && again.map(\.source.codes.count) == found.map(\.source.codes.count))
        #expect(again.map(\.targets) == found.map(\.targets) || file.isXLIFF, "\(file.tool)")
        var reader = try ExchangeJSONReader(file: "f", source: .hindi, target: .english, source: source(json.take()))
        var back: [ExchangeUnit] = []
        while let unit = try reader.next() { back.append(unit) }
        #expect(back == found, "\(file.tool)")
    }

    @Test(
        arguments: [
            ("HI", "hi"), ("EN-us", "en-US"), (" en_GB ", "en-GB"), ("HI-latn-T-HI-deva", "hi-Latn-t-hi-deva"), ("x y", nil), ("", nil),
        ] as [(String, String?)])
    func languageTags(text: String, tag: String?) { #expect(LanguageTag.reading(text)?.tag == tag) }
}
