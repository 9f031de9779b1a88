package import BitextModel

/// Writes XML 1.0 as UTF-8 bytes, in the order asked: the same bytes for the same calls.
///
/// The caller nests elements; white space between them is the caller's as well. Characters that XML 1.0 does not allow (section 2.2) become U+FFFD REPLACEMENT
/// CHARACTER and are told in `diagnostics`, one for each text or attribute.
///
/// ```swift
/// var writer = XMLWriter()
/// writer.start("seg", [XMLAttribute("xml:lang", "hi")])
/// writer.text("क & ख")
/// writer.end("seg")   // <seg xml:lang="hi">क &amp; ख</seg>
/// ```
package struct XMLWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// What was replaced; spans are offsets in the text or attribute meant.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Named in diagnostics: the unit or entry being written.
    package var subject = ""

    package init() {}

    package static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// A start tag.
    package mutating func start(_ name: String, _ attributes: [XMLAttribute] = []) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
    }

    /// A tag that closes itself.
    package mutating func empty(_ name: String, _ attributes: [XMLAttribute] = []) {
        tag(name, attributes)
        raw("/>")
    }

    package mutating func end(_ name: String) {
        raw("</")
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    /// An element that holds nothing but text.
    package mutating func element(_ name: String, _ attributes: [XMLAttribute] = [], text: some StringProtocol) {
        start(name, attributes)
        self.text(text)
        end(name)
    }

    package mutating func text(_ text: some StringProtocol) { escape(text, inAttribute: false) }

    /// Markup as it is: for declarations, white space between elements, and what this writer wrote before.
    package mutating func raw(_ markup: some StringProtocol) { bytes.append(contentsOf: markup.utf8) }

    /// The bytes so far; the writer goes on with none.
    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    // MARK: - Parts

    private mutating func tag(_ name: String, _ attributes: [XMLAttribute]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        for attribute in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.name.utf8)
            raw("=\"")
            escape(attribute.value, inAttribute: true)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func escape(_ text: some StringProtocol, inAttribute: Bool) {
        var replaced: (scalar: UInt32, offset: Int, count: Int)?
        var text = String(text)
        text.withUTF8 { utf8 in
            var clean = 0
            var index = 0
            while index < utf8.count {
                let byte = utf8[index]
                // Text of letters is passed over quickly.
                if byte > 0x3E && byte != 0xEF { index += 1; continue }
                let replacement: StaticString
                var length = 1
                switch byte {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\"") where inAttribute: replacement = "&quot;"
                // A reader makes spaces of these in attributes, and line feeds of carriage returns everywhere.
                case 0x09 where inAttribute: replacement = "&#9;"
                case 0x0A where inAttribute: replacement = "&#10;"
                case 0x0D: replacement = "&#13;"
                case 0x09, 0x0A, 0x20...0x3E:
                    index += 1
                    continue
                case 0xEF:
                    // U+FFFE and U+FFFF.
                    guard index + 2 < utf8.count, utf8[index + 1] == 0xBF, utf8[index + 2] >= 0xBE else {
                        index += 1
                        continue
                    }
                    replacement = "\u{FFFD}"
                    length = 3
                default: replacement = "\u{FFFD}"
                }
                if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0xEF {
                    let scalar = byte == 0xEF ? 0xFF00 | UInt32(utf8[index + 2]) | 0x40 : UInt32(byte)
                    replaced = (replaced?.scalar ?? scalar, replaced?.offset ?? index, (replaced?.count ?? 0) + 1)
                }
                bytes.append(contentsOf: utf8[clean..<index])
                replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
                index += length
                clean = index
            }
            bytes.append(contentsOf: utf8[clean...])
        }
        guard let replaced else { return }
        let digits = String(replaced.scalar, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let others = replaced.count > 1 ? " and \(replaced.count - 1) more" : ""
        diagnostics.append(
            Diagnostic(
                severity: .warning, code: "illegal-xml-character",
                message: "\(subject.isEmpty ? "" : "\(subject): ")U+\(code)\(others), which XML does not allow, became U+FFFD",
                span: TextSpan(start: replaced.offset, end: replaced.offset + (replaced.scalar > 0xFF ? 3 : 1))))
    }
}
