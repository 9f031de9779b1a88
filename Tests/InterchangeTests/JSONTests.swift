import BitextModel
import Interchange
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\t\r\u{0}\u{1F}\u{7F}", "\"\\n\\t\\r\\u0000\\u001f\\u007f\""),
        ("a\u{2028}b\u{2029}", "\"a\\u2028b\\u2029\""), ("नमस्ते 😀", "\"नमस्ते 😀\""), ("", "\"\""), ("\u{20AC}\u{2027}", "\"\u{20AC}\u{2027}\""),
    ])
    func strings(text: String, expected: String) {
        var writer = JSONWriter()
        writer.value(text)
        #expect(writer.bytes == Array(expected.utf8))
    }

    @Test(arguments: [
        (0.0, "0"), (1.0, "1"), (0.98, "0.98"), (0.00004, "0"), (-0.5, "-0.5"), (12.34567, "12.3457"), (0.1, "0.1"), (.nan, "null"),
        (.infinity, "null"), (0.9999, "0.9999"), (0.99999, "1"),
    ])
    func numbers(number: Double, expected: String) {
        var writer = JSONWriter()
        writer.value(number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test func nesting() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.value(1)
        writer.value(-20)
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("b")
        writer.null()
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"a\":[1,-20,{}],\"b\":null}")
    }
}

@Suite("JSON object scanner")
struct JSONObjectScannerTests {
    private func scan(_ json: String, field: String = "t") throws(JSONError) -> JSONObjectScanner.Fields {
        let bytes = Array(json.utf8)
        let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<JSONObjectScanner.Fields, JSONError> in
            do throws(JSONError) { return .success(try JSONObjectScanner.scan(buffer, field: field, result: "dubash")) } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    @Test(arguments: [
        ("{\"t\":\"x\"}", "x"), (" { \"a\" : [1, {\"t\":\"no\"}], \"t\" : \"yes\" } ", "yes"), ("{\"t\":\"\\ud83d\\ude00\"}", "😀"),
        ("{\"t\":\"\\u0915\\n\\/\\\"\"}", "क\n/\""), ("{\"t\":\"one\",\"t\":\"two\"}", "two"), ("{\"t\":\"\"}", ""),
        ("{\"n\":-1.5e+10,\"b\":true,\"z\":null,\"t\":\"x\"}", "x"),
    ])
    func readsField(json: String, expected: String) throws {
        #expect(try scan(json).text.map { Array($0.utf8) } == Array(expected.utf8))
    }

    @Test(arguments: [
        "", "[]", "{", "{\"t\"", "{\"t\":", "{\"t\":\"x", "{\"t\":\"x\"", "{\"t\":\"x\"} {", "{\"t\":\"x\",}", "{t:1}", "{\"t\":01}",
        "{\"t\":tru}",
        "{\"t\":\"\\ud83d\"}", "{\"t\":\"\\ude00\"}", "{\"t\":\"\\x\"}", "{\"t\":\"\u{1}\"}", "{\"t\":+1}", "{\"t\":1.}", "{\"t\" \"x\"}",
        "{\"a\":" + String(repeating: "[", count: 600) + String(repeating: "]", count: 600) + "}",
    ])
    func rejects(json: String) {
        #expect(throws: JSONError.self) { try scan(json) }
    }

    @Test func otherTypesAndMissingFields() throws {
        #expect(try scan("{\"t\":1}").isOtherType)
        #expect(try scan("{\"a\":1}").text == nil)
        #expect(try scan("{}").isEmpty)
    }

    /// An old result is left out wherever it stands.
    @Test(arguments: [
        ("{\"dubash\":1,\"t\":\"x\"}", "{\"t\":\"x\""), ("{\"t\":\"x\",\"dubash\":{\"a\":[]},\"z\":0}", "{\"t\":\"x\",\"z\":0"),
        ("{\"t\":\"x\",\"dubash\":null}", "{\"t\":\"x\""), ("{\"dubash\":1}", "{"),
    ])
    func removesOldResult(json: String, kept: String) throws {
        let fields = try scan(json)
        var bytes = Array(Array(json.utf8).prefix(fields.closing))
        if let removed = fields.removed { bytes.removeSubrange(removed) }
        #expect(String(decoding: bytes, as: UTF8.self) == kept)
    }
}

@Suite("Text formats")
struct TextFormatTests {
    @Test func csvRowsAndTheirLines() throws {
        func rows(_ text: String) throws -> [(line: Int, fields: [String])] {
            var bytes = Array(text.utf8)
            var reader = try CSVRowReader(detectingSeparatorOf: "x.csv") { _ in
                defer { bytes = [] }
                return bytes
            }
            var rows: [(line: Int, fields: [String])] = []
            while let fields = try reader.next() { rows.append((reader.line, fields)) }
            return rows
        }
        let found = try rows("\u{FEFF}a,\"b\nc\",\"d\"\"e\"\n\nf,,g")
        #expect(found.map(\.line) == [1, 4])
        #expect(found.map(\.fields) == [["a", "b\nc", "d\"e"], ["f", "", "g"]])
        #expect(throws: TextReadingError.self) { try rows("a,\"b") }
        #expect(try rows("# a,b\n\"#1\",c\n#d\n").map(\.fields) == [["#1", "c"]])
        #expect(try rows("# a,b\na,b\tc\n").map(\.fields) == [["a,b", "c"]])
    }

    @Test func tsvFieldsHoldNoSeparators() {
        var bytes: [UInt8] = []
        TSVWriter.appendField("a\tb\nc\rd", to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "a b c d")
    }

    @Test func markdownIsEscaped() {
        #expect(MarkdownWriter.escape("*a* [b](c) | #d_e `f` <g>\n\\") == "\\*a\\* \\[b\\](c) \\| \\#d\\_e \\`f\\` \\<g\\> \\\\")
    }
}
