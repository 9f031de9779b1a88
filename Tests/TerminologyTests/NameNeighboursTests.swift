import BitextModel
import Testing

@testable import Terminology

@Suite("Words that tell names by where they stand") struct NameNeighboursTests {
    @Test func wordsOfSeveralKinds() throws {
        let table = try NameNeighbours(parsing: "agent\tने\nholder\tपिता|पति\nrelation\tपिता\nholder\tमाता\n", file: "t")
        var knowledge = WordKnowledge()
        knowledge.neighbours = table
        knowledge.neighbours.add(regnal: ["द्वितीय"])
        let classes = WordClasses.table(knowledge)
        #expect(classes["पिता"] == [.holder, .relation] && classes["पति"] == .holder && classes["माता"] == .holder)
        #expect(classes["ने"] == .agent && classes["द्वितीय"] == .regnal && classes["का"] == nil)
    }

    @Test(arguments: ["agents\tने\n", "regnal\tद्वितीय\n", "agent\t\n", "agent\n", "agent\tने\tx\n"])
    func rejects(text: String) { #expect(throws: DataTableError.self) { try NameNeighbours(parsing: text, file: "t") } }
}
