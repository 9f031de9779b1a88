package import BitextModel

/// Writes units as a ladder of hunalign with its two texts, a unit's text a line: what `LadderReader` reads as the same units.
///
/// A unit without a target steps on the source side alone, one without a source on the other; one without text is left out with a warning. The score of a rung is the property `x-score` of its unit, else 1 for a
/// pair and 0 for a text that stands alone. Line ends within a text become spaces, with a warning.
package struct LadderWriter: Sendable {
    private var bytes: (ladder: [UInt8], source: [UInt8], target: [UInt8]) = ([], [], [])
    private var lines = (source: 0, target: 0)
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?

    package init() {}

    package mutating func begin(_ header: ExchangeHeader) { target = header.targetLanguage }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        let (text, translation) = (unit.source.text, chosen?.text ?? "")
        guard !text.isEmpty || !translation.isEmpty else {
            diagnostics.append(
                Diagnostic(severity: .warning, code: "empty", message: "unit \(unit.identifier): no text, and left out"))
            return
        }
        let score = unit.properties.first { $0.name == "x-score" }.flatMap { Double($0.value) }
        diagnostics += unit.lossesOfPlainPair(chosen: chosen, format: "a ladder")
        bytes.ladder +=
            HunalignLadder.rung(
                lines.source, lines.target, score: score ?? (text.isEmpty || translation.isEmpty ? 0 : 1)
            ).utf8
        var isChanged = false
        if !text.isEmpty {
            isChanged = MosesWriter.appendLine(text, to: &bytes.source)
            lines.source += 1
        }
        if !translation.isEmpty {
            isChanged = MosesWriter.appendLine(translation, to: &bytes.target) || isChanged
            lines.target += 1
        }
        if isChanged {
            diagnostics.append(
                Diagnostic(severity: .warning, code: "white-space", message: "unit \(unit.identifier): line ends became spaces"))
        }
    }

    /// The last rung.
    package mutating func finish() { bytes.ladder += HunalignLadder.rung(lines.source, lines.target, score: 0).utf8 }

    /// The bytes of the three files since the last call.
    package mutating func take() -> (ladder: [UInt8], source: [UInt8], target: [UInt8]) {
        defer { bytes = ([], [], []) }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}
