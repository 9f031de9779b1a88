import BitextModel
import Interchange
import Testing

/// Files whose segments are edited in place.
@Suite("Editing in place")
struct ExchangeFileEditorTests {
    private func edited(
        _ text: String, size: Int = .max, _ edit: @escaping ExchangeFileEditor.Edit
    ) throws -> (text: String, told: [Diagnostic], segments: Int, changed: Int) {
        var editor = ExchangeFileEditor(file: "a.xml", source: source(text, size: size), edit: edit)
        var bytes: [UInt8] = []
        while let more = try editor.next() { bytes += more }
        return (String(decoding: bytes, as: UTF8.self), editor.takeDiagnostics(), editor.segmentCount, editor.editedCount)
    }

    static let tmx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <!-- made by a tool -->
        <tmx version="1.4"><header creationtool="x" srclang="hi"><prop type="p">v</prop></header><body>
        <tu tuid="1" changedate="20200101T000000Z" usagecount="3"><note>aa</note><tuv xml:lang="hi" creationid="me"><seg>aa <bpt i="1">aa</bpt>baa<ept i="1"/> <ph x="2">{<sub>aa</sub>}</ph>aa</seg></tuv><tuv xml:lang="en"><seg>aa</seg></tuv></tu>
        </body></tmx>

        """

    static let xliff2 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" version="2.0" srcLang="hi" trgLang="en">
        <file id="f1" my:job="7"><skeleton>aa</skeleton><notes><note id="n1">aa</note></notes><?tool aa?>
        <group id="g1"><unit id="u1" my:extra="x"><my:thing a="aa">aa</my:thing><originalData><data id="d1">aa</data></originalData>
        <segment id="s1" state="reviewed"><source>aa <pc id="1" dataRefStart="d1">baa</pc> aa<ph id="m1"/></source><target>aa</target></segment><ignorable><source>aa</source></ignorable><segment><source>c aa</source></segment></unit></group></file></xliff>

        """

    static let xliff1 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="hi" target-language="en" datatype="x"><header><note>aa</note></header><body>
        <trans-unit id="1" translate="yes"><source>aa <g id="1">baa</g> <x id="2"/>aa <bpt id="3">aa</bpt>c</source><target state="final">aa</target><alt-trans><source>aa</source><target>aa</target></alt-trans></trans-unit></body></file></xliff>

