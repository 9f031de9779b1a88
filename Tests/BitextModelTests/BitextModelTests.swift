import BitextModel
import Testing

@Suite("Model")
struct BitextModelTests {
    @Test func spans() {
        let span = TextSpan(start: 2, end: 5)
        #expect(span.length == 3 && !span.isEmpty && span.contains(2) && !span.contains(5))
        #expect(span.overlaps(TextSpan(start: 4, end: 9)) && !span.overlaps(TextSpan(start: 5, end: 9)))
        #expect(span.shifted(by: 3) == TextSpan(start: 5, end: 8))
        #expect(span.union(TextSpan(start: 0, end: 3)) == TextSpan(start: 0, end: 5))
        #expect([TextSpan(start: 1, end: 2), TextSpan(start: 1, end: 4), TextSpan(start: 0, end: 1)].sorted().map(\.end) == [1, 4, 2])
    }

    @Test func textAtSpan() {
        let text = "कa"
        #expect(text[TextSpan(start: 0, end: 3)] == "क")
        #expect(text[TextSpan(start: 1, end: 3)] == nil)
        #expect(text[TextSpan(start: 0, end: 5)] == nil)
    }

    @Test(arguments: [("Deva", "Deva"), ("deva", "Deva"), ("LATN", "Latn")]) func scripts(code: String, expected: String) {
        #expect(Script(code)?.code == expected)
    }

    @Test(arguments: ["", "Dev", "Devan", "De1a", "देव"]) func badScripts(code: String) { #expect(Script(code) == nil) }

    @Test(arguments: ["hi", "hi-Latn", "hi-Latn-t-hi-deva-m0-iso", "x-private"]) func tags(tag: String) {
        #expect(LanguageTag(tag)?.tag == tag)
    }

    @Test(arguments: ["", "hi_IN", "hi-", "-hi", "hindilanguage", "हि"]) func badTags(tag: String) { #expect(LanguageTag(tag) == nil) }

    @Test func tables() throws {
        let table = try DataTable(parsing: "# note\r\na\tb|\u{940}|c\r\n\r\n\t\n", file: "x.tsv", columns: 2)
        #expect(table.rows.map(\.line) == [2, 4])
        // Lists are split by bytes: U+0940 DEVANAGARI VOWEL SIGN II would join the bar before it as a character.
        #expect(table.rows[0].list(1).map { Array($0.utf8) } == ["b", "\u{940}", "c"].map { Array($0.utf8) })
        #expect(table.rows[1].list(1).isEmpty)
        let error = #expect(throws: DataTableError.self) { try DataTable(parsing: "a\tb\nc\n", file: "x.tsv", columns: 2) }
        #expect(error == DataTableError(file: "x.tsv", line: 2, problem: "1 columns where 2 are wanted"))
    }

    /// Columns as bytes and strings are the columns; whole numbers alone are numbers.
    @Test(
        arguments: [
            ("12", 12), ("-7", -7), ("+3", 3), ("0", 0), ("999999999999999999", 999_999_999_999_999_999), ("", nil), ("-", nil),
            ("1.5", nil),
            (" 1", nil), ("१", nil), ("1000000000000000000", nil),
        ] as [(String, Int?)])
    func columns(text: String, number: Int?) throws {
        let row = try #require(DataTable(parsing: "क|ख\t\(text)\tx\n", file: "x.tsv", columns: 3).rows.first)
        #expect(row.fields.integer(1) == number)
        #expect(Array(row.fields.bytes(1)) == Array(text.utf8))
        #expect(row.texts(0) == ["क", "ख"] && row.texts(2) == ["x"])
        #expect(row.texts(1) == (text.isEmpty ? [] : [text]))
    }

    /// Plain words are the same in all forms of Unicode; a nukta, an accent, a digit, a joiner or another script makes none.
    @Test(arguments: [
        ("", true), ("क", true), ("संयुक्त", true), ("दुःख", true), ("परिषद्", true), ("कॉलेज", true), ("क़", false), ("\u{958}", false),
        ("\u{929}", false),
        ("\u{931}", false), ("क\u{951}", false), ("१", false), ("क\u{200D}", false), ("कa", false), ("a", false), ("ক", false),
        ("।", false), ("ॐ", false),
        ("é", false), ("€", false),
    ])
    func plainDevanagari(word: String, isPlain: Bool) {
        #expect(word.isPlainDevanagari == isPlain)
        #expect(word[...].isPlainDevanagari == isPlain)
    }

    @Test func keysAreBytes() {
        #expect(UTF8Key("\u{958}") != UTF8Key("\u{915}\u{93C}"))
        #expect(UTF8Key("क") == UTF8Key("क"))
        #expect(Set([UTF8Key("a"), UTF8Key("a"), UTF8Key("b")]).count == 2)
    }
}
