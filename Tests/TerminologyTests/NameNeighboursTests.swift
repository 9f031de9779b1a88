import BitextModel
import Testing

@testable import Terminology

@Suite("Words that tell names by where they stand") struct NameNeighboursTests {
    @Test func wordsOfSeveralKinds() throws {
        let table = try NameNeighbours(parsing: "agent\tने\nholder\tपिता|पति\nrelation\tपिता\nholder\tमाता\n", file: "t")
        #expect(table.words[.holder] == ["पिता", "पति", "माता"] && table.words[.genitive] == nil)
        var knowledge = WordKnowledge()
        knowledge.neighbours = table
        let classes = WordClasses.table(knowledge)
        #expect(classes["पिता"] == [.holder, .relation] && classes["ने"] == .agent && classes["का"] == nil)
    }

    @Test(arguments: ["agents\tने\n", "agent\t\n", "agent\n", "agent\tने\tx\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try NameNeighbours(parsing: text, file: "t") } }
}
