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
    @Test(arguments: [
        ("रूसी", EntityType.demonym, ["रूसियों", "रूसियाँ"]),
        ("कोरियाई", .demonym, ["कोरियाइयों", "कोरियाइयाँ"]),
        ("अफगान", .demonym, ["अफगानों", "अफगानें"]),
        ("पटना", .place, ["पटने", "पटनों"]),
        ("दिल्ली", .place, []),
        ("हिंदू", .demonym, ["हिंदुओं"]),
    ])
    func forms(term: String, type: EntityType, expected: [String]) throws {
        let rules = "demonym\tाई\tाइयों|ाइयाँ\ndemonym\tी\tियों|ियाँ\ndemonym\tू\tुओं\nplace\tा\tे|ों\ndemonym\tC\tों|ें\n"
        let table = try InflectionTable(parsing: rules, file: "test.tsv")
        #expect(table.forms(of: term, type: type).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test(arguments: ["colour\tा\tे\n", "place\tा\t\n", "place\t\tे\n", "place\tा\n"])
    func rejects(text: String) {
        #expect(throws: DataTableError.self) { try InflectionTable(parsing: text, file: "test.tsv") }
    }
}
