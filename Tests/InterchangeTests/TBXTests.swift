import BitextModel
import Interchange
import Testing

@Suite("TBX")
struct TBXTests {
    private static let concepts = [
        TBXConcept(
            identifier: "person/kim", subject: "person", definition: "a < b", source: "dubash",
            sections: [
                TBXSection(
                    language: .hindi,
                    terms: [
                        TBXTerm("किम", status: .preferred, form: .fullForm, partOfSpeech: .noun),
                        TBXTerm("क & ख", status: .deprecated, form: .shortForm, notes: ["forbidden"]),
                    ]), TBXSection(language: .english, terms: [TBXTerm("Kim")]),
            ]),
        TBXConcept(identifier: "person kim", sections: [TBXSection(language: .hindi, terms: [TBXTerm("a")])]),
        TBXConcept(identifier: "7", sections: [TBXSection(language: .hindi, terms: [TBXTerm("b")])]),
    ]

    private func written(_ concepts: [TBXConcept], _ version: TBXWriter.Version) -> (text: String, told: [Diagnostic]) {
        var writer = TBXWriter(version)
        writer.begin(title: "a & b", language: .english)
        for concept in concepts { writer.append(concept) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics())
    }

    private func read(_ text: String, size: Int = .max) throws -> (concepts: [TBXConcept], told: [Diagnostic]) {
        var reader = try TBXReader(file: "g.tbx", source: source(text, size: size))
        var concepts: [TBXConcept] = []
        while let concept = try reader.next() { concepts.append(concept) }
        return (concepts, reader.takeDiagnostics())
    }

    @Test func shapeOfVersion3() {
        #expect(
            written([Self.concepts[0]], .three).text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
                  <tbxHeader>
                    <fileDesc><sourceDesc><p>a &amp; b</p></sourceDesc></fileDesc>
                  </tbxHeader>
                  <text>
                    <body>
                      <conceptEntry id="person_x002F_kim">
                        <descrip type="subjectField">person</descrip>
                        <descrip type="definition">a &lt; b</descrip>
                        <admin type="source">dubash</admin>
                        <langSec xml:lang="hi">
                          <termSec><term>किम</term><termNote type="partOfSpeech">noun</termNote><termNote type="termType">fullForm</termNote>\
                <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
                          <termSec><term>क &amp; ख</term><termNote type="termType">shortForm</termNote>\
                <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>forbidden</note></termSec>
                        </langSec>
                        <langSec xml:lang="en">
                          <termSec><term>Kim</term></termSec>
                        </langSec>
                      </conceptEntry>
                    </body>
                  </text>
                </tbx>

                """)
    }

    @Test(arguments: [TBXWriter.Version.two, .three], [1, 17, Int.max]) func comesBack(version: TBXWriter.Version, size: Int) throws {
        let (text, told) = written(Self.concepts, version)
        #expect(told.isEmpty)
        let back = try read(text, size: size)
        #expect(back.concepts == Self.concepts && back.told.isEmpty)
        #expect(written(back.concepts, version).text == text)
    }

    @Test func manyOfOneNameAreQuick() {
        let concept = TBXConcept(identifier: "x", sections: [TBXSection(language: .hindi, terms: [TBXTerm("a")])])
        let text = written(Array(repeating: concept, count: 5000), .three).text
        #expect(text.contains("id=\"x-5000\"") && text.contains("id=\"x-2\""))
    }

    @Test func whatIsLostIsTold() throws {
        #expect(written([TBXConcept(identifier: "x")], .three).told.map(\.code) == ["no-terms", "empty-document"])
        let text = """
            <martif type="TBX"><martifHeader><fileDesc/></martifHeader><text><body><termEntry id="a"><descripGrp><descrip type="subjectField">s</descrip>
            <admin type="x">y</admin></descripGrp><langSet xml:lang="hi"><descrip type="Translation needed">No</descrip><ntig><termGrp><term>क</term>
            <termNote type="administrativeStatus">forbidden</termNote><termNote type="termType">entryTerm</termNote></termGrp></ntig><tig><term/></tig></langSet>
            </termEntry></body><back><refObjectList type="x"/></back></text></martif>
            """
        let (concepts, told) = try read(text)
        #expect(
            concepts == [
                TBXConcept(
                    identifier: "a", subject: "s", sections: [TBXSection(language: .hindi, terms: [TBXTerm("क", status: .deprecated)])])
            ])
        #expect(told.map(\.code) == ["other-category", "other-category", "unknown-value", "no-terms"])
        #expect(told[0].message.hasPrefix("g.tbx:2:"))
    }

    /// The style with data categories as elements.
    @Test func elementsAsCategories() throws {
        let text = """
            <tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><tbxHeader/><text><body>
            <conceptEntry id="a"><min:subjectField>s</min:subjectField><langSec xml:lang="hi-Latn"><termSec><term>k</term><min:partOfSpeech>verb</min:partOfSpeech>
            <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>
            """
        let (concepts, told) = try read(text)
        #expect(told.isEmpty && concepts.map(\.subject) == ["s"])
        #expect(concepts[0].sections[0].language.tag == "hi-Latn")
        #expect(concepts[0].sections[0].terms == [TBXTerm("k", status: .preferred, partOfSpeech: .verb)])
    }

    @Test(arguments: [
        ("<tmx/>", "this is no TBX"), ("<tbx><text><body><conceptEntry><langSec/></conceptEntry></body></text></tbx>", "xml:lang=\"\""),
        ("<tbx><text>", "too early"),
    ])
    func notTBX(text: String, words: String) {
        do {
            _ = try read(text)
            #expect(Bool(false))
        } catch { #expect(error is XMLReadingError && "\(error)".contains(words) && "\(error)".hasPrefix("g.tbx:1:"), "\(error)") }
    }
}
