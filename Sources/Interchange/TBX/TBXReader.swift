package import BitextModel

/// Reads termbases, one concept at a time: TBX of version 3 in the DCA and DCT styles, and `martif` of version 2.
///
/// What is kept and what is lost: docs/formats/tbx.md. Memory is bounded by `XMLLimits` and one concept.
package struct TBXReader: ~Copyable {
    private var xml: XMLPullReader
    private var diagnostics: [Diagnostic] = []
    private var number = 0
    package private(set) var place: FilePlace?

    /// Reads the root. Throws `XMLReadingError`, and what `source` throws.
    package init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping XMLPullReader.Source) throws {
        xml = XMLPullReader(file: file, limits: limits, source: source)
        guard case .start(let root, _, _)? = try xml.next() else { throw xml.invalid("no element") }
        guard root == "tbx" || root == "martif" else {
            throw xml.invalid("<\(root)> where <tbx> or <martif> is wanted: this is no TBX")
        }
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    /// The next concept, or nil behind the last.
    package mutating func next() throws -> TBXConcept? {
        while let event = try xml.next() {
            guard case .start(let name, _, let attributes) = event else { continue }
            switch name {
            case "conceptEntry", "termEntry": return try readConcept(attributes)
            case "text", "body": break
            default: try xml.skip()
            }
        }
        return nil
    }

    // MARK: - Levels

    private mutating func readConcept(_ attributes: [XMLAttribute]) throws -> TBXConcept {
        number += 1
        place = FilePlace(line: xml.place.line, column: xml.place.column)
        let outside = xml.depth - 1
        var concept = TBXConcept(identifier: attributes["id"].map(XMLNameEscapes.text) ?? "c\(number)")
        while let event = try xml.next() {
            switch event {
            case .start("langSec", _, let attributes), .start("langSet", _, let attributes):
                concept.sections.append(try readSection(attributes))
            case .start("descripGrp", _, _), .start("adminGrp", _, _): break
            case .start(let name, _, let attributes):
                switch Self.category(name, attributes) {
                case "subjectField": concept.subject = try xml.text()
                case "definition": concept.definition = try xml.text()
                case "source": concept.source = try xml.text()
                default: try leaveOut(name, attributes)
                }
            case .text: break
            case .end: if xml.depth == outside { return concept }
            }
        }
        return concept
    }

    private mutating func readSection(_ attributes: [XMLAttribute]) throws -> TBXSection {
        let name = attributes["xml:lang"] ?? attributes["lang"] ?? ""
        guard let language = LanguageTag.reading(name) else {
            throw xml.invalid("xml:lang=\"\(TMXReader.shown(name))\" is no language tag")
        }
        let outside = xml.depth - 1
        var section = TBXSection(language: language, terms: [])
        while let event = try xml.next() {
            switch event {
            case .start("termSec", _, _), .start("tig", _, _), .start("ntig", _, _):
                if let term = try readTerm() { section.terms.append(term) }
            case .start(let name, _, let attributes): try leaveOut(name, attributes)
            case .text: break
            case .end: if xml.depth == outside { return section }
            }
        }
        return section
    }

    private mutating func readTerm() throws -> TBXTerm? {
        let outside = xml.depth - 1
        var term = TBXTerm("")
        while let event = try xml.next() {
            switch event {
            case .start("term", _, _): term.text = try xml.text()
            case .start("note", _, _): term.notes.append(try xml.text())
            case .start("termGrp", _, _), .start("termNoteGrp", _, _): break
            case .start(let name, _, let attributes):
                let category = Self.category(name, attributes)
                switch category {
                case "administrativeStatus":
                    let value = try xml.text()
                    term.status = Self.status(value)
                    if term.status == nil { doubt("unknown-value", "administrativeStatus '\(TMXReader.shown(value))' was left out") }
                case "termType":
                    let value = try xml.text()
                    term.form = TBXTerm.Form(rawValue: value)
                    if term.form == nil { doubt("unknown-value", "termType '\(TMXReader.shown(value))' was left out") }
                case "partOfSpeech":
                    let value = try xml.text()
                    term.partOfSpeech = TBXTerm.PartOfSpeech(rawValue: value) ?? (value == "properNoun" ? .noun : .other)
                default: try leaveOut(name, attributes)
                }
            case .text: break
            case .end:
                guard xml.depth == outside else { continue }
                if term.text.isEmpty { doubt("no-terms", "an empty term was left out") }
                return term.text.isEmpty ? nil : term
            }
        }
        return nil
    }

    // MARK: - Parts

    /// The data category: the type of an element of the DCA style, the name of one of DCT.
    private static func category(_ name: String, _ attributes: [XMLAttribute]) -> String {
        switch name {
        case "descrip", "admin", "termNote": attributes["type"] ?? ""
        default: name
        }
    }

    /// With or without its suffix; `forbidden` and `obsolete` as other tools write them.
    private static func status(_ value: String) -> TBXTerm.Status? {
        switch value {
        case "preferredTerm", "preferred": .preferred
        case "admittedTerm", "admitted": .admitted
        case "deprecatedTerm", "deprecated", "forbidden": .deprecated
        case "supersededTerm", "superseded", "obsolete": .superseded
        default: TBXTerm.Status(rawValue: value)
        }
    }

    private mutating func leaveOut(_ name: String, _ attributes: [XMLAttribute]) throws {
        let category = Self.category(name, attributes)
        doubt("other-category", "\(category.isEmpty ? "<\(name)>" : TMXReader.shown(category)) was left out")
        try xml.skip()
    }

    private mutating func doubt(_ code: String, _ message: String) {
        let place = xml.place
        diagnostics.append(
            Diagnostic(severity: .warning, code: code, message: "\(xml.file):\(place.line):\(place.column): \(message)"))
    }
}
