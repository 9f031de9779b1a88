import BitextModel
import Dictionaries
import Dubash
import Testing

/// The example of the README, compiled: this file holds it line for line.
@Suite("README")
struct ReadmeExampleTests {
    /// The example as the README has it; what it would print is gathered.
    private func example() throws -> [String] {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
        // README begins
        let pipeline = try Pipeline()
        let document = try pipeline.align("Kim Jong उन ने मास्को में लावरोव से मुलाकात की।")
        for unit in document.units {
            print(unit.romanized)
            for mention in unit.entities {
                print(mention.native, mention.english, mention.type, mention.link.method, mention.span)
            }
        }
        // README ends
        return printed
    }

    @Test func exampleFindsTheNames() throws {
        let printed = try example()
        #expect(printed.count == 4)
        let wanted = ["किम जोंग उन Kim Jong Un person", "मास्को Moscow place", "लावरोव Lavrov person"]
        #expect(zip(printed.dropFirst(), wanted).map { $0.hasPrefix($1) } == [true, true, true])
    }

    @Test func readmeHasTheExample() throws {
        let dictionaries = try Toolkit.dictionaries()
        let readme = try dictionaries.text("../README.md")
        let own = try dictionaries.text("../Tests/DubashTests/ReadmeExampleTests.swift")
        func lines(_ text: Substring) -> [String] {
            text.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }.filter { !$0.isEmpty && $0 != "import Dubash" }
        }
        let block = try #require(readme.split(separator: "```swift\n").dropFirst().first?.split(separator: "```").first)
        let body = try #require(own.split(separator: "// README begins").dropFirst().first?.split(separator: "// README ends").first)
        #expect(lines(block) == lines(body).dropLast(0).map { $0 })
    }
}
