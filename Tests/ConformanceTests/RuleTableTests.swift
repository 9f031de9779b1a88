import BitextModel
import Dictionaries
import Dubash
import Foundation
import TextAnalysis
import Testing

/// Our own tables, in the syntax of the Unicode suites, through our own rules and the word lists of Hindi.
@Suite("Our rules")
struct RuleTableTests {
    @Test func words() throws {
        var tokenizer = try tokenizer()
        try run("WordBreakExtra.txt") { text in try tokenizer.tokens(in: text).map(\.span) }
    }

    @Test func sentences() throws {
        var tokenizer = try tokenizer()
        try run("SentenceBreakExtra.txt") { text in try tokenizer.sentences(in: text) }
    }

    @Test func aksharas() throws {
        var tokenizer = try tokenizer()
        try run("GraphemeBreakExtra.txt") { text in try tokenizer.graphemes(in: text) }
    }

    private func tokenizer() throws -> Tokenizer {
        let dictionaries = try Dictionaries.find()
        return try LanguageProfile("hi", in: dictionaries).makeTokenizer(in: dictionaries)
    }

    private func run(_ name: String, _ spans: (String) throws -> [TextSpan]) throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tables/\(name)")
        let cases = try BreakCase.parse(String(contentsOf: path, encoding: .utf8))
        #expect(cases.count >= 8)
        for test in cases {
            let found = try spans(test.text)
            let boundaries = Set(found.flatMap { [$0.start, $0.end] } + [0, test.text.utf8.count]).sorted()
            let shown = found.map { test.text[$0].map(String.init) ?? "?" }.joined(separator: " ÷ ")
            #expect(boundaries == test.boundaries, "\(name):\(test.line): \(shown)")
        }
    }

    /// A table whose expectation is wrong must fail: the comparison above is no tautology.
    @Test func wrongTableIsNoticed() throws {
        var tokenizer = try tokenizer()
        let wrong = try BreakCase.parse("÷ 'Modiजी' ÷")
        let spans = try tokenizer.tokens(in: wrong[0].text).map(\.span)
        #expect(Set(spans.flatMap { [$0.start, $0.end] }).sorted() != wrong[0].boundaries)
    }
}
