package import BitextModel

/// Writes units as word links in Pharaoh notation with the two texts they join, a unit a line, words separated by one space: what `PharaohReader` reads.
///
/// A unit with words has those; one without is split at its spaces and has a blank line of links, and the first such unit is told, for its links can be found with `dubash bitext words`. Spaces within a word become U+00A0.
package struct PharaohWriter: Sendable {
    private var bytes: (links: [UInt8], source: [UInt8], target: [UInt8]) = ([], [], [])
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?
    private var isTold = false

    package init() {}

    package mutating func begin(_ header: ExchangeHeader) { target = header.targetLanguage }

    package mutating func append(_ unit: ExchangeUnit) {
        let chosen = unit.target(in: target)
        diagnostics += unit.lossesOfPlainPair(chosen: chosen, format: "Pharaoh")
        let words = chosen == unit.targets.first ? unit.words : nil
        if words == nil, chosen != nil, !isTold {
            isTold = true
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "word-links",
                    message: "unit \(unit.identifier): no word links; 'dubash bitext words' finds them, and so does 'dubash align'"))
        }
        Self.append(unit.source.text, words?.source, to: &bytes.source)
        Self.append(chosen?.text ?? "", words?.target, to: &bytes.target)
        bytes.links += PharaohLinks.line(words?.links ?? []).utf8
        bytes.links.append(0x0A)
    }

    private static func append(_ text: String, _ words: [TextSpan]?, to bytes: inout [UInt8]) {
        var isFirst = true
        for span in words ?? ExchangeWords.separated(text) {
            guard let word = text[span] else { continue }
            if !isFirst { bytes.append(0x20) }
            isFirst = false
            for byte in word.utf8 {
                if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { bytes += [0xC2, 0xA0] } else { bytes.append(byte) }
            }
        }
        bytes.append(0x0A)
    }

    /// The bytes of the three files since the last call.
    package mutating func take() -> (links: [UInt8], source: [UInt8], target: [UInt8]) {
        defer { bytes = ([], [], []) }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}
