import BitextAlignment
import BitextModel
import Dictionaries
import Testing

@testable import Dubash

/// Names of pairs of sentences, with the shipped data; the sentences are made for these tests.
@Suite struct EntityProjectionTests {
    private static let resources = Result {
        try PipelineResources(PipelineOptions(unknownNames: .fast), dictionaries: Toolkit.dictionaries())
    }

    private static func pipeline() throws -> BitextPipeline { try BitextPipeline(resources.get()) }

    private static func document(_ source: String, _ target: String) async throws -> BilingualDocument {
        try await pipeline().align(source, with: target, isParallel: true)
    }

    private static func names(_ source: String, _ target: String) async throws -> [String] {
        try await document(source, target).units.flatMap { unit in
            unit.entities.map { mention in
                let own = source[mention.span].map(String.init) ?? "?"
                return "\(own)=\(mention.targetSpan.flatMap { target[$0] }.map(String.init) ?? "–")"
            }
        }
    }

    @Test(arguments: [
        // A possessor, a short form, an acronym, a demonym for a place and the other way round.
        ("भारत के लोग दिल्ली गए।", "India’s people went to Delhi.", ["भारत=India", "दिल्ली=Delhi"]),
        (
            "सर्गेई लावरोव मास्को में हैं। लावरोव रूसी हैं।", "Sergey Lavrov is in Moscow. Lavrov is from Russia.",
            ["सर्गेई लावरोव=Sergey Lavrov", "मास्को=Moscow", "लावरोव=Lavrov", "रूसी=Russia"]
        ),
        (
            "विश्व स्वास्थ्य संगठन (WHO) ने कहा।", "The World Health Organization (WHO) said so.",
            ["विश्व स्वास्थ्य संगठन=World Health Organization", "WHO=WHO"]
        ),
        // One place for two; a word with a hyphen; a name in two words for one.
        ("इसरो (ISRO) ने कहा।", "ISRO said so.", ["इसरो=ISRO", "ISRO=ISRO"]),
        ("दुबई स्थित बैंक।", "The Dubai-based bank.", ["दुबई=Dubai"]),
        ("लोकसभा ने बिल पारित किया।", "The Lok Sabha passed the bill.", ["लोकसभा=Lok Sabha"]),
        // Nothing where the target does not say it.
        ("भारत ने कहा।", "He said so.", ["भारत=–"]),
        // Names that only the target shows: by sound, with a title that is none of it, by meaning.
        ("बैठक में कुलविंदर गहलौत ने भाषण दिया।", "Kulvinder Gahlaut gave a speech at the meeting.", ["कुलविंदर गहलौत=Kulvinder Gahlaut"]),
        ("बैठक में डॉ. मीरा अय्यर ने कहा।", "At the meeting Dr. Meera Iyer said so.", ["मीरा अय्यर=Meera Iyer"]),
        // An ordinary word that English begins a sentence with is a name where it has a capital inside others, too; not where it is also written small.
        ("कोमल आई।\nउसने कोमल को देखा।", "Komal came.\nHe saw Komal.", ["कोमल=Komal", "कोमल=Komal"]),
        ("स्टेशन बंद है।\nयह स्टेशन है।", "Station is closed.\nThis is a station.", []),
        // A rank in letters is left out, initials are not.
        ("बैठक में CEO मीरा अय्यर ने कहा।", "At the meeting CEO Meera Iyer said so.", ["मीरा अय्यर=Meera Iyer"]),
        ("बैठक में KPS अय्यर ने कहा।", "At the meeting KPS Iyer said so.", ["KPS अय्यर=KPS Iyer"]),
        // Of a name that English says in full, other words are no part.
        (
            "केंद्र सरकार के कर्मचारियों को बोनस मिला।", "A bonus was paid to central government officials.", ["केंद्र सरकार=central government"]
        ),
    ])
    func projection(source: String, target: String, expected: [String]) async throws {
        #expect(try await Self.names(source, target) == expected)
    }

    /// A name without a glossary is spelled as the target spells it, and that is told.
    @Test func spellingOfTheTarget() async throws {
        let document = try await Self.document("कुलविंदर गहलौत ने भाषण दिया।", "Kulwinder Gehlot gave a speech.")
        #expect(document.units[0].entities.map(\.english) == ["Kulwinder Gehlot"])
        #expect(document.units[0].entities.allSatisfy { $0.link.concept == nil })
    }

    /// Where the target spells a name of the glossary otherwise, once for each spelling; not where it agrees.
    @Test func disagreementsAreTold() async throws {
        let source = "सर्गेई लावरोव मास्को गए।\nसर्गेई लावरोव आए।\n"
        let other = try await Self.document(source, "Sergei Lavrov went to Moscow.\nSergei Lavrov came.\n")
        #expect(other.diagnostics.filter { $0.code == "glossary-differs" }.count == 1)
        #expect(other.units[0].entities.first?.english == "Sergey Lavrov")
        let same = try await Self.document(source, "Sergey Lavrov went to Moscow.\nLavrov came.\n")
        #expect(!same.diagnostics.contains { $0.code == "glossary-differs" })
    }

    /// Spans given by hand, in both directions; a blank pair and a span that is nowhere said.
    @Test func givenSpans() async throws {
        let (source, target) = ("\nभारत ने कहा।\n", "\nIndia said so.\n")
        let pipeline = try Self.pipeline()
        let forward = try await pipeline.project([(TextSpan(start: 1, end: 13), .place)], source: source, target: target, isParallel: true)
        #expect(forward.map { $0?.span } == [TextSpan(start: 1, end: 6)])
        let reverse = try await pipeline.project(
            [(TextSpan(start: 1, end: 6), nil), (TextSpan(start: 0, end: 1), nil)], source: source, target: target, isReverse: true,
            isParallel: true)
        #expect(reverse.map { $0?.span } == [TextSpan(start: 1, end: 13), nil])
    }

    @Test func termsOfAText() async throws {
        let extraction = try TermExtraction(Self.resources.get())
        let lines = [
            ("वुहान में सूखी खांसी के मामले बढ़े।", "Cases of dry cough grew in Wuhan."), ("सूखी खांसी एक लक्षण है।", "A dry cough is a symptom."),
            ("सूखी खांसी एक लक्षण है।", "A dry cough is a symptom."), ("", "An empty side."),
        ]
        try await extraction.add(
            pairs: lines.enumerated().map { TermExtraction.Pair(identifier: "p\($0.offset)", source: $0.element.0, target: $0.element.1) })
        // The pair that came twice is counted once.
        #expect(extraction.pairs.map(\.identifier) == ["p0", "p1"])
        let terms = extraction.terms()
        #expect(terms.contains { $0.source == "वुहान" && $0.target == "Wuhan" && $0.kind != nil })
        #expect(terms.contains { $0.source == "सूखी खांसी" && $0.target == "dry cough" && $0.count == 2 && $0.kind == nil })
        #expect(!terms.contains { $0.source.contains("के") })
    }
}
