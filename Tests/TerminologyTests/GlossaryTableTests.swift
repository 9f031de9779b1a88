import BitextModel
import Terminology
import Testing

private let header = GlossaryTable.columns.joined(separator: "\t") + "\n"
private let hindi = LanguageTag("hi") ?? .undetermined
private let english = LanguageTag("en") ?? .undetermined

private func concepts(_ rows: String) throws(DataTableError) -> [Concept] {
    try GlossaryTable.concepts(parsing: header + rows, file: "test.tsv", source: hindi, target: english)
}

@Suite("Glossary files")
struct GlossaryTableTests {
    @Test func readsAllColumns() throws {
        let row = "person/kim\tperson\tKim Jong Un\tKim Jong-un\tकिम जोंग उन\tकिम जॉन्ग उन\tKJU\tकेजेयू\tकिम|Kim\tकिम not-before #number\tdubash\n"
        let concept = try #require(try concepts("# a comment\n\n" + row).first)
        #expect(concept.identifier == "person/kim")
        #expect(concept.type == .person)
        #expect(concept.section(hindi)?.preferred?.text == "किम जोंग उन")
        #expect(concept.section(hindi)?.texts(.variant) == ["किम जॉन्ग उन"])
        #expect(concept.section(hindi)?.texts(.shortForm) == ["किम"])
        #expect(concept.section(english)?.texts(.shortForm) == ["Kim"])
        #expect(concept.section(english)?.texts(.acronym) == ["KJU"])
        #expect(concept.conditions == [TermCondition(term: "किम", relation: .notBefore, words: [], classes: [.number])])
        #expect(concept.source == "dubash")
    }

    @Test(arguments: [
        ("place/x\tplace\tX\n", 2, "3 columns"),
        ("place/x\tcity\tX\t\tक\t\t\t\t\t\tdubash\n", 2, "unknown type city"),
        ("place/x\tplace\tX\t\t\t\t\t\t\t\tdubash\n", 2, "lacks a preferred term"),
        ("place/x\tplace\tX\t\tक\t\t\t\t\t\t\n", 2, "names no source"),
        ("place/x\tplace\tX\t\tक\t\t\t\t\tक beside ख\tdubash\n", 2, "unknown condition"),
        ("place/x\tplace\tX\t\tक\t\t\t\t\tक only-before #colour\tdubash\n", 2, "unknown condition"),
        ("place/x\tplace\tX\t\tक\t\t\t\t\t\tdubash\nplace/x\tplace\tY\t\tख\t\t\t\t\t\tdubash\n", 3, "stands already in line 2"),
    ])
    func rejects(rows: String, line: Int, problem: String) {
        let error = #expect(throws: DataTableError.self) { try concepts(rows) }
        #expect(error?.line == line)
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "no error")")
    }

    @Test func rejectsAnotherHeader() {
        #expect(throws: DataTableError.self) {
            try GlossaryTable.concepts(parsing: "hindi\tenglish\n", file: "test.tsv", source: hindi, target: english)
        }
    }
}

@Suite("Inflection")
struct InflectionTableTests {
    private static let rules = """
        common\tbefore\tा\tे
        demonym\tlast\tाई\tाइयों|ाइयाँ
        demonym|common\tlast\tी\tियों|ियाँ
        demonym\tlast\tू\tुओं
        common\tlast\tा\tे|ों|ाएँ
        place\tlast\tा\tे|ों
        demonym|common\tlast\tC\tों|ें

        """

    @Test(arguments: [
        ("रूसी", EntityType.demonym, "Russian", ["रूसियों", "रूसियाँ"]),
        ("कोरियाई", .demonym, "Korean", ["कोरियाइयों", "कोरियाइयाँ"]),
        ("अफगान", .demonym, "Afghan", ["अफगानों", "अफगानें"]),
        ("पटना", .place, "Patna", ["पटने", "पटनों"]),
        ("दिल्ली", .place, "Delhi", []),
        // A common noun takes endings whatever its type, a name does not.
        ("नदी", .place, "river", ["नदियों", "नदियाँ"]),
        ("बाली", .place, "Bali", []),
        ("आशा", .person, "Asha", []),
        ("राजा", .person, "king", ["राजे", "राजों", "राजाएँ"]),
        ("मराठी", .other, "Marathi", []),
        ("हिंदू", .demonym, "Hindu", ["हिंदुओं"]),
        // Words before the last agree with it.
        ("काला धन", .other, "black money", ["काला धनों", "काला धनें", "काले धन", "काले धनों", "काले धनें"]),
        ("बड़ा शहर", .place, "big city", ["बड़ा शहरों", "बड़ा शहरें", "बड़े शहर", "बड़े शहरों", "बड़े शहरें"]),
        ("काला घोड़ा", .other, "black horse", ["काला घोड़े", "काला घोड़ों", "काला घोड़ाएँ", "काले घोड़ा", "काले घोड़े", "काले घोड़ों", "काले घोड़ाएँ"]),
        ("पटना साहिब", .place, "Patna Sahib", []),
    ])
    func forms(term: String, type: EntityType, english: String, expected: [String]) throws {
        let table = try InflectionTable(parsing: Self.rules, file: "test.tsv")
        let forms = table.forms(of: term, InflectionTable.Kinds(type, target: english))
        #expect(forms.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test func whatAUserGivesWithoutATypeIsACommonNoun() throws {
        let table = try InflectionTable(parsing: Self.rules, file: "test.tsv")
        #expect(table.forms(of: "अवधी", InflectionTable.Kinds(.other, target: "Awadhi")).isEmpty)
        #expect(table.forms(of: "नदी", InflectionTable.Kinds(.other, target: "River", isUsers: true)).count == 2)
        #expect(table.forms(of: "बाली", InflectionTable.Kinds(.place, target: "Bali", isUsers: true)).isEmpty)
    }

    @Test(arguments: [
        "colour\tlast\tा\tे\n", "place\tlast\tा\t\n", "place\tlast\t\tे\n", "place\tlast\tा\n", "place\tfirst\tा\tे\n", "place\tा\tे\n",
    ])
    func rejects(text: String) {
        #expect(throws: DataTableError.self) { try InflectionTable(parsing: text, file: "test.tsv") }
    }
}
