internal import BitextModel

/// Reads rows as `CSVReader` does, one at a time from a stream. Memory: one row.
package struct TermRowReader {
    /// Bytes of one row, at most.
    package static let maximumRow = 16_777_216

    private let file: String
    private let source: XMLPullReader.Source
    private var bytes: [UInt8] = []
    private var position = 0
    private var atEnd = false
    private var line = 1
    private let separator: UInt8

    /// Reads the first piece, to tell tabs from commas. Throws what `source` throws.
    package init(file: String, source: @escaping XMLPullReader.Source) throws {
        self.file = file
        self.source = source
        var head: [UInt8] = []
        // The first line that is no comment decides.
        var first: ArraySlice<UInt8>?
        while true {
            let piece = try source(1 << 18)
            if piece.isEmpty { atEnd = true }
            head += piece
            let lines = head.split(separator: 0x0A, maxSplits: .max, omittingEmptySubsequences: true)
            let whole = atEnd || head.last == 0x0A ? lines[...] : lines.dropLast()
            first = whole.first { $0.first != UInt8(ascii: "#") }
            if first != nil || atEnd || head.count > Self.maximumRow { break }
        }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        separator = first?.contains(0x09) == true ? 0x09 : UInt8(ascii: ",")
        bytes = head
    }

    /// The next row that is not blank, and the line it begins on (from 1); nil behind the last. Throws `DataTableError` at a quote that is never closed, at bytes that are
    /// no UTF-8 and at a row beyond `maximumRow`.
    package mutating func next() throws -> (line: Int, fields: [String])? {
        while true {
            let rowLine = line
            guard let fields = try nextFields() else { return nil }
            if fields != [""] { return (rowLine, fields) }
        }
    }

    private mutating func nextByte() throws -> UInt8? {
        if position >= bytes.count {
            guard !atEnd else { return nil }
            bytes = try source(1 << 18)
            position = 0
            if bytes.isEmpty {
                atEnd = true
                return nil
            }
        }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func nextFields() throws -> [String]? {
        let rowLine = line
        var fields: [String] = []
        var field: [UInt8] = []
        var size = 0
        var quoteLine: Int?
        var mayClose = false
        var isEmpty = true
        func finish() throws {
            guard let text = String(validating: field, as: UTF8.self) else {
                throw DataTableError(file: file, line: rowLine, problem: "field \(fields.count + 1) is not UTF-8")
            }
            fields.append(text)
            field.removeAll(keepingCapacity: true)
        }
        while let byte = try nextByte() {
            isEmpty = false
            size += 1
            guard size <= Self.maximumRow else {
                throw DataTableError(file: file, line: rowLine, problem: "a row of more than \(Self.maximumRow) bytes")
            }
            if quoteLine != nil {
                if mayClose {
                    mayClose = false
                    if byte == UInt8(ascii: "\"") {
                        field.append(byte)
                        continue
                    }
                    quoteLine = nil
                } else if byte == UInt8(ascii: "\"") {
                    mayClose = true
                    continue
                } else {
                    if byte == 0x0A { line += 1 }
                    field.append(byte)
                    continue
                }
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty && separator != 0x09: quoteLine = line
            case separator: try finish()
            case 0x0A:
                line += 1
                if field.last == 0x0D { field.removeLast() }
                try finish()
                return fields
            default: field.append(byte)
            }
        }
        if let quoteLine, !mayClose { throw DataTableError(file: file, line: quoteLine, problem: "a quoted field without an end") }
        guard !isEmpty else { return nil }
        try finish()
        return fields
    }
}
