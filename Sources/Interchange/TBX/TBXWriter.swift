package import BitextModel

/// Writes termbases: TBX-Basic in the DCA style of version 3 (ISO 30042:2019), or as `martif` of version 2 (ISO 30042:2008), which older tools read.
///
/// The same bytes for the same concepts. Memory: the identifiers written.
package struct TBXWriter: Sendable {
    package enum Version: Sendable { case two, three }

    package static let namespace = "urn:iso:std:iso:30042:ed-2"

    /// What a status is called.
    package enum StatusNames: Sendable {
        /// `deprecatedTerm-admn-sts`, as TBX-Basic has it.
        case picklist
        /// `forbidden` and `obsolete` for deprecated and superseded terms, as Weblate reads them; others have none.
        case plain
    }

    private let version: Version
    private let statusNames: StatusNames
    private var xml = XMLWriter()
    private var diagnostics: [Diagnostic] = []
    private var used: Set<String> = []
    private var count = 0

    package init(_ version: Version, statusNames: StatusNames = .picklist) {
        self.version = version
        self.statusNames = statusNames
    }

    /// `title` says what the termbase is; `language` is that of titles and notes.
    package mutating func begin(title: String, language: LanguageTag) {
        xml.raw(XMLWriter.declaration)
        switch version {
        case .three:
            xml.start(
                "tbx",
                [
                    XMLAttribute("type", "TBX-Basic"), XMLAttribute("style", "dca"), XMLAttribute("xml:lang", language.tag),
                    XMLAttribute("xmlns", Self.namespace),
                ])
        case .two: xml.start("martif", [XMLAttribute("type", "TBX"), XMLAttribute("xml:lang", language.tag)])
        }
        let head = version == .three ? "tbxHeader" : "martifHeader"
        xml.raw("\n  <\(head)>\n    <fileDesc><sourceDesc>")
        xml.element("p", text: title)
        xml.raw("</sourceDesc></fileDesc>\n")
        if version == .two { xml.raw("    <encodingDesc><p type=\"XCSURI\">TBXXCSV02.xcs</p></encodingDesc>\n") }
        xml.raw("  </\(head)>\n  <text>\n    <body>\n")
    }

    /// A concept without terms is left out.
    package mutating func append(_ concept: TBXConcept) {
        xml.subject = "concept \(concept.identifier)"
        let sections = concept.sections.filter { !$0.terms.isEmpty }
        guard !sections.isEmpty else { return doubt("no-terms", "it has no terms and was left out") }
        count += 1
        let entry = version == .three ? "conceptEntry" : "termEntry"
        xml.raw("      ")
        xml.start(entry, [XMLAttribute("id", identifier(concept.identifier))])
        xml.raw("\n")
        described("descrip", "subjectField", concept.subject)
        described("descrip", "definition", concept.definition)
        described("admin", "source", concept.source)
        for section in sections { write(section) }
        xml.raw("      </\(entry)>\n")
    }

    package mutating func finish() {
        if count == 0 {
            xml.subject = ""
            doubt("empty-document", "a termbase without concepts is not valid TBX")
        }
        xml.raw("    </body>\n  </text>\n</\(version == .three ? "tbx" : "martif")>\n")
    }

    package mutating func take() -> [UInt8] { xml.take() }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + xml.takeDiagnostics()
    }

    // MARK: - Parts

    private mutating func described(_ element: String, _ type: String, _ text: String) {
        guard !text.isEmpty else { return }
        xml.raw("        ")
        xml.element(element, [XMLAttribute("type", type)], text: text)
        xml.raw("\n")
    }

    private mutating func write(_ section: TBXSection) {
        let (sectionName, termName) = version == .three ? ("langSec", "termSec") : ("langSet", "tig")
        xml.raw("        ")
        xml.start(sectionName, [XMLAttribute("xml:lang", section.language.tag)])
        xml.raw("\n")
        for term in section.terms {
            xml.raw("          <\(termName)>")
            xml.element("term", text: term.text)
            note("partOfSpeech", term.partOfSpeech?.rawValue)
            note("termType", term.form?.rawValue)
            note("administrativeStatus", name(term.status))
            for text in term.notes { xml.element("note", text: text) }
            xml.raw("</\(termName)>\n")
        }
        xml.raw("        </\(sectionName)>\n")
    }

    private func name(_ status: TBXTerm.Status?) -> String? {
        guard statusNames == .plain else { return status?.rawValue }
        return switch status {
        case .deprecated: "forbidden"
        case .superseded: "obsolete"
        default: nil
        }
    }

    private mutating func note(_ type: String, _ value: String?) {
        guard let value else { return }
        xml.element("termNote", [XMLAttribute("type", type)], text: value)
    }

    /// `text` as an XML name (`XMLNameEscapes`) of no concept before: a second "person/kim" is "person_x002F_kim-2".
    private mutating func identifier(_ text: String) -> String {
        let base = XMLNameEscapes.name(for: text)
        var result = base
        var number = 1
        while !used.insert(result).inserted {
            number += 1
            // Numbers go on from the concepts written, so that many of one name stay quick.
            if number == 3 { number = max(3, count) }
            result = "\(base)-\(number)"
        }
        return result
    }

    private mutating func doubt(_ code: String, _ message: String) {
        let subject = xml.subject.isEmpty ? "" : "\(xml.subject): "
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(subject)\(message)"))
    }
}
