import BitextModel
import Dictionaries
import Terminology
import Testing

@testable import Dubash

@Suite struct GlossaryUseTests {
    private static let table = """
        concept,hi,en,en-form,en-status
        place/moscow,मॉस्को,Moscow,full-form,preferred
        place/moscow,मॉस्को,Moskva,variant,forbidden
        place/moscow,मॉस्को,the Russian capital,variant,admitted
        other/tank,टैंक,battle tank,full-form,preferred
        """

    private static func codes(_ concept: String, _ target: String, _ origin: TargetOrigin = .document) throws -> [String] {
        let glossary = try UserGlossary.read(table, file: "g.csv", source: .hindi, target: .english)
        let span = TextSpan(start: 0, end: 3)
        let mention = EntityMention(
            span: span, type: .place, native: "मॉस्को", english: "Moscow", link: EntityLink(concept: concept, method: .exact, score: 1))
        let unit = TranslationUnit(
            id: "1.1", source: Segment(language: .hindi, text: "मॉस्को", span: span), normalized: "", romanized: "",
            target: TargetSegment(
                segment: Segment(language: .english, text: target, span: TextSpan(start: 0, end: target.utf8.count)), origin: origin,
                score: 1, tokens: []), entities: [mention, mention], alignment: [], tokens: [])
        return GlossaryUse([glossary]).diagnostics(unit).map(\.code)
    }

    @Test(
        arguments: [
            ("place/moscow", "He went to Moscow.", []), ("place/moscow", "MOSCOW’S mayor", []),
            ("place/moscow", "He went to Moskva.", ["forbidden-term"]), ("place/moscow", "He went home.", ["term-not-used"]),
            ("place/moscow", "the Russian capital", ["term-not-used"]), ("place/moscow", "Moscowite", ["term-not-used"]),
            ("other/tank", "two battle tanks", []), ("other/tank", "a tank battle", ["term-not-used"]), ("other/unknown", "nothing", []),
            ("place/moscow", "", ["term-not-used"]),
        ] as [(String, String, [String])])
    func use(concept: String, target: String, expected: [String]) throws { #expect(try Self.codes(concept, target) == expected) }

    @Test(arguments: [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3), (9, 3)]) func lines(offset: Int, line: Int) {
        #expect(LineNumbers(of: "a\n\nbc").line(of: offset) == line)
    }

    /// Whatever part of the program finds it.
    @Test func findingsStandInTheOrderOfTheText() async throws {
        let glossary = try UserGlossary.read(
            "hi,en,type\nदिल्ली,Delhi,place\nमॉस्को,Moscow,place\n", file: "g.csv", source: .hindi, target: .english)
        let options = PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none)
        let document = try await BitextPipeline(PipelineResources(options, dictionaries: Toolkit.dictionaries())).align(
            "वह मॉस्को गया।\nदिल्ली ठंडी है।\nमॉस्को में\n", with: "He went home.\nDilli is cold.\nIn Mosco\n", isParallel: true)
        let told = document.diagnostics.filter { $0.severity > .note && $0.span != nil }
        #expect(told.count >= 3)
        #expect(told.first?.message.hasPrefix("1.1:") == true && told.first?.message.contains("(line 1)") == true, "\(told)")
        #expect(told.compactMap(\.span?.start) == told.compactMap(\.span?.start).sorted())
    }

    @Test func aGlossIsNotJudged() throws { #expect(try Self.codes("place/moscow", "He went home.", .gloss).isEmpty) }
}
