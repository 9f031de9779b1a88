import BitextModel
import Testing

@testable import Dubash

/// Words of names that English says in its own words.
@Suite("Translated words of names")
struct NameHeadsTests {
    private static let heads = Result {
        try NameHeads(
            parsing:
                "head\tमार्ग|सड़क\tRoad\nhead\tविभाग\tDepartment\npart\tस्वास्थ्य\tHealth\npart\tराष्ट्रीय\tNational\npart\tउत्तर\tNorth\npart\tपश्चिमी\tWestern\n",
            file: "t.tsv")
    }

    @Test(
        arguments: [
            ("हरिद्वार मार्ग", "<हरिद्वार> Road"),
            ("स्वास्थ्य विभाग", "Health Department"),
            ("राष्ट्रीय क ख विभाग", "National <क ख> Department"),
            // The last word decides; a nukta may be one letter or two.
            ("मार्ग विभाग", "Road Department"),
            ("मेरठ स\u{095C}क", "<मेरठ> Road"),
            // Directions between hyphens, where the table has each part.
            ("उत्तर-पश्चिमी विभाग", "North-Western Department"), ("उत्तर-क विभाग", "<उत्तर-क> Department"), ("उत्तर-पश्चिमी", nil),
            ("स्वास्थ्य मेला", nil),
            ("विभाग", nil),
            ("", nil),
        ] as [(String, String?)])
    func says(name: String, english: String?) throws {
        #expect(try Self.heads.get().rendering(of: name) { "<\($0)>" } == english)
    }

    /// Stretches said already stand as they are; the words between are translated where the last is a head.
    @Test func keepsWhatIsSaid() throws {
        let heads = try Self.heads.get()
        func said(_ pieces: NameHeads.Piece...) -> String {
            let (english, hasHead) = heads.rendering(of: pieces) { "<\($0)>" }
            return hasHead ? english : english + " (no head)"
        }
        #expect(said(.english("New Delhi"), .native(" राष्ट्रीय मार्ग")) == "New Delhi National Road")
        #expect(said(.native("क "), .english("Delhi"), .native(" ख विभाग")) == "<क> Delhi <ख> Department")
        #expect(said(.english("Delhi"), .native("-6")) == "Delhi-6 (no head)")
        #expect(said(.native("राष्ट्रीय "), .english("Delhi")) == "<राष्ट्रीय> Delhi (no head)")
        #expect(said(.native("उत्तर-"), .english("Western India")) == "North-Western India (no head)")
        #expect(said(.native("क-"), .english("Delhi")) == "<क->Delhi (no head)")
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
