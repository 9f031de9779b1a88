import BitextModel
import Interchange
import Testing

@Suite("XML writer")
struct XMLWriterTests {
    @Test(arguments: [
        ("क & ख", "क &amp; ख"), ("a<b>c", "a&lt;b&gt;c"), ("]]>", "]]&gt;"), ("\"'", "\"'"), ("\t\n", "\t\n"), ("\r\n", "&#13;\n"),
        ("\u{7F}\u{85}", "\u{7F}\u{85}"),
        ("\u{FFFD}\u{FEFF}\u{EFFF}", "\u{FFFD}\u{FEFF}\u{EFFF}"), ("", ""),
    ])
    func text(text: String, wanted: String) {
        var writer = XMLWriter()
        writer.text(text)
        #expect(writer.take() == Array(wanted.utf8))
        #expect(writer.diagnostics.isEmpty)
    }

    @Test func attributes() {
        var writer = XMLWriter()
        writer.empty("a", [XMLAttribute("xml:lang", "hi"), XMLAttribute("b", "<\"&'\t\r\n>")])
        #expect(String(decoding: writer.take(), as: UTF8.self) == "<a xml:lang=\"hi\" b=\"&lt;&quot;&amp;'&#9;&#13;&#10;&gt;\"/>")
    }

    @Test(arguments: [("a\u{1}b", 1, 2), ("\u{0}", 0, 1), ("कख\u{FFFF}", 6, 9), ("\u{FFFE}\u{1B}", 0, 3)])
    func illegalCharactersAreTold(text: String, start: Int, end: Int) {
        var writer = XMLWriter()
        writer.subject = "unit 7"
        writer.text(text)
        var wanted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { wanted.append(scalar.value < 0x20 || scalar.value >= 0xFFFE ? "\u{FFFD}" : scalar) }
        #expect(writer.take() == Array(String(wanted).utf8))
        let told = writer.takeDiagnostics()
        #expect(told.count == 1 && told[0].code == "illegal-xml-character" && told[0].span == TextSpan(start: start, end: end))
        #expect(told[0].message.hasPrefix("unit 7: U+"))
        #expect(writer.takeDiagnostics().isEmpty)
    }

    /// Any text that XML can hold comes back as it was, as text and as attribute.
    @Test func everyCharacterComesBack() throws {
        let illegal = Set<UInt32>(0..<32).subtracting([9, 10, 13]).union([0xFFFE, 0xFFFF])
        for block in UInt32(0)..<0x440 {
            let first = block * 0x400
            var text = String.UnicodeScalarView()
            for value in first..<first + 0x400 where !illegal.contains(value) {
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
            guard !text.isEmpty else { continue }
            var writer = XMLWriter()
            writer.element("a", [XMLAttribute("b", String(text))], text: String(text))
            #expect(writer.diagnostics.isEmpty)
            var reader = XMLPullReader(file: "f", source: source(writer.take(), size: 1000))
            var found = ""
            while let event = try reader.next() {
                if case .start(_, _, let attributes) = event {
                    let value = attributes["b"] ?? ""
                    #expect(Array(value.utf8) == Array(String(text).utf8))
                }
                if case .text(let piece) = event { found += piece }
            }
            #expect(Array(found.utf8) == Array(String(text).utf8), "\(first)")
        }
    }
}
