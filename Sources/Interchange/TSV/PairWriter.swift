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
        diagnostics += unit.lossesOfPlainPair(chosen: chosen, format: "TSV")
        var isChanged = TSVWriter.appendField(unit.identifier, to: &bytes)
        bytes.append(0x09)
        if TSVWriter.appendField(unit.source.text, to: &bytes) { isChanged = true }
        bytes.append(0x09)
        if TSVWriter.appendField(chosen?.text ?? "", to: &bytes) { isChanged = true }
        bytes.append(0x0A)
        if isChanged { doubt(unit, "white-space", "tabs and line ends became spaces") }
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
