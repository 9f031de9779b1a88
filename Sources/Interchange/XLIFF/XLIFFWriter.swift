package import BitextModel

/// Writes XLIFF 2.1 (OASIS, 2018): a unit with one segment for each translation unit, its terms as annotations with entries of the glossary module.
///
/// Units are numbered `u1`, `u2`, …; the identifier given is their `name`, which may be any text. The same bytes for the same units.
package struct XLIFFWriter: ExchangeWriter, Sendable {
    package static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
    package static let glossaryNamespace = "urn:oasis:names:tc:xliff:glossary:2.0"
    /// Tells the definition that is a type of entity from others.
    static let typeSource = "entity-type"
    package static let metadataNamespace = "urn:oasis:names:tc:xliff:metadata:2.0"

    private var xml = XMLWriter()
    private var diagnostics: [Diagnostic] = []
    private var header = ExchangeHeader()
    private var count = 0

    package init() {}

    /// A head without source language is written as `und`; without target language only sources are written.
    package mutating func begin(_ header: ExchangeHeader) {
        self.header = header
        xml.raw(XMLWriter.declaration)
        var attributes = [
            XMLAttribute("xmlns", Self.namespace), XMLAttribute("xmlns:gls", Self.glossaryNamespace),
            XMLAttribute("xmlns:mda", Self.metadataNamespace), XMLAttribute("version", "2.1"),
            XMLAttribute("srcLang", (header.sourceLanguage ?? .undetermined).tag),
        ]
        if let target = header.targetLanguage { attributes.append(XMLAttribute("trgLang", target.tag)) }
        xml.start("xliff", attributes)
        xml.raw("\n  ")
        var file = [XMLAttribute("id", "f1")]
        if !header.original.isEmpty { file.append(XMLAttribute("original", header.original)) }
        file.append(XMLAttribute("xml:space", "preserve"))
        xml.start("file", file)
        xml.raw("\n")
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
        var attributes = [XMLAttribute("id", "u\(count)")]
        if !unit.identifier.isEmpty { attributes.append(XMLAttribute("name", unit.identifier)) }
        xml.raw("    ")
        xml.start("unit", attributes)
        xml.raw("\n")
        glossary(unit.terms)
        metadata(unit.properties)
        if !unit.notes.isEmpty {
            xml.raw("      <notes>")
            for note in unit.notes { xml.element("note", text: note) }
            xml.raw("</notes>\n")
        }
        segment(unit, target)
        xml.raw("    </unit>\n")
    }

    package mutating func finish() {
        // A file holds at least one unit.
        if count == 0 {
            append(ExchangeUnit(identifier: "", source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: "")))
            doubt("empty-document", "XLIFF has no document without units: an empty one was written")
        }
        xml.raw("  </file>\n</xliff>\n")
    }

    package mutating func take() -> [UInt8] { xml.take() }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + xml.takeDiagnostics()
    }

    // MARK: - Modules

    private mutating func glossary(_ terms: [ExchangeTerm]) {
        // An entry has a translation or a definition; a term without either is only marked.
        guard terms.contains(where: { !$0.translation.isEmpty }) else { return }
        xml.raw("      <gls:glossary>\n")
        for (index, term) in terms.enumerated() where !term.translation.isEmpty {
            xml.raw("        ")
            xml.start("gls:glossEntry", [XMLAttribute("ref", "#m\(index + 1)")])
            xml.element("gls:term", text: term.term)
            xml.element("gls:translation", text: term.translation)
            if !term.type.isEmpty { xml.element("gls:definition", [XMLAttribute("source", Self.typeSource)], text: term.type) }
            xml.end("gls:glossEntry")
            xml.raw("\n")
        }
        xml.raw("      </gls:glossary>\n")
    }

    private mutating func metadata(_ properties: [ExchangeProperty]) {
        guard !properties.isEmpty else { return }
        xml.raw("      <mda:metadata><mda:metaGroup>")
        for property in properties { xml.element("mda:meta", [XMLAttribute("type", property.name)], text: property.value) }
        xml.raw("</mda:metaGroup></mda:metadata>\n")
    }

    // MARK: - Segments

    private mutating func segment(_ unit: ExchangeUnit, _ target: ExchangeSegment?) {
        var numbers = XLIFFCodeNumbers()
        var data: [String: Int] = [:]
        let codes = (unit.source.codes + (target?.codes ?? [])).filter { !$0.content.isEmpty }
        if !codes.isEmpty {
            xml.raw("      <originalData>")
            for code in codes where data[code.content] == nil {
                let number = data.count + 1
                data[code.content] = number
                xml.element("data", [XMLAttribute("id", "d\(number)")], text: code.content)
            }
            xml.raw("</originalData>\n")
        }
        if codes.contains(where: { $0.markup != nil }) { doubt("sub-flow", "text within inline codes was written as part of them") }
        let isGloss = unit.properties.contains { $0.name == "x-origin" && $0.value == TargetOrigin.gloss.rawValue }
        var attributes = [XMLAttribute("id", "s1")]
        if target != nil, !isGloss { attributes.append(XMLAttribute("state", "translated")) }
        xml.raw("      ")
        xml.start("segment", attributes)
        xml.raw("\n        ")
        xml.start("source")
        inline(unit.source, unit.terms, &numbers, data, isSource: true)
        xml.end("source")
        if let target {
            xml.raw("\n        ")
            xml.start("target")
            inline(target, [], &numbers, data, isSource: false)
            xml.end("target")
        }
        xml.raw("\n      </segment>\n")
    }

    private mutating func inline(
        _ segment: ExchangeSegment, _ terms: [ExchangeTerm], _ numbers: inout XLIFFCodeNumbers, _ data: [String: Int], isSource: Bool
    ) {
        let partners = segment.partners
        let found = segment.codes.isEmpty ? [] : numbers.number(segment, partners: partners, isSource: isSource)
        var index = 0
        segment.forEachPiece(terms: terms) { piece in
            switch piece {
            case .text(let text): xml.text(text)
            case .termStart(let term): xml.start("mrk", [XMLAttribute("id", "m\(term + 1)"), XMLAttribute("type", "term")])
            case .termEnd: xml.end("mrk")
            case .code(let code):
                write(code, number: found[index], isPaired: partners[index] != nil, data)
                index += 1
            }
        }
    }

    private mutating func write(_ code: InlineCode, number: Int, isPaired: Bool, _ data: [String: Int]) {
        var attributes: [XMLAttribute] = []
        func add(_ name: String, _ value: String) { attributes.append(XMLAttribute(name, value)) }
        func addOriginal() {
            if let reference = data[code.content] { add("dataRef", "d\(reference)") }
            if let type = code.type, Self.isPlain(type) {
                add("type", "other")
                add("subType", "x:\(type)")
            }
        }
        switch code.kind {
        case .placeholder, .unknown:
            add("id", "c\(number)")
            addOriginal()
            xml.empty("ph", attributes)
        case .begin, .isolatedBegin:
            add("id", "c\(number)")
            addOriginal()
            if code.kind == .isolatedBegin || !isPaired { add("isolated", "yes") }
            xml.empty("sc", attributes)
        case .end where isPaired:
            add("startRef", "c\(number)")
            if let reference = data[code.content] { add("dataRef", "d\(reference)") }
            xml.empty("ec", attributes)
        case .end, .isolatedEnd:
            add("id", "c\(number)")
            if let reference = data[code.content] { add("dataRef", "d\(reference)") }
            add("isolated", "yes")
            xml.empty("ec", attributes)
        case .highlightBegin where isPaired:
            add("id", "c\(number)")
            add("type", code.type.map { Self.isPlain($0) ? "x:\($0)" : "x:highlight" } ?? "x:highlight")
            xml.empty("sm", attributes)
        case .highlightEnd where isPaired: xml.empty("em", [XMLAttribute("startRef", "c\(number)")])
        case .highlightBegin, .highlightEnd: doubt("unpaired-highlight", "half a highlight was left out")
        }
    }

    /// Whether `type` may stand behind the prefix of a value of one's own.
    private static func isPlain(_ type: String) -> Bool {
        !type.isEmpty && type.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    }

    private mutating func doubt(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(xml.subject): \(message)"))
    }
}
