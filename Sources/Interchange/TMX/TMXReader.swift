package import BitextModel

/// Reads translation memories: TMX 1.4b (LISA OSCAR, 2005), and what earlier versions share with it, one unit at a time.
///
/// What is kept and what is lost: docs/formats/tmx.md. The source of a unit is its variant in the language that `srclang` names; where there is none, or `srclang` is
/// `*all*`, its first variant. 44 MB/s into TSV (docs/formats/tmx.md); memory is bounded by `XMLLimits` and one unit.
///
/// ```swift
/// var reader = try TMXReader(file: "memory.tmx", source: nextBytes)
/// while let unit = try reader.next() { print(unit.source.text, unit.targets.first?.text ?? "") }
/// ```
package struct TMXReader: ExchangeReader, ~Copyable {
    package private(set) var header = ExchangeHeader()
    private var xml: XMLPullReader
    private var diagnostics: [Diagnostic] = []
    private var number = 0
    package private(set) var place: FilePlace?
    private var isDone = false
    /// Language tags that were told as odd.
    private var oddTags: Set<String> = []

    /// Reads up to the first unit. Throws `XMLReadingError`, and what `source` throws.
    package init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping XMLPullReader.Source) throws {
        xml = XMLPullReader(file: file, limits: limits, source: source)
        try readHead()
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        while !isDone {
            switch try xml.next() {
            case .start("tu", _, let attributes): if let unit = try readUnit(attributes) { return unit }
            case .start(let name, _, _):
                doubt("unknown-element", "<\(name)> among the units was passed over")
                try xml.skip()
            case .text(let text): if !text.utf8.allSatisfy({ $0 <= 0x20 }) { throw xml.invalid("text between units: \(Self.shown(text))") }
            case .end:
                // The end of the body; what comes behind it is read, so that a document cut off is noticed.
                while try xml.next() != nil {}
                isDone = true
            case nil: isDone = true
            }
        }
        return nil
    }

    // MARK: - Head

    private mutating func readHead() throws {
        guard case .start(let root, _, let attributes)? = try xml.next() else { throw xml.invalid("no element") }
        guard root == "tmx" else { throw xml.invalid("<\(root)> where <tmx> is wanted: this is no TMX") }
        let version = attributes["version"] ?? ""
        if !version.hasPrefix("1.") { doubt("unknown-version", "TMX version '\(Self.shown(version))' is read as 1.4") }
        while let event = try xml.next() {
            switch event {
            case .start("header", _, let attributes):
                if let language = attributes["srclang"], language != "*all*" { header.sourceLanguage = try tag(language, "srclang") }
                try xml.skip()
            case .start("body", _, _): return
            case .start(let name, _, _):
                doubt("unknown-element", "<\(name)> before the body was passed over")
                try xml.skip()
            case .end: throw xml.invalid("no <body>")
            case .text: break
            }
        }
    }

    // MARK: - Units

    private mutating func readUnit(_ attributes: [XMLAttribute]) throws -> ExchangeUnit? {
        number += 1
        place = FilePlace(line: xml.place.line, column: xml.place.column)
        let outside = xml.depth - 1
        var variants: [ExchangeSegment] = []
        var notes: [String] = []
        var properties: [ExchangeProperty] = []
        reading: while let event = try xml.next() {
            switch event {
            case .start("tuv", _, let attributes):
                if let variant = try readVariant(attributes, &notes, &properties) { variants.append(variant) }
            case .start("note", _, _): notes.append(try xml.text())
            case .start("prop", _, let attributes): properties.append(ExchangeProperty(attributes["type"] ?? "", try xml.text()))
            case .start(let name, _, _):
                doubt("unknown-element", "<\(name)> in a unit was passed over")
                try xml.skip()
            case .end: if xml.depth == outside { break reading }
            case .text(let text):
                if !text.utf8.allSatisfy({ $0 <= 0x20 }) { throw xml.invalid("text outside of a segment: \(Self.shown(text))") }
            }
        }
        let identifier = attributes["tuid"] ?? String(number)
        guard !variants.isEmpty else {
            doubt("empty-unit", "unit \(Self.shown(identifier)) has no segment and was left out")
            return nil
        }
        var wanted = header.sourceLanguage
        if let own = attributes["srclang"] { wanted = own == "*all*" ? nil : try tag(own, "srclang") }
        var place = 0
        if let wanted {
            let exact = variants.firstIndex { $0.language == wanted }
            if let found = exact ?? variants.firstIndex(where: { $0.language.language == wanted.language }) {
                place = found
            } else {
                doubt("no-source", "unit \(Self.shown(identifier)) has no segment in \(wanted): its first is taken as source")
            }
        }
        let source = variants.remove(at: place)
        return ExchangeUnit(identifier: identifier, source: source, targets: variants, notes: notes, properties: properties)
    }

    private mutating func readVariant(
        _ attributes: [XMLAttribute], _ notes: inout [String], _ properties: inout [ExchangeProperty]
    ) throws -> ExchangeSegment? {
        guard let name = attributes["xml:lang"] ?? attributes["lang"] else { throw xml.invalid("<tuv> without xml:lang") }
        let language = try tag(name, "xml:lang")
        let outside = xml.depth - 1
        var segment: ExchangeSegment?
        while let event = try xml.next() {
            switch event {
            case .start("seg", _, _):
                guard segment == nil else { throw xml.invalid("a second <seg> in one <tuv>") }
                segment = try readSegment(language)
            case .start("note", _, _): notes.append(try xml.text())
            case .start("prop", _, let attributes): properties.append(ExchangeProperty(attributes["type"] ?? "", try xml.text()))
            case .start(let name, _, _):
                doubt("unknown-element", "<\(name)> in a variant was passed over")
                try xml.skip()
            case .text(let text):
                if !text.utf8.allSatisfy({ $0 <= 0x20 }) { throw xml.invalid("text outside of a segment: \(Self.shown(text))") }
            case .end:
                guard xml.depth == outside else { continue }
                if segment == nil { doubt("no-segment", "a <tuv> in \(language) has no <seg> and was left out") }
                return segment
            }
        }
        return segment
    }

    private mutating func readSegment(_ language: LanguageTag) throws -> ExchangeSegment {
        let outside = xml.depth - 1
        var segment = ExchangeSegment(language: language, text: "")
        var highlights: [String] = []
        var count = 0
        while let event = try xml.next() {
            switch event {
            case .text(let text):
                segment.text += text
                try xml.checkLength(segment.text)
            case .start("hi", _, let attributes):
                count += 1
                highlights.append("h\(count)")
                segment.codes.append(code(.highlightBegin, segment, attributes, pairing: "h\(count)"))
            case .start(let name, _, let attributes):
                guard let kind = Self.kind(name, attributes) else {
                    doubt("unknown-element", "<\(name)> in a segment: its text was kept, the element not")
                    highlights.append("")
                    continue
                }
                var code = code(kind, segment, attributes, pairing: attributes["i"] ?? "")
                (code.content, code.markup) = try xml.content()
                segment.codes.append(code)
            case .end:
                if xml.depth == outside { return segment }
                if let pairing = highlights.popLast(), !pairing.isEmpty {
                    segment.codes.append(InlineCode(.highlightEnd, offset: segment.text.utf8.count, pairing: pairing))
                }
            }
        }
        return segment
    }

    // MARK: - Parts

    private static func kind(_ name: String, _ attributes: [XMLAttribute]) -> InlineCode.Kind? {
        switch name {
        case "bpt": .begin
        case "ept": .end
        case "ph": .placeholder
        case "it": attributes["pos"] == "end" ? .isolatedEnd : .isolatedBegin
        case "ut": .unknown
        default: nil
        }
    }

    private func code(
        _ kind: InlineCode.Kind, _ segment: ExchangeSegment, _ attributes: [XMLAttribute], pairing: String
    ) -> InlineCode {
        InlineCode(kind, offset: segment.text.utf8.count, pairing: pairing, identifier: attributes["x"], type: attributes["type"])
    }

    private mutating func tag(_ text: String, _ attribute: String) throws -> LanguageTag {
        guard let tag = LanguageTag.reading(text) else { throw xml.invalid("\(attribute)=\"\(Self.shown(text))\" is no language tag") }
        if tag.tag.lowercased() != text.lowercased(), oddTags.insert(text).inserted {
            note("language-tag", "\(attribute)=\"\(TMXReader.shown(text))\" was read as \(tag)")
        }
        return tag
    }

    private mutating func note(_ code: String, _ message: String) {
        let place = xml.place
        diagnostics.append(Diagnostic(severity: .note, code: code, message: "\(xml.file):\(place.line):\(place.column): \(message)"))
    }

    private mutating func doubt(_ code: String, _ message: String) {
        let place = xml.place
        diagnostics.append(
            Diagnostic(severity: .warning, code: code, message: "\(xml.file):\(place.line):\(place.column): \(message)"))
    }

    /// At most 40 characters of a value from the file.
    static func shown(_ text: String) -> String { text.utf8.count <= 40 ? text : "\(text.prefix(40))…" }
}
