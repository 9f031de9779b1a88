package import BitextModel

/// Writes simple glossaries in UTX 1.11 (Universal Terminology eXchange, AAMT 2013): UTF-8 without BOM, CRLF, tab-separated.
///
/// A concept gives one row for each pair of a source term with a target term: a preferred pair is `approved`, an admitted one `non-standard`, a deprecated one `forbidden`; a term without status is `provisional`.
package struct UTXWriter: TermWriter, Sendable {
    package static let columns = ["src", "tgt", "src:pos", "term status", "concept ID", "comment"]

    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var header = TermHeader(source: .hindi, target: .english)

    package init() {}

    package mutating func begin(_ header: TermHeader) {
        self.header = header
        // Fields of the head are separated by semicolons and named with a colon.
        func plain(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0 == ";" || $0 == ":" ? " " : $0 }))
        }
        var head = "#UTX 1.11; \(header.source)/\(header.target); \(header.date ?? "")"
        if !header.creator.isEmpty { head += "; creator: \(plain(header.creator))" }
        if !header.license.isEmpty { head += "; license: \(plain(header.license))" }
        bytes += "\(head)\r\n#\(Self.columns.joined(separator: "\t"))\r\n".utf8
    }

    package mutating func append(_ concept: TBXConcept) {
        let (sources, targets) = (concept.terms(in: header.source), concept.terms(in: header.target))
        guard !sources.isEmpty, !targets.isEmpty else {
            return doubt(concept, "no-pair", "no term in \(header.source) or none in \(header.target): it was left out")
        }
        let others = concept.sections.filter {
            $0.language.language != header.source.language && $0.language.language != header.target.language
        }
        if !others.isEmpty {
            doubt(concept, "other-language", "terms in \(others.map(\.language.tag).joined(separator: ", ")) were left out")
        }
        let best = targets.first { $0.status == .preferred } ?? targets.first { Self.isInUse($0) } ?? targets[0]
        for term in sources { row(concept, term, best) }
        if let first = sources.first(where: { $0.status == .preferred }) ?? sources.first(where: Self.isInUse) {
            for target in targets where target != best { row(concept, first, target) }
        }
    }

    package mutating func finish() {}

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    private static func isInUse(_ term: TBXTerm) -> Bool { term.status != .deprecated && term.status != .superseded }

    private mutating func row(_ concept: TBXConcept, _ source: TBXTerm, _ target: TBXTerm) {
        let status =
            switch (source.status, target.status) {
            case (.deprecated, _), (_, .deprecated), (.superseded, _), (_, .superseded): "forbidden"
            case (.admitted, _), (_, .admitted): "non-standard"
            case (.preferred, .preferred): "approved"
            default: "provisional"
            }
        let fields = [
            source.text, target.text, source.partOfSpeech?.rawValue ?? "", status, concept.identifier,
            concept.definition.isEmpty ? source.notes.joined(separator: "; ") : concept.definition,
        ]
        var isChanged = false
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(0x09) }
            // A row that begins with a number sign would be a comment.
            if place == 0, field.utf8.first == UInt8(ascii: "#") {
                bytes.append(0x20)
                isChanged = true
            }
            if TSVWriter.appendField(field, to: &bytes) { isChanged = true }
        }
        bytes += [0x0D, 0x0A]
        if isChanged { doubt(concept, "white-space", "tabs and line ends became spaces, or a space was put before #") }
    }

    private mutating func doubt(_ concept: TBXConcept, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "concept \(concept.identifier): \(message)"))
    }
}
