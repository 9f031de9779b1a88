package import BitextModel

/// Writes a glossary as rows of source, target, type under a header of the two language codes: each source term in use with the preferred target term.
package struct TermTableWriter: TermWriter, Sendable {
    private let isTabbed: Bool
    private let isSafe: Bool
    private var csv: CSVWriter
    private var bytes: [UInt8] = []
    private var header = TermHeader(source: .hindi, target: .english)
    private var diagnostics: [Diagnostic] = []

    package init(isTabbed: Bool, isSafe: Bool = false) {
        self.isTabbed = isTabbed
        self.isSafe = isSafe
        csv = CSVWriter(isSafe: isSafe)
    }

    package mutating func begin(_ header: TermHeader) {
        self.header = header
        row([header.source.tag, header.target.tag])
    }

    package mutating func append(_ concept: TBXConcept) {
        let pairs = concept.pairs(source: header.source, target: header.target)
        if pairs.isEmpty {
            let message = "concept \(concept.identifier): no term in \(header.source) or none in \(header.target): it was left out"
            diagnostics.append(Diagnostic(severity: .warning, code: "no-pair", message: message))
        }
        let type = EntityType(rawValue: concept.subject) ?? .other
        for pair in pairs { row([pair.source, pair.target, type.rawValue]) }
    }

    package mutating func finish() {}

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes + csv.take()
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    private mutating func row(_ fields: [String]) {
        let plain = fields.map { field in
            field.utf8.contains { $0 < 0x20 }
                ? String(String.UnicodeScalarView(field.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) : field
        }
        guard isTabbed else { return csv.row(plain) }
        bytes += plain.map { isSafe ? SpreadsheetSafety.guarded($0) : $0 }.joined(separator: "\t").utf8
        bytes.append(0x0A)
    }
}
