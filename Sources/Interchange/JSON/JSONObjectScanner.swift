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
package struct JSONObjectScanner {
    package static let maximumDepth = 512

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

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

    private mutating func number() throws(JSONError) {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = peek(), (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw error("a value is wanted") }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard word.withUTF8Buffer({ peek() == $0[index] }) else { throw error("a value is wanted") }
            offset += 1
        }
    }

    private mutating func skipString() throws(JSONError) { _ = try scanString(keeping: false) }

    private mutating func string() throws(JSONError) -> String {
        String(decoding: try scanString(keeping: true), as: UTF8.self)
    }

    private mutating func scanString(keeping: Bool) throws(JSONError) -> [UInt8] {
        guard take(UInt8(ascii: "\"")) else { throw error("a string is wanted") }
        var text: [UInt8] = []
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                offset += 1
                let scalar = try escape()
                if keeping { text.append(contentsOf: String(scalar).utf8) }
            case 0..<0x20: throw error("a control character inside a string")
            default:
                if keeping { text.append(byte) }
                offset += 1
            }
        }
        throw error("a string without an end")
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = peek() else { throw error("a string without an end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let first = try hexadecimal()
            if let scalar = Unicode.Scalar(first) { return scalar }
            guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw error("half of a surrogate pair") }
            let second = try hexadecimal()
            guard (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else {
                throw error("half of a surrogate pair")
            }
            return scalar
        default: throw error("an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("four hexadecimal digits are wanted")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    // MARK: - Bytes

    private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { offset += 1 }
    }

    private func error(_ problem: String) -> JSONError { JSONError(offset: offset, problem: problem) }
}
