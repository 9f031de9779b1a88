package import BitextModel

/// Writes units of any format as the report of `HTMLWriter`, with the word links they have.
///
/// Notes, properties, inline codes and further languages are left out, line ends within a text become spaces; each with a warning.
package struct HTMLUnitWriter: ExchangeWriter, Sendable {
    private var writer = HTMLWriter(source: .undetermined, target: .undetermined)
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?
    private let title: String

    package init(title: String) { self.title = title }

    package mutating func begin(_ header: ExchangeHeader) {
        target = header.targetLanguage
        writer = HTMLWriter(source: header.sourceLanguage ?? .undetermined, target: header.targetLanguage ?? .undetermined)
        writer.begin(title: title, to: &bytes)
    }

    package mutating func append(_ unit: ExchangeUnit) {
        diagnostics += unit.lossesOfPage(chosen: unit.target(in: target), format: "HTML")
        writer.append(
            TranslationUnit(unit, target: target), tellsMethods: unit.tellsMethods,
            tellsOrigin: unit.properties.contains { $0.name == "x-origin" || $0.name == "x-score" }, to: &bytes)
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
