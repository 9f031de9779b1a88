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

    package static func appendField(_ text: some StringProtocol, to output: inout [UInt8]) {
        for byte in text.utf8 { output.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    }
}
