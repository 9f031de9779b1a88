package import BitextModel

/// Writes translation units as `id TAB source TAB target` with a header line: texts alone.
package struct PairWriter: ExchangeWriter, Sendable {
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?

    package init() {}

    package mutating func begin(_ header: ExchangeHeader) {
        target = header.targetLanguage
        bytes.append(contentsOf: TSVWriter.header.utf8)
    }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        let lost = unit.targets.count - (chosen == nil ? 0 : 1)
        if lost > 0 { doubt(unit, "other-target-language", "\(lost) segments in other languages were left out: TSV holds a pair") }
        if !unit.source.codes.isEmpty || chosen?.codes.isEmpty == false {
            doubt(unit, "inline-codes", "inline codes were left out: TSV holds text alone")
        }
        let fields = [unit.identifier, unit.source.text, chosen?.text ?? ""]
        if fields.contains(where: { $0.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }) {
            doubt(unit, "white-space", "tabs and line ends became spaces")
        }
        for (place, field) in fields.enumerated() {
            TSVWriter.appendField(field, to: &bytes)
            bytes.append(place == 2 ? 0x0A : 0x09)
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

    private mutating func doubt(_ unit: ExchangeUnit, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "unit \(unit.identifier): \(message)"))
    }
}
