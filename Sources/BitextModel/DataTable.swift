/// What is wrong with a shipped or a user's table of text.
public struct DataTableError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, as the caller named it.
    public let file: String
    /// From 1.
    public let line: Int
    public let problem: String

    public init(file: String, line: Int, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    public var description: String { "\(file):\(line): \(problem)" }
}

/// Lines of tab-separated columns, the form of all hand-written data under `dictionaries/`.
///
/// Blank lines and lines that begin with `#` are skipped; CRLF counts as a line end. Lines and columns
/// are split by bytes.
///
/// ```swift
/// try DataTable(parsing: "# letters\nए\tA\n", file: "letters.tsv", columns: 2).rows[0].fields   // ["ए", "A"]
/// ```
public struct DataTable: Sendable {
    public struct Row: Hashable, Sendable {
        /// From 1.
        public let line: Int
        public let fields: [Substring]

        /// Members of a field that holds a list separated by `|`; none for an empty field. Bytes are compared, not characters: a combining
        /// sign may follow the bar (`ई|ी`).
        public func list(_ column: Int) -> [Substring] {
            fields[column].utf8.split(separator: UInt8(ascii: "|")).map { Substring($0) }
        }
    }

    public let file: String
    public let rows: [Row]

    /// Throws when a row has not exactly `columns` columns.
    public init(parsing text: String, file: String, columns: Int) throws(DataTableError) {
        self.file = file
        var text = text
        text.makeContiguousUTF8()
        // Places of bytes first: splitting a string field by field costs several times as much.
        var lines: [Line] = []
        var borders: [Int] = []
        text.withUTF8 { Self.cut($0, &lines, &borders) }
        var rows: [Row] = []
        rows.reserveCapacity(lines.count)
        let whole = text.utf8
        for line in lines {
            let ends = borders[line.fields]
            guard ends.count == columns else {
                throw DataTableError(file: file, line: line.number, problem: "\(ends.count) columns where \(columns) are wanted")
            }
            var fields: [Substring] = []
            fields.reserveCapacity(columns)
            var start = whole.index(whole.startIndex, offsetBy: line.start)
            for end in ends {
                let border = whole.index(whole.startIndex, offsetBy: end)
                fields.append(text[start..<border])
                start = end == line.end ? border : whole.index(after: border)
            }
            rows.append(Row(line: line.number, fields: fields))
        }
        self.rows = rows
    }

    /// A line of a table: its number from 1, its bytes without the line's end, and where the ends of its fields stand in a list.
    private struct Line {
        let number: Int
        let start: Int
        let end: Int
        let fields: Range<Int>
    }

    /// The lines of `bytes` that hold a row, and the ends of their fields.
    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout [Line], _ borders: inout [Int]) {
        var (number, start) = (0, 0)
        while start <= bytes.count {
            number += 1
            var feed = start
            let first = borders.count
            while feed < bytes.count, bytes[feed] != 0x0A {
                if bytes[feed] == 0x09 { borders.append(feed) }
                feed += 1
            }
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            if end > start, bytes[start] != UInt8(ascii: "#") {
                borders.append(end)
                lines.append(Line(number: number, start: start, end: end, fields: first..<borders.count))
            } else {
                borders.removeSubrange(first...)
            }
            start = feed + 1
        }
    }

    /// The single column of a word list, in order.
    public static func words(parsing text: String, file: String) throws(DataTableError) -> [String] {
        try DataTable(parsing: text, file: file, columns: 1).rows.map { String($0.fields[0]) }
    }
}
