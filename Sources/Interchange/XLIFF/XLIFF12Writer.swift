package import BitextModel

/// Writes XLIFF 1.2 (OASIS, 2008): a `trans-unit` for each translation unit, its terms as `mrk mtype="term"` with the translation as comment.
///
/// Units are numbered from 1; the identifier given is their `resname`. The same bytes for the same units.
package struct XLIFF12Writer: ExchangeWriter, Sendable {
    package static let namespace = "urn:oasis:names:tc:xliff:document:1.2"

    private var xml = XMLWriter()
    private var diagnostics: [Diagnostic] = []
    private var header = ExchangeHeader()
    private var count = 0

    package init() {}

    /// A head without source language is written as `und`; without target language only sources are written.
    package mutating func begin(_ header: ExchangeHeader) {
        self.header = header
        xml.raw(XMLWriter.declaration)
        xml.start("xliff", [XMLAttribute("xmlns", Self.namespace), XMLAttribute("version", "1.2")])
        xml.raw("\n  ")
        var attributes = [
            XMLAttribute("original", header.original.isEmpty ? "unknown" : header.original), XMLAttribute("datatype", "plaintext"),
            XMLAttribute("source-language", (header.sourceLanguage ?? .undetermined).tag),
        ]
        if let target = header.targetLanguage { attributes.append(XMLAttribute("target-language", target.tag)) }
        xml.start("file", attributes)
        xml.raw("\n    <body>\n")
    }

    package mutating func append(_ unit: ExchangeUnit) {
        count += 1
        xml.subject = "unit \(unit.identifier)"
        if unit.source.language.language != (header.sourceLanguage ?? .undetermined).language {
            doubt(
                "other-source-language",
                "its source is \(unit.source.language), and is written as \(header.sourceLanguage ?? .undetermined)")
        }
        let target = header.targetLanguage.flatMap { unit.target(in: $0) }
        let lost = unit.targets.count - (target == nil ? 0 : 1)
        if lost > 0 { doubt("other-target-language", "\(lost) segments in other languages were left out: XLIFF has one target language") }
        var attributes = [XMLAttribute("id", String(count))]
        if !unit.identifier.isEmpty { attributes.append(XMLAttribute("resname", unit.identifier)) }
        attributes.append(XMLAttribute("xml:space", "preserve"))
        xml.raw("      ")
        xml.start("trans-unit", attributes)
        xml.raw("\n        ")
        var numbers = XLIFFCodeNumbers()
        xml.start("source")
        inline(unit.source, unit.terms, &numbers, isSource: true)
        xml.end("source")
        xml.raw("\n")
        if let target {
            let isGloss = unit.properties.contains { $0.name == "x-origin" && $0.value == TargetOrigin.gloss.rawValue }
            xml.raw("        ")
            xml.start("target", [XMLAttribute("state", isGloss ? "needs-translation" : "translated")])
            inline(target, [], &numbers, isSource: false)
            xml.end("target")
            xml.raw("\n")
        }
        properties(unit.properties)
        for note in unit.notes {
            xml.raw("        ")
            xml.element("note", text: note)
            xml.raw("\n")
        }
        xml.raw("      </trans-unit>\n")
    }

    package mutating func finish() { xml.raw("    </body>\n  </file>\n</xliff>\n") }

    package mutating func take() -> [UInt8] { xml.take() }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + xml.takeDiagnostics()
    }

    // MARK: - Parts

    private mutating func properties(_ properties: [ExchangeProperty]) {
        guard !properties.isEmpty else { return }
        xml.raw("        ")
        xml.start("context-group", [XMLAttribute("purpose", "information")])
        for property in properties {
            // A type of one's own begins with "x-" and holds no space.
            let plain = String(String.UnicodeScalarView(property.name.unicodeScalars.map { $0.properties.isWhitespace ? "-" : $0 }))
            let type = plain.hasPrefix("x-") && plain != "x-" ? plain : "x-\(plain.isEmpty ? "property" : plain)"
            if type != property.name { doubt("property-renamed", "property '\(property.name)' was written as '\(type)'") }
            xml.element("context", [XMLAttribute("context-type", type)], text: property.value)
        }
        xml.end("context-group")
        xml.raw("\n")
    }

    private mutating func inline(
        _ segment: ExchangeSegment, _ terms: [ExchangeTerm], _ numbers: inout XLIFFCodeNumbers, isSource: Bool
    ) {
        let partners = segment.partners
        let found = segment.codes.isEmpty ? [] : numbers.number(segment, partners: partners, isSource: isSource)
        if segment.codes.contains(where: { $0.markup != nil }) { doubt("sub-flow", "text within inline codes was written as part of them") }
        var index = 0
        // Elements that are open, as they must nest: a term, or the place of a highlight.
        var open: [Int] = []
        segment.forEachPiece(terms: terms) { piece in
            switch piece {
            case .text(let text): xml.text(text)
            case .termStart(let term):
                var attributes = [XMLAttribute("mtype", "term"), XMLAttribute("mid", "m\(term + 1)")]
                if !terms[term].translation.isEmpty { attributes.append(XMLAttribute("comment", terms[term].translation)) }
                xml.start("mrk", attributes)
                open.append(-1 - term)
            case .termEnd(let term): close(-1 - term, &open)
            case .code(let code):
                if code.kind == .highlightEnd {
                    if let partner = partners[index] { close(partner, &open) }
                } else {
                    write(code, number: found[index], isPaired: partners[index] != nil)
                    if code.kind == .highlightBegin { open.append(index) }
                }
                index += 1
            }
        }
        for _ in open { xml.end("mrk") }
    }

    /// Ends the `mrk` named, and those within it.
    private mutating func close(_ mark: Int, _ open: inout [Int]) {
        guard let place = open.firstIndex(of: mark) else { return }
        if place + 1 < open.count { doubt("overlapping-highlights", "highlights and terms that overlap were cut") }
        while open.count > place {
            open.removeLast()
            xml.end("mrk")
        }
    }

    private mutating func write(_ code: InlineCode, number: Int, isPaired: Bool) {
        let id = XMLAttribute("id", String(number))
        let pair = XMLAttribute("rid", String(number))
        var type: [XMLAttribute] = []
        if let name = code.type, !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            type = [XMLAttribute("ctype", name.hasPrefix("x-") ? name : "x-\(name)")]
        }
        switch code.kind {
        case .begin where isPaired: xml.element("bpt", [id, pair] + type, text: code.content)
        case .end where isPaired: xml.element("ept", [id, pair], text: code.content)
        case .begin, .isolatedBegin: xml.element("it", [id, XMLAttribute("pos", "open")] + type, text: code.content)
        case .end, .isolatedEnd: xml.element("it", [id, XMLAttribute("pos", "close")], text: code.content)
        case .placeholder, .unknown: xml.element("ph", [id] + type, text: code.content)
        case .highlightBegin:
            let name = code.type.flatMap { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? $0 : nil } ?? "highlight"
            xml.start("mrk", [XMLAttribute("mtype", name.hasPrefix("x-") ? name : "x-\(name)")])
        case .highlightEnd: break
        }
    }

    private mutating func doubt(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(xml.subject): \(message)"))
    }
}
