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
    /// A table's text, and where its fields end.
    fileprivate final class Content: Sendable {
        let text: String
        let bytes: [UInt8]
        let borders: [Int]

        init(text: String, bytes: [UInt8], borders: [Int]) {
            self.text = text
            self.bytes = bytes
            self.borders = borders
        }
    }

    /// The columns of a row, cut out of the table's text when they are asked for.
    public struct Fields: RandomAccessCollection, Sendable {
        private let content: Content
        /// Where the row begins in the text, and the end of its first column among the borders.
        private let start: Int
        private let first: Int
        public let count: Int

        fileprivate init(_ content: Content, start: Int, ends: Range<Int>) {
            self.content = content
            self.start = start
            first = ends.lowerBound
            count = ends.count
        }

        public var startIndex: Int { 0 }
        public var endIndex: Int { count }

        public subscript(column: Int) -> Substring {
            let whole = content.text.utf8
            let place = place(column)
            return content.text[
                whole.index(whole.startIndex, offsetBy: place.lowerBound)..<whole.index(whole.startIndex, offsetBy: place.upperBound)]
        }

        /// The bytes of a column: for large tables, since a `Substring` costs some 500 instructions.
        package func bytes(_ column: Int) -> ArraySlice<UInt8> { content.bytes[place(column)] }

        /// A column that holds a whole number of up to 18 digits; nil for any other text.
        package func integer(_ column: Int) -> Int? {
            let bytes = bytes(column)
            let isNegative = bytes.first == UInt8(ascii: "-")
            let digits = bytes.dropFirst(isNegative || bytes.first == UInt8(ascii: "+") ? 1 : 0)
            guard (1...18).contains(digits.count) else { return nil }
            var value = 0
            for digit in digits {
                guard (0x30...0x39).contains(digit) else { return nil }
                value = value * 10 + Int(digit - 0x30)
            }
            return isNegative ? -value : value
        }

        /// Where a column lies in the table's text.
        private func place(_ column: Int) -> Range<Int> {
            precondition((0..<count).contains(column), "a table of \(count) columns has no column \(column)")
            return (column == 0 ? start : content.borders[first + column - 1] + 1)..<content.borders[first + column]
        }
    }

    public struct Row: Sendable {
        /// From 1.
        public let line: Int
        public let fields: Fields

        /// The members of `list` as strings of their own: for large tables.
        package func texts(_ column: Int) -> [String] {
            let bytes = fields.bytes(column)
            let bar = UInt8(ascii: "|")
            guard bytes.contains(bar) else { return bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)] }
            return bytes.split(separator: bar).map { String(decoding: $0, as: UTF8.self) }
        }

        /// Members of a field that holds a list separated by `|`; none for an empty field. Bytes are compared, not characters: a combining
        /// sign may follow the bar (`ई|ी`).
        public func list(_ column: Int) -> [Substring] {
            let field = fields[column]
            let bytes = field.utf8
            let bar = UInt8(ascii: "|")
            // Most have one member.
            let hasBar = bytes.withContiguousStorageIfAvailable { $0.contains(bar) } ?? true
            guard hasBar else { return field.isEmpty ? [] : [field] }
            return bytes.split(separator: bar).map { Substring($0) }
        }
    }

    /// The rows of a table in order, made when they are asked for: nothing is allocated for one.
    public struct Rows: RandomAccessCollection, Sendable {
        fileprivate let content: Content
        fileprivate let lines: [Line]

        public var startIndex: Int { 0 }
        public var endIndex: Int { lines.count }

        public subscript(place: Int) -> Row {
            Row(line: lines[place].number, fields: Fields(content, start: lines[place].start, ends: lines[place].fields))
        }
    }

    public let file: String
    public let rows: Rows

    /// Throws when a row has not exactly `columns` columns.
    public init(parsing text: String, file: String, columns: Int) throws(DataTableError) {
        self.file = file
        var text = text
        text.makeContiguousUTF8()
        // Places of bytes alone: splitting a string field by field costs several times as much.
        var lines: [Line] = []
        var borders: [Int] = []
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { Self.cut($0, &lines, &borders) }
        for line in lines where line.fields.count != columns {
            throw DataTableError(
                file: file, line: line.number, problem: "\(line.fields.count) columns where \(columns) are wanted")
        }
        rows = Rows(content: Content(text: text, bytes: bytes, borders: borders), lines: lines)
    }

    /// A line of a table: its number from 1, where it begins, and where the ends of its fields stand in a list.
    fileprivate struct Line: Sendable {
        let number: Int
        let start: Int
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
                lines.append(Line(number: number, start: start, fields: first..<borders.count))
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
