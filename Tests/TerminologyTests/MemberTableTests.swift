import BitextModel
import Testing

@testable import Terminology

@Suite("Words for members of parties") struct MemberTableTests {
    private static let table = "Party|Dal\tा\tाई\t{}\nParty|Dal\tा\tाइयों\t{} members\nDal\tC\tियों\tpeople of {}\n"

    @Test(arguments: [
        ("सपा", "Samajwadi Party", ["सपाई=SP", "सपाइयों=SP members"]), ("राजद", "Rashtriya Janata Dal", ["राजदियों=people of SP"]),
        // No party, no ending, several words.
        ("नासा", "Space Agency", []), ("बसपी", "Samaj Party", []), ("जनता दल", "Janata Dal", []), ("राजद", "Party", []), ("ा", "Party", []),
    ])
    func words(term: String, target: String, wanted: [String]) throws {
        let table = try MemberTable(parsing: Self.table, file: "t")
        #expect(table.words(of: term, target: target, short: "SP").map { "\($0.word)=\($0.target)" } == wanted)
    }

    @Test(arguments: ["Party\tा\tाई\n", "\tा\tाई\t{}\n", "Party\t\tाई\t{}\n", "Party\tा\t\t{}\n", "Party\tा\tाई\tmembers\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try MemberTable(parsing: text, file: "t") } }
}