        """

    /// What nothing is done to is written as it was, whatever the pieces it is read in.
    @Test(arguments: [tmx, xliff2, xliff1], [1, 7, Int.max])
    func nothingChanges(text: String, size: Int) throws {
        #expect(try edited(text, size: size) { _ in nil }.text == text)
        #expect(try edited(text, size: size) { EditedSegment(text: $0.text) }.text == text)
    }

    /// Each `aa` of Hindi segments becomes `A`: in text alone, with codes where they were.
    @Test(arguments: [
        (tmx, "<seg>A <bpt i=\"1\">aa</bpt>bA<ept i=\"1\"/> <ph x=\"2\">{<sub>aa</sub>}</ph>A</seg>", 2),
        (xliff2, "<source>A <pc id=\"1\" dataRefStart=\"d1\">bA</pc> A<ph id=\"m1\"/></source><target>aa</target>", 3),
        (
            xliff1,
            "<source>A <g id=\"1\">bA</g> <x id=\"2\"/>A <bpt id=\"3\">aa</bpt>c</source><target state=\"final\">aa</target><alt-trans><source>aa</source>",
            2
        ),
    ])
    func textChangesAroundCodes(text: String, wanted: String, segments: Int) throws {
        let result = try edited(text) { segment in
            guard segment.language == .hindi else { return nil }
            // Every second `a` is left out.
            var places: [Int] = []
            var written: [UInt8] = []
            for byte in segment.text.utf8 {
                places.append(written.count)
                if byte == 0x61, written.last == 0x61 { written[written.count - 1] = 0x41 } else { written.append(byte) }
            }
            places.append(written.count)
            return EditedSegment(text: String(decoding: written, as: UTF8.self)) { places[$0] }
        }
        #expect(result.text.contains(wanted), "\(result.text)")
        #expect(result.segments == segments)
    }

    private func marked(_ text: String) throws -> (text: String, told: [Diagnostic]) {
        let result = try edited(text) { segment in
            guard segment.isSource else { return nil }
            let found = segment.text.ranges(of: "aa").map { range in
                let start = segment.text.utf8.distance(from: segment.text.startIndex, to: range.lowerBound)
                return ExchangeTerm(span: TextSpan(start: start, end: start + 2), term: "T", translation: "t", type: "place")
            }
            return EditedSegment(text: segment.text, terms: found)
        }
        return (result.text, result.told)
    }

    @Test func termsOfXLIFF2() throws {
        let result = try marked(Self.xliff2)
        // New identifiers differ from those that the unit has, and each entry refers to its mark.
        #expect(
            result.text.contains(
                "<pc id=\"1\" dataRefStart=\"d1\">b<mrk id=\"m4\" type=\"term\">aa</mrk></pc> <mrk id=\"m5\" type=\"term\">aa</mrk><ph id=\"m1\"/></source>"
            ),
            "\(result.text)")
        #expect(result.text.contains("<source>c <mrk id=\"m2\" type=\"term\">aa</mrk></source>"))
        for number in 2...5 {
            #expect(
                result.text.contains(
                    "<gls:glossEntry ref=\"#m\(number)\"><gls:term>T</gls:term><gls:translation>t</gls:translation><gls:definition source=\"entity-type\">place</gls:definition></gls:glossEntry>"
                ))
        }
        #expect(result.text.contains("<unit id=\"u1\" my:extra=\"x\"><gls:glossary xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\">"))
        // A second run finds them marked.
        #expect(try marked(result.text).text == result.text)
    }

    @Test func termsOfXLIFF1AndTMX() throws {
        let one = try marked(Self.xliff1).text
        #expect(
            one.contains("<source><mrk mtype=\"term\" comment=\"t\">aa</mrk> <g id=\"1\">b<mrk mtype=\"term\" comment=\"t\">aa</mrk></g>"),
            "\(one)")
        #expect(try marked(one).text == one)
        let memory = try marked(Self.tmx).text
        // A segment stays as it is; its terms are told once.
        #expect(memory.contains("usagecount=\"3\"><prop type=\"x-term\">T = t (place)</prop><note>"), "\(memory)")
        #expect(memory.contains("<seg>aa <bpt i=\"1\">aa</bpt>baa"))
        #expect(try marked(memory).text == memory)
    }

    /// A term around whole elements is marked; one that ends within an element is not, and is told.
    @Test(arguments: [
        ("<pc id=\"1\">x</pc>y", 0, 2, "<mrk id=\"m1\" type=\"term\"><pc id=\"1\">x</pc>y</mrk>"),
        ("<pc id=\"1\">xy</pc>", 0, 2, "<pc id=\"1\"><mrk id=\"m1\" type=\"term\">xy</mrk></pc>"),
        ("<pc id=\"1\">xy</pc>z", 1, 3, "<pc id=\"1\">xy</pc>z"),
        ("x<ph id=\"1\"/>y", 0, 2, "<mrk id=\"m1\" type=\"term\">x<ph id=\"1\"/>y</mrk>"),
        ("<mrk id=\"q\" type=\"term\">xy</mrk>z", 1, 3, "<mrk id=\"q\" type=\"term\">xy</mrk>z"),
    ])
    func crossing(inline: String, start: Int, end: Int, wanted: String) throws {
        let text =
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"hi\"><file id=\"f\"><unit id=\"u\"><segment><source>\(inline)</source></segment></unit></file></xliff>"
        let result = try edited(text) {
            EditedSegment(text: $0.text, terms: [ExchangeTerm(span: TextSpan(start: start, end: end), term: "T", translation: "t")])
        }
        #expect(result.text.contains("<source>\(wanted)</source>"), "\(result.text)")
        #expect(result.told.map(\.code) == (wanted == inline && !inline.contains("mrk") ? ["term-across-code"] : []))
    }

    @Test(arguments: [
        ("<a/>", "where <tmx> or <xliff> is wanted"), ("<xliff version=\"3.0\"/>", "XLIFF version '3.0' is not known"),
        ("<tmx version=\"1.4\"><body><tu>", "ends"), ("<!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx/>", "entity"),
    ])
    func refused(text: String, words: String) {
        #expect { try edited(text) { _ in nil } } throws: { "\($0)".contains(words) }
    }
}
