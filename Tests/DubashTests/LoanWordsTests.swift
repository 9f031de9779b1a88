import BitextModel
import Testing

@testable import Dubash

@Suite("Loan words") struct LoanWordsTests {
    @Test func looksUp() throws {
        let words = try LoanWords(parsing: "call\tकॉल\nphone\tफोन|फ़ोन\n", file: "t")
        #expect(words.spellings(of: "call") == ["कॉल"])
        #expect(words.spellings(of: "phone") == ["फोन", "फ़ोन"])
        #expect(words.spellings(of: "Call").isEmpty)
    }

    /// A nukta, composed or not, makes no difference.
    @Test(arguments: [
        ("फोन", "फ़ोन", true), ("फोन", "\u{95E}ोन", true), ("जेल", "\u{95B}ेल", true), ("काल", "कॉल", false), ("कल", "काल", false),
    ])
    func folds(left: String, right: String, isSame: Bool) { #expect((LoanWords.folded(left) == LoanWords.folded(right)) == isSame) }

    @Test(arguments: ["call\n", "call\t\n", "\tकॉल\n", "call\tकॉल\tकाल\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try LoanWords(parsing: text, file: "t") } }
}
