import BitextModel
import Testing

@testable import Terminology

@Suite("Other spellings of terms") struct RespellingTableTests {
    private static let table = "o\tॉ\tा\no\tऑ\tआ\nnational\tनेशनल\tनैशनल\nback\tनैशनल\tनेशनल\n"

    @Test(arguments: [
        ("ऑल इंडिया रेडियो", ["आल इंडिया रेडियो"]), ("कॉलेज ऑफ कॉमर्स", ["कालेज आफ कामर्स"]),
        ("नेशनल बॉक्सिंग नेशनल", ["नेशनल बाक्सिंग नेशनल", "नैशनल बॉक्सिंग नैशनल"]), ("नैशनल पार्क", ["नेशनल पार्क"]),
        // One word, no spelling that fits, the end of the text.
        ("बॉल", []), ("राम नगर", []), ("राम ॉ", ["राम ा"]), ("", []), (" ", []),
    ])
    func spellings(term: String, wanted: [String]) throws {
        #expect(try RespellingTable(parsing: Self.table, file: "t").spellings(of: term) == wanted)
    }

    @Test(arguments: ["o\tॉ\n", "o\tॉ\t\n", "\tॉ\tा\n", "o\t\tा\n", "o\tा\tा\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try RespellingTable(parsing: text, file: "t") } }

    @Test func withoutTableNothingChanges() { #expect(RespellingTable().spellings(of: "ऑल इंडिया").isEmpty) }
}
