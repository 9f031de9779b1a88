import BitextModel
import Testing

@testable import Interchange

@Suite("Glossary profiles")
struct GlossaryProfileTests {
    private static func concept(_ hindi: [TBXTerm], _ english: [TBXTerm], latin: [TBXTerm] = [], definition: String = "") -> TBXConcept {
        var concept = TBXConcept(
            identifier: "c", definition: definition,
            sections: [TBXSection(language: .hindi, terms: hindi), TBXSection(language: .english, terms: english)])
        if !latin.isEmpty { concept.sections.append(TBXSection(language: LanguageTag("hi-Latn") ?? .undetermined, terms: latin)) }
        return concept
    }

    private func written(_ profile: GlossaryProfile, _ concepts: [TBXConcept], isSafe: Bool = false) -> (
        text: String, diagnostics: [Diagnostic]
    ) {
        var writer = GlossaryProfileWriter(profile, isSafe: isSafe)
        writer.begin(TermHeader(title: "t", source: .hindi, target: .english))
        for concept in concepts { writer.append(concept) }
        writer.finish()
        return (String(decoding: writer.take(), as: UTF8.self), writer.takeDiagnostics())
    }

    private static let plain = concept(
        [TBXTerm("क", status: .preferred), TBXTerm("का", status: .admitted), TBXTerm("पुराना", status: .deprecated)],
        [TBXTerm("old", status: .superseded), TBXTerm("a, b", status: .admitted), TBXTerm("k", status: .preferred)], definition: "a\tletter"
    )

    @Test(arguments: [
        (GlossaryProfile.omegat, "क\tk\ta letter\nका\tk\ta letter\n"), (.deepl, "क,k,hi,en\nका,k,hi,en\n"), (.google, "क,k\nका,k\n"),
        (.amazon, "hi,en\nक,k\nका,k\n"), (.microsoft, "क\tk\nका\tk\n"),
    ])
    func columns(profile: GlossaryProfile, wanted: String) { #expect(written(profile, [Self.plain]).text == wanted) }

    @Test func termsOverTheLimit() {
        let long = String(repeating: "क", count: 342)
        for (profile, maximum) in [(GlossaryProfile.deepl, 1024), (.google, 1024), (.amazon, 200)] {
            let fits = String(repeating: "a", count: maximum)
            let (text, found) = written(
                profile, [Self.concept([TBXTerm(long)], [TBXTerm("k")]), Self.concept([TBXTerm(fits)], [TBXTerm("k")])])
            #expect(!text.contains(long) && text.contains(fits))
            #expect(found.map(\.code) == ["term-length"])
            #expect(found[0].message.contains("1026 bytes") && found[0].message.contains("at most \(maximum)"))
        }
        #expect(written(.microsoft, [Self.concept([TBXTerm(long)], [TBXTerm("k")])]).diagnostics.isEmpty)
    }

    @Test func filesOverTheLimit() {
        var profile = GlossaryProfile.deepl
        profile.maximumFile = 20
        let (text, found) = written(profile, ["क", "ख", "ग"].map { Self.concept([TBXTerm($0)], [TBXTerm("k")]) })
        #expect(text == "क,k,hi,en\n" && found.map(\.code) == ["file-length"])
    }

    @Test func duplicates() {
        let concepts = ["k", "k", "other"].map { Self.concept([TBXTerm("क")], [TBXTerm($0)]) }
        for profile in [GlossaryProfile.deepl, .google, .amazon] {
            let (text, found) = written(profile, concepts)
            #expect(text.split(separator: "\n").count { $0.hasPrefix("क") } == 1)
            #expect(found.map(\.code) == ["duplicate"] && found[0].message.contains("'other'"))
        }
        #expect(written(.omegat, concepts).text.split(separator: "\n").count == 3)
    }

    @Test func comments() {
        let concepts = [Self.concept([TBXTerm("#टैग")], [TBXTerm("tag")])]
        #expect(written(.omegat, concepts).text.isEmpty)
        #expect(written(.omegat, concepts).diagnostics.map(\.code) == ["comment"])
        #expect(written(.microsoft, concepts).text == "#टैग\ttag\n")
    }

    @Test func lineEndsAndFormulas() {
        let concepts = [Self.concept([TBXTerm("क\nख")], [TBXTerm("=k")])]
        #expect(written(.omegat, concepts).text == "क ख\t=k\n")
        #expect(written(.google, concepts, isSafe: true).text == "क ख,'=k\n")
        #expect(written(.omegat, concepts).diagnostics.map(\.code) == ["white-space"])
    }

    @Test func scriptsAreNotMerged() {
        let concept = Self.concept([TBXTerm("क")], [TBXTerm("k")], latin: [TBXTerm("ka")])
        #expect(written(.weblate, [concept]).diagnostics.map(\.code) == ["script"])
        #expect(!written(.weblate, [concept]).text.contains("hi-Latn"))
        #expect(written(.omegat, [concept]).text == "क\tk\n")
    }

    @Test func weblateKnowsForbiddenTerms() {
        let text = written(.weblate, [Self.plain]).text
        #expect(text.contains("<martif") && text.contains(">forbidden<") && text.contains(">obsolete<") && !text.contains("admn-sts"))
    }

    @Test func names() {
        #expect(GlossaryProfile.all.map(\.name) == ["omegat", "deepl", "google", "amazon", "microsoft", "weblate"])
        #expect(GlossaryProfile(named: "deepl") == .deepl && GlossaryProfile(named: "bing") == nil)
    }

    @Test func utx() throws {
        var writer = UTXWriter()
        writer.begin(TermHeader(source: .hindi, target: .english, date: "2026-01-01", creator: "a; b", license: "CC0"))
        writer.append(Self.plain)
        let text = String(decoding: writer.take(), as: UTF8.self)
        #expect(
            text == """
                #UTX 1.11; hi/en; 2026-01-01; creator: a  b; license: CC0\r
                #src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\r
                क\tk\t\tapproved\tc\ta letter\r
                का\tk\t\tnon-standard\tc\ta letter\r
                पुराना\tk\t\tforbidden\tc\ta letter\r
                क\told\t\tforbidden\tc\ta letter\r
                क\ta, b\t\tnon-standard\tc\ta letter\r

                """)
        var reader = try UTXReader(file: "f", source: source(text))
        #expect(reader.header.license == "CC0")
        let concept = try #require(try reader.next())
        #expect(
            concept.sections[0].terms.map(\.text) == ["क", "का", "पुराना"] && concept.sections[1].terms.map(\.text) == ["k", "old", "a, b"])
        #expect(concept.sections[0].terms.map(\.status) == [.preferred, .admitted, .deprecated])
        #expect(try reader.next() == nil)
    }
}
