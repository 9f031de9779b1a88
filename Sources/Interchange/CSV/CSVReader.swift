public import BitextModel

/// Reads comma- or tab-separated rows (RFC 4180): quoted fields may hold separators, line ends and doubled quotes.
///
/// The separator is a tab where the first line that is no `#` comment has one, otherwise a comma. In tab-separated text quotes mean nothing special.
public enum CSVReader {
    /// Rows in order, blank lines left out, with the line each begins on (from 1). Throws at a quote that is never closed.
    public static func rows(parsing text: String, file: String) throws(DataTableError) -> [(line: Int, fields: [String])] {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let firstLine = bytes.split(separator: 0x0A).first { $0.first != UInt8(ascii: "#") } ?? []
        let separator: UInt8 = firstLine.contains(0x09) ? 0x09 : UInt8(ascii: ",")
        var rows: [(line: Int, fields: [String])] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var line = 1
        var rowLine = 1
        var quoteLine: Int?
        var index = 0
        func decoded() -> String { String(decoding: field, as: UTF8.self) }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quoteLine != nil {
                if byte == UInt8(ascii: "\"") {
                    if index < bytes.count, bytes[index] == byte {
                        field.append(byte)
                        index += 1
                    } else {
                        quoteLine = nil
                    }
                } else {
                    if byte == 0x0A { line += 1 }
                    field.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty && separator != 0x09: quoteLine = line
            case separator:
                fields.append(decoded())
                field = []
            case 0x0A:
                if field.last == 0x0D { field.removeLast() }
                fields.append(decoded())
                field = []
                if fields != [""] { rows.append((rowLine, fields)) }
                fields = []
                line += 1
                rowLine = line
            default: field.append(byte)
            }
        }
        if let quoteLine { throw DataTableError(file: file, line: quoteLine, problem: "a quoted field without an end") }
        if !field.isEmpty || !fields.isEmpty {
            fields.append(decoded())
            rows.append((rowLine, fields))
        }
        return rows
    }
}
