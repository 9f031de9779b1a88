/// Writes rows of comma-separated values (RFC 4180): a field that holds a comma, a quote, a line end, or white space at an end is quoted.
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private let isSafe: Bool

    /// With `isSafe`, a cell that a spreadsheet would take for a formula gets an apostrophe before it (`SpreadsheetSafety`).
    package init(isSafe: Bool = false) { self.isSafe = isSafe }

    package mutating func row(_ fields: [String]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(isSafe ? SpreadsheetSafety.guarded(field) : field)
        }
        // A row of one empty field would be a blank line, which readers pass over.
        if fields == [""] { bytes.append(contentsOf: "\"\"".utf8) }
        bytes.append(0x0A)
    }

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func append(_ field: String) {
        let utf8 = Array(field.utf8)
        let isSpecial = utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
        guard isSpecial || utf8.first.map({ $0 <= 0x20 || $0 == UInt8(ascii: "#") }) == true || utf8.last.map({ $0 <= 0x20 }) == true else {
            bytes += utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Cells that spreadsheets would run as formulas (OWASP, "CSV Injection": they begin with `=`, `+`, `-`, `@`, TAB or CR).
///
/// Off unless asked for: the apostrophe is part of the cell for every other reader. An apostrophe before such a beginning is guarded too, so that `plain` gives back exactly what was guarded.
package enum SpreadsheetSafety {
    package static func guarded(_ text: String) -> String { isDangerous(text.utf8[...]) || isGuarded(text) ? "'" + text : text }

    /// The cell without the apostrophe that guards it.
    package static func plain(_ text: String) -> String { isGuarded(text) ? String(Substring(text.utf8.dropFirst())) : text }

    /// Whether the cell begins as guarded ones do: apostrophes before a dangerous beginning.
    package static func isGuarded(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "'") else { return false }
        return isDangerous(text.utf8.drop { $0 == UInt8(ascii: "'") })
    }

    package static func isDangerous(_ bytes: Substring.UTF8View) -> Bool {
        switch bytes.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
