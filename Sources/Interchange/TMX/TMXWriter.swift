package import BitextModel

/// Writes translation memories: TMX 1.4b (LISA OSCAR, 2005).
///
/// Every unit has a variant in the head's source language, or says its own. The same bytes for the same units: no date, no counter.
package struct TMXWriter: ExchangeWriter, Sendable {
    private let tool: ExchangeTool
    private var xml = XMLWriter()
    private var source: LanguageTag?
    private var diagnostics: [Diagnostic] = []

    package init(tool: ExchangeTool) { self.tool = tool }

    package mutating func begin(_ header: ExchangeHeader) {
        source = header.sourceLanguage
        xml.raw(XMLWriter.declaration)
        xml.raw("<tmx version=\"1.4\">\n  ")
        var attributes = [
            XMLAttribute("creationtool", tool.name), XMLAttribute("creationtoolversion", tool.version), XMLAttribute("segtype", "sentence"),
            XMLAttribute("o-tmf", tool.name), XMLAttribute("adminlang", "en"),
        ]
        attributes.append(XMLAttribute("srclang", header.sourceLanguage?.tag ?? "*all*"))
        attributes.append(XMLAttribute("datatype", "plaintext"))
        xml.empty("header", attributes)
        xml.raw("\n  <body>\n")
    }

    package mutating func append(_ unit: ExchangeUnit) {
        xml.subject = "unit \(unit.identifier)"
        var attributes: [XMLAttribute] = []
        if !unit.identifier.isEmpty { attributes.append(XMLAttribute("tuid", unit.identifier)) }
        if unit.source.language != source { attributes.append(XMLAttribute("srclang", unit.source.language.tag)) }
        xml.raw("    ")
        xml.start("tu", attributes)
        xml.raw("\n")
        for note in unit.notes {
            xml.raw("      ")
            xml.element("note", text: note)
            xml.raw("\n")
        }
        for property in unit.properties {
            xml.raw("      ")
            xml.element("prop", [XMLAttribute("type", property.name)], text: property.value)
            xml.raw("\n")
        }
        variant(unit.source)
        for target in unit.targets { variant(target) }
        xml.raw("    </tu>\n")
    }

    package mutating func finish() { xml.raw("  </body>\n</tmx>\n") }

    package mutating func take() -> [UInt8] { xml.take() }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + xml.takeDiagnostics()
    }

    // MARK: - Parts

    private mutating func variant(_ segment: ExchangeSegment) {
        xml.raw("      ")
        xml.start("tuv", [XMLAttribute("xml:lang", segment.language.tag)])
        xml.start("seg")
        let partners = segment.partners
        var index = 0
        var highlights: [Int] = []
        segment.forEachPiece { piece in
            switch piece {
            case .text(let text): xml.text(text)
            case .code(let code):
                write(code, at: index, partner: partners[index], &highlights)
                index += 1
            case .termStart, .termEnd: break
            }
        }
        for _ in highlights { xml.end("hi") }
        xml.end("seg")
        xml.end("tuv")
        xml.raw("\n")
    }

    private mutating func write(_ code: InlineCode, at index: Int, partner: Int?, _ highlights: inout [Int]) {
        var attributes: [XMLAttribute] = []
        func add(_ name: String, _ value: String?) { if let value { attributes.append(XMLAttribute(name, value)) } }
        switch code.kind {
        case .begin where partner != nil:
            add("i", code.pairing)
            add("x", code.identifier)
            add("type", code.type)
            element("bpt", attributes, code)
        case .end where partner != nil:
            add("i", code.pairing)
            element("ept", attributes, code)
        case .begin, .isolatedBegin, .end, .isolatedEnd:
            add("pos", code.kind == .begin || code.kind == .isolatedBegin ? "begin" : "end")
            add("x", code.identifier)
            add("type", code.type)
            element("it", attributes, code)
        case .placeholder, .unknown:
            add("x", code.identifier)
            if code.kind == .placeholder { add("type", code.type) }
            element(code.kind == .placeholder ? "ph" : "ut", attributes, code)
        case .highlightBegin:
            add("x", code.identifier)
            add("type", code.type)
            highlights.append(index)
            xml.start("hi", attributes)
        case .highlightEnd:
            // Elements nest: a highlight that ends out of turn ends the ones within it too.
            guard let partner, let place = highlights.firstIndex(of: partner) else { return }
            if place + 1 < highlights.count {
                let message = "\(xml.subject): highlights that overlap were cut"
                diagnostics.append(Diagnostic(severity: .warning, code: "overlapping-highlights", message: message))
            }
            while highlights.count > place {
                highlights.removeLast()
                xml.end("hi")
            }
        }
    }

    private mutating func element(_ name: String, _ attributes: [XMLAttribute], _ code: InlineCode) {
        guard let markup = code.markup else { return xml.element(name, attributes, text: code.content) }
        xml.start(name, attributes)
        xml.raw(markup)
        xml.end(name)
    }
}
