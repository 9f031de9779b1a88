/// Why a line is not what JSON lines must be.
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Byte of the line, from 0.
    package let offset: Int
    package let problem: String

    package var description: String { "byte \(offset): \(problem)" }
}

/// Reads one JSON object of a line far enough to find a field, checking all of it (RFC 8259), and leaves every other byte as it is.
///
/// Nesting is limited to 512 levels; of keys that stand twice the last counts, as in most readers.
package struct JSONObjectScanner: JSONReading {
    package static let maximumDepth = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    /// What was found in an object.
    package struct Fields: Sendable {
        /// The decoded text of the field; nil where the object has none.
        package var text: String?
        /// Whether the field is there but no string.
        package var isOtherType = false
        /// Bytes of the member to leave out when writing the object back: an old result and the comma beside it.
        package var removed: Range<Int>?
        /// Offset of the closing brace.
        package var closing = 0
        package var isEmpty = true
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Scans `bytes`, one object with white space around it at most. `field` is read, the member `result` (of an earlier run) is marked for removal.
    package static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, field: String, result: String
    ) throws(JSONError) -> Fields {
        var scanner = JSONObjectScanner(bytes)
        return try scanner.object(field: field, result: result)
    }

    private mutating func object(field: String, result: String) throws(JSONError) -> Fields {
        var fields = Fields()
        skipSpace()
        guard peek() == UInt8(ascii: "{") else { throw error("not a JSON object") }
        offset += 1
        var memberStart = offset
        skipSpace()
        if peek() == UInt8(ascii: "}") {
            fields.closing = offset
            offset += 1
        } else {
            while true {
                skipSpace()
                let key = try string()
                skipSpace()
                guard peek() == UInt8(ascii: ":") else { throw error("a colon is wanted") }
                offset += 1
                skipSpace()
                if key == field, peek() == UInt8(ascii: "\"") {
                    fields.text = try string()
                    fields.isOtherType = false
                } else {
                    try value(depth: 1)
                    if key == field {
                        fields.text = nil
                        fields.isOtherType = true
                    }
                }
                skipSpace()
                let isLast = peek() == UInt8(ascii: "}")
                guard isLast || peek() == UInt8(ascii: ",") else { throw error("a comma or a closing brace is wanted") }
                if key == result {
                    // The comma before it, or behind it where it is the first.
                    fields.removed = memberStart..<(bytes[memberStart - 1] == UInt8(ascii: "{") && !isLast ? offset + 1 : offset)
                    if bytes[memberStart - 1] == UInt8(ascii: ","), let removed = fields.removed {
                        fields.removed = removed.lowerBound - 1..<removed.upperBound
                    }
                } else {
                    fields.isEmpty = false
                }
                if isLast { break }
                offset += 1
                memberStart = offset
            }
            fields.closing = offset
            offset += 1
        }
        skipSpace()
        guard offset == bytes.count else { throw error("text behind the object") }
        return fields
    }

    // MARK: - Values

    private mutating func value(depth: Int) throws(JSONError) {
        guard depth <= Self.maximumDepth else { throw error("nested deeper than \(Self.maximumDepth) levels") }
        switch peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"):
            offset += 1
            skipSpace()
            if take(UInt8(ascii: "}")) { return }
            while true {
                skipSpace()
                try skipString()
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw error("a colon is wanted") }
                skipSpace()
                try value(depth: depth + 1)
                skipSpace()
                if take(UInt8(ascii: "}")) { return }
                guard take(UInt8(ascii: ",")) else { throw error("a comma or a closing brace is wanted") }
            }
        case UInt8(ascii: "["):
            offset += 1
            skipSpace()
            if take(UInt8(ascii: "]")) { return }
            while true {
                skipSpace()
                try value(depth: depth + 1)
                skipSpace()
                if take(UInt8(ascii: "]")) { return }
                guard take(UInt8(ascii: ",")) else { throw error("a comma or a closing bracket is wanted") }
            }
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
    }

    private mutating func skipString() throws(JSONError) { _ = try scanString(keeping: false) }

    private mutating func string() throws(JSONError) -> String {
        String(decoding: try scanString(keeping: true), as: UTF8.self)
    }
}
