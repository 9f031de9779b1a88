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
        var rows: [Row] = []
        var number = 0
        for var line in Substring(text).utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.last == 0x0D { line = line.dropLast() }
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
            guard fields.count == columns else {
                throw DataTableError(file: file, line: number, problem: "\(fields.count) columns where \(columns) are wanted")
            }
            rows.append(Row(line: number, fields: fields))
        }
        self.rows = rows
    }

    /// The single column of a word list, in order.
    public static func words(parsing text: String, file: String) throws(DataTableError) -> [String] {
        try DataTable(parsing: text, file: file, columns: 1).rows.map { String($0.fields[0]) }
    }
}
