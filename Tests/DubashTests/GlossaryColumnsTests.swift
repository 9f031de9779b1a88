import BitextModel
import Terminology
import Testing

@testable import Dubash

@Suite struct GlossaryColumnsTests {
    private func columns(_ first: [String]) throws -> GlossaryColumns {
        try GlossaryColumns(first: first, file: "t.csv", line: 1, source: .hindi, target: .english)
    }

    /// First rows that name both languages, and which column is the source's.
    @Test(arguments: [
        ("hi,en", 0), ("source,target", 0), ("en,hi", 1), ("Hindi,English", 0), ("ENGLISH,HINDI", 1), ("hi-IN,en-US", 0),
        ("hi_IN,en_GB", 0),
        ("हिन्दी,अंग्रेज़ी", 0), ("हिंदी,अंग्रेजी", 0), ("English term,Hindi term", 1), ("Source term,Target term", 0), ("Hindi (hi),English (en-US)", 0),
        ("id,Hindi,English,note", 1), (" Hindi , English ", 0), ("hi-Deva,en-001", 0),
    ])
    func headers(_ header: String, _ source: Int) throws {
        let names = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let found = try columns(names)
        #expect(found.isHeader)
        var row = [String](repeating: "", count: names.count)
        let hasIdentifier = names.count > 2
        row[source] = "दिल्ली"
        row[hasIdentifier ? 3 - source : 1 - source] = "Delhi"
        let concept = try found.concept(row, file: "t.csv", line: 2) { _, _ in "x" }
        #expect(concept.section(.hindi)?.terms.map(\.text) == ["दिल्ली"] && concept.section(.english)?.terms.map(\.text) == ["Delhi"])
    }

    /// First rows that are terms.
    @Test(arguments: [
        "दिल्ली,Delhi", "हिन्दी,Hindi", "अंग्रेज़ी,English", "हिंदी भाषी,Hindi speaker", "स्रोत,source", "hi,hello", "हिन्दी दिवस,English day", "Hindi cinema,English",
        ",",
    ])
    func terms(_ first: String) throws {
        #expect(try !columns(first.split(separator: ",", omittingEmptySubsequences: false).map(String.init)).isHeader)
    }

    @Test func aLanguageTwiceIsAnError() {
        #expect(throws: DataTableError.self) { try columns(["Hindi", "hi-IN", "English"]) }
    }
}
