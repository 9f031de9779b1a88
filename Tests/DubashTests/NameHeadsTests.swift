import BitextModel
import Testing

@testable import Dubash

/// Words of names that English says in its own words.
@Suite("Translated words of names")
struct NameHeadsTests {
    private static let heads = Result {
        try NameHeads(
            parsing: "head\tमार्ग|सड़क\tRoad\nhead\tविभाग\tDepartment\npart\tस्वास्थ्य\tHealth\npart\tराष्ट्रीय\tNational\n", file: "t.tsv")
    }

    @Test(
        arguments: [
            ("हरिद्वार मार्ग", "<हरिद्वार> Road"),
            ("स्वास्थ्य विभाग", "Health Department"),
            ("राष्ट्रीय क ख विभाग", "National <क ख> Department"),
            // The last word decides; a nukta may be one letter or two.
            ("मार्ग विभाग", "Road Department"),
            ("मेरठ स\u{095C}क", "<मेरठ> Road"),
            ("स्वास्थ्य मेला", nil),
            ("विभाग", nil),
            ("", nil),
        ] as [(String, String?)])
    func says(name: String, english: String?) throws {
        #expect(try Self.heads.get().rendering(of: name) { "<\($0)>" } == english)
    }

    @Test func aHeadAloneIsNoName() throws {
        let heads = try Self.heads.get()
        #expect(heads.isCommonNoun("विभाग") && !heads.isCommonNoun("स्वास्थ्य") && !heads.isCommonNoun("स्वास्थ्य विभाग"))
    }

    @Test(arguments: ["tail\tमार्ग\tRoad\n", "head\t\tRoad\n", "head\tमार्ग\t\n"])
    func rejects(table: String) {
        #expect(throws: DataTableError.self) { try NameHeads(parsing: table, file: "t.tsv") }
    }
}
