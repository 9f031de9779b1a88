import BitextModel
import Interchange
import Testing

@Suite("Pairs of texts")
struct PairTests {
    private func read(_ text: String, size: Int = .max) throws -> (header: ExchangeHeader, rows: [[String]]) {
        var reader = try PairReader(file: "p.tsv", source: .hindi, target: .english, source: source(text, size: size))
        var rows: [[String]] = []
        while let unit = try reader.next() { rows.append([unit.identifier, unit.source.text, unit.targets.first?.text ?? "-"]) }
        return (reader.header, rows)
    }

    @Test(arguments: [
        ("क\tk\n\nख\tkh\n", [["1", "क", "k"], ["3", "ख", "kh"]]),
        ("क\tk", [["1", "क", "k"]]),
        ("\u{FEFF}id\tsource\ttarget\r\n1.1\tक\t\r\n1.2\t\"\tk\r\n", [["1.1", "क", "-"], ["1.2", "\"", "k"]]),
        ("source\ttarget\nक\tk\n", [["2", "क", "k"]]),
        ("no\tno\n", [["1", "no", "no"]]),
        // A combining sign behind the tab belongs to its own field.
        ("क\t\u{093E}\n", [["1", "क", "\u{093E}"]]),
        ("", []), ("\n\n", []),
    ])
    func rows(text: String, wanted: [[String]]) throws {
        for size in [1, 3, Int.max] { #expect(try read(text, size: size).rows == wanted) }
    }

    @Test func codesAreAHeader() throws {
        let (header, rows) = try read("mr\ten-IN\nक\tk\n")
        #expect(header.sourceLanguage?.tag == "mr" && header.targetLanguage?.tag == "en-IN" && rows == [["2", "क", "k"]])
    }

    @Test(arguments: [
        ("क\tk\nख\n", 2, "1 columns"), ("a\tb\tc\n", 1, "3 columns"), ("id\tsource\ttarget\na\tb\n", 2, "2 columns"),
        ("\n\nx\n", 3, "1 columns"),
    ])
    func wrongColumns(text: String, line: Int, words: String) {
        do {
            _ = try read(text)
            #expect(Bool(false))
        } catch { #expect("\(error)".hasPrefix("p.tsv:\(line): \(words)"), "\(error)") }
    }

    @Test func invalidUTF8() {
        #expect(throws: TextReadingError(.encoding, file: "p.tsv", line: 2, column: 3)) {
            var reader = try PairReader(
                file: "p.tsv", source: .hindi, target: .english, source: source(Array("a\tb\nc\t".utf8) + [0xFF]))
            while try reader.next() != nil {}
        }
    }

    @Test func writing() throws {
        var unit = ExchangeUnit(identifier: "7", source: ExchangeSegment(language: .hindi, text: "क\tख\n"))
        unit.targets = [
            ExchangeSegment(language: LanguageTag("mr") ?? .undetermined, text: "x"), ExchangeSegment(language: .english, text: "y"),
        ]
        unit.source.codes = [InlineCode(.placeholder, offset: 0)]
        var writer = PairWriter()
        writer.begin(ExchangeHeader(sourceLanguage: .hindi, targetLanguage: .english))
        writer.append(unit)
        writer.finish()
        #expect(String(decoding: writer.take(), as: UTF8.self) == "id\tsource\ttarget\n7\tक ख \ty\n")
        #expect(writer.takeDiagnostics().map(\.code) == ["other-target-language", "inline-codes", "white-space"])
    }

    @Test func turning() {
        let unit = ExchangeUnit(
            identifier: "1", source: ExchangeSegment(language: .hindi, text: "क"),
            targets: [ExchangeSegment(language: .english, text: "k")],
            terms: [ExchangeTerm(span: TextSpan(start: 0, end: 3), term: "क", translation: "k")])
        let turned = unit.turned(to: .english)
        #expect(turned.source.text == "k" && turned.targets.map(\.text) == ["क"] && turned.terms.isEmpty)
        #expect(unit.turned(to: .hindi) == unit)
    }
}
