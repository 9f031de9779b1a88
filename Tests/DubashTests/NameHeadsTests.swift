import BitextModel
import Testing

@testable import Dubash

/// Words of names that English says in its own words.
@Suite("Translated words of names")
struct NameHeadsTests {
    private static let heads = Result {
        try NameHeads(
            parsing:
                "head\tमार्ग|सड़क\tRoad\nhead\tविभाग\tDepartment\npart\tस्वास्थ्य\tHealth\npart\tराष्ट्रीय\tNational\npart\tउत्तर\tNorth\npart\tपश्चिमी\tWestern\n"
                + "head\tहवाई अड्डा\tAirport\nbody\tआयोग\tCommission\ncommon\tकंपनी\tCompany\npart\tऑफ\tof\n",
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
            // Heads of two words, and small words.
            ("क हवाई अड्डा", "<क> Airport"), ("अड्डा", nil), ("क ऑफ ख आयोग", "<क> of <ख> Commission"),
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
        func said(hasHead: Bool = true, _ pieces: NameHeads.Piece...) -> String {
            heads.rendering(of: pieces, hasHead: hasHead) { "<\($0)>" }
        }
        #expect(said(.english("New Delhi"), .native(" राष्ट्रीय मार्ग")) == "New Delhi National Road")
        #expect(said(.native("क "), .english("Delhi"), .native(" ख विभाग")) == "<क> Delhi <ख> Department")
        #expect(said(.native("राष्ट्रीय "), .english("Forest Department")) == "National Forest Department")
        #expect(said(hasHead: false, .english("Delhi"), .native("-6")) == "Delhi-6")
        #expect(said(hasHead: false, .native("राष्ट्रीय "), .english("Delhi")) == "<राष्ट्रीय> Delhi")
        #expect(said(hasHead: false, .native("उत्तर-"), .english("Western India")) == "North-Western India")
        #expect(said(hasHead: false, .native("क-"), .english("Delhi")) == "<क->Delhi")
        // Of, written small wherever it is said.
        #expect(said(hasHead: false, .english("University Of "), .english("Miami")) == "University of Miami")
    }

    @Test func aHeadAloneIsNoName() throws {
        let heads = try Self.heads.get()
        #expect(heads.isCommonNoun("विभाग") && !heads.isCommonNoun("स्वास्थ्य") && !heads.isCommonNoun("स्वास्थ्य विभाग"))
        #expect(heads.hasHead("क हवाई अड्डा") && !heads.hasHead("क हवाई") && !heads.hasHead(""))
        #expect(heads.isBody("आयोग") && !heads.isBody("विभाग") && heads.isCommon("कंपनी") && !heads.isCommon("आयोग"))
    }

    @Test(arguments: ["tail\tमार्ग\tRoad\n", "head\t\tRoad\n", "head\tमार्ग\t\n"])
    func rejects(table: String) {
        #expect(throws: DataTableError.self) { try NameHeads(parsing: table, file: "t.tsv") }
    }
}
