/// Reads comma-, semicolon- or tab-separated rows (RFC 4180) one by one, in bounded memory: quoted fields may hold separators, line ends and doubled quotes.
///
/// In tab-separated rows quotes mean nothing special. Refused with line and column: a quote that is never closed, text behind a closing quote, and what `TextLineReader` refuses.
package struct CSVRowReader {
    package static let maximumRow = 16_777_216

    package var lines: TextLineReader
    private let separator: UInt8
    /// Whether lines that begin with `#` are comments; one in quotes is a term.
    private var skipsComments = false
    /// The line that the row told last begins on, from 1.
    package private(set) var line = 0

    package init(file: String, separator: UInt8 = UInt8(ascii: ","), source: @escaping TextLineReader.Source) {
        lines = TextLineReader(file: file, source: source)
        self.separator = separator
    }

    /// Rows between lines of comment (`#`), separated by tabs where the first line that is neither blank nor a comment has one, else by commas. Reads up to that line; throws as `next` does.
    package init(detectingSeparatorOf file: String, source: @escaping TextLineReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        skipsComments = true
        var first: String?
        while let text = try lines.next() {
            if text.isEmpty || text.utf8.first == UInt8(ascii: "#") { continue }
            first = text
            break
        }
        separator = first?.utf8.contains(0x09) == true ? 0x09 : UInt8(ascii: ",")
        if let first { lines.putBack(first) }
    }

    /// The next row that is not blank, or nil behind the last. Throws `TextReadingError`, and what the source throws.
    package mutating func next() throws -> [String]? {
        while let text = try lines.next() {
            if text.isEmpty || skipsComments && text.utf8.first == UInt8(ascii: "#") { continue }
            line = lines.line
            if separator == 0x09 {
                return text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { String(Substring($0)) }
            }
            return try row(text)
        }
        return nil
    }

    private mutating func row(_ first: String) throws -> [String] {
        let quote = UInt8(ascii: "\"")
        var bytes = Array(first.utf8)
        var fields: [String] = []
        var field: [UInt8] = []
        var index = 0
        var opened: (line: Int, column: Int)?
        var isClosed = false
        var total = bytes.count
        while true {
            guard index < bytes.count else {
                guard let place = opened else { break }
                let end: [UInt8] = lines.endLength == 2 ? [0x0D, 0x0A] : [0x0A]
                guard let more = try lines.next() else {
                    throw TextReadingError(.truncated("a quoted field"), file: lines.file, line: place.line, column: place.column)
                }
                field += end
                bytes = Array(more.utf8)
                total += bytes.count
                index = 0
                guard total <= Self.maximumRow else {
                    throw TextReadingError(
                        .limit(.recordLength, maximum: Self.maximumRow), file: lines.file, line: place.line, column: place.column)
                }
                continue
            }
            let byte = bytes[index]
            index += 1
            if opened != nil {
                guard byte == quote else {
                    field.append(byte)
                    continue
                }
                if index < bytes.count, bytes[index] == quote {
                    field.append(byte)
                    index += 1
                } else {
                    opened = nil
                    isClosed = true
                }
            } else if byte == separator {
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
                isClosed = false
            } else if isClosed {
                throw lines.invalid("text behind the closing quote of a field", column: index)
            } else if byte == quote, field.isEmpty {
                opened = (lines.line, index)
            } else {
                field.append(byte)
            }
        }
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }
}
