package import BitextModel

/// Writes translation units as `id TAB source TAB target`, with a header line.
///
/// A tab, line feed or carriage return inside a field becomes a space: the format has no escape that readers agree on.
package enum TSVWriter {
    package static let header = "id\tsource\ttarget\n"

    package static func append(_ unit: TranslationUnit, to output: inout [UInt8]) {
        appendField(unit.id, to: &output)
        output.append(0x09)
        appendField(unit.source.text, to: &output)
        output.append(0x09)
        appendField(unit.target?.segment.text ?? "", to: &output)
        output.append(0x0A)
    }

    /// Whether a character of `text` became a space.
    @discardableResult
    package static func appendField(_ text: some StringProtocol, to output: inout [UInt8]) -> Bool {
        var text = String(text)
        return text.withUTF8 { utf8 in
            let start = output.count
            output.append(contentsOf: utf8)
            // Three characters below U+0020 are looked for: most fields hold none below it.
            guard utf8.contains(where: { $0 < 0x20 }) else { return false }
            var isChanged = false
            for index in start..<output.count where output[index] == 0x09 || output[index] == 0x0A || output[index] == 0x0D {
                output[index] = 0x20
                isChanged = true
            }
            return isChanged
        }
    }
}
