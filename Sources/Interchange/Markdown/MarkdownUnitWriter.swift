package import BitextModel

/// Writes units of any format as the Markdown of `MarkdownWriter`.
///
/// Notes, properties, inline codes and further languages are left out, line ends within a text become spaces; each with a warning.
package struct MarkdownUnitWriter: ExchangeWriter, Sendable {
    private var writer = MarkdownWriter()
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?
    private let title: String

    package init(title: String) { self.title = title }

    package mutating func begin(_ header: ExchangeHeader) {
        target = header.targetLanguage
        let head = MarkdownWriter.header(
            title: title, source: header.sourceLanguage ?? .undetermined, target: header.targetLanguage ?? .undetermined)
        bytes += head.utf8
    }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        diagnostics += unit.lossesOfPage(chosen: chosen, format: "Markdown")
        writer.append(TranslationUnit(unit, target: target), tellsMethods: unit.tellsMethods, to: &bytes)
    }

    package mutating func finish() { writer.finish(to: &bytes) }

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}

extension ExchangeUnit {
    /// What is lost where a page for reading is written.
    package func lossesOfPage(chosen: ExchangeSegment?, format: String) -> [Diagnostic] {
        var found = lossesOfPlainPair(chosen: chosen, format: format)
        func doubt(_ code: String, _ message: String) {
            found.append(Diagnostic(severity: .warning, code: code, message: "unit \(identifier): \(message)"))
        }
        let told: Set = ["x-origin", "x-score", "x-translit"]
        if !notes.isEmpty || properties.contains(where: { !told.contains($0.name) }) {
            doubt("notes", "notes and properties were left out: \(format) is for reading")
        }
        let isBroken = [source.text, chosen?.text ?? ""].contains { $0.utf8.contains { $0 == 0x0A || $0 == 0x0D } }
        if isBroken { doubt("white-space", "line ends became spaces") }
        return found
    }
}
