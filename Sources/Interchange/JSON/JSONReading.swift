/// The parts of JSON (RFC 8259) that its readers share: strings, numbers, words and white space, at `offset` of `bytes`.
protocol JSONReading {
    var bytes: UnsafeBufferPointer<UInt8> { get }
    /// The next byte, from 0.
    var offset: Int { get set }
}

extension JSONReading {
    mutating func number() throws(JSONError) {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
    }

    mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = peek(), (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw error("a value is wanted") }
    }

    mutating func literal(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard word.withUTF8Buffer({ peek() == $0[index] }) else { throw error("a value is wanted") }
            offset += 1
        }
    }

    /// A string; its decoded bytes where they are to be kept.
    mutating func scanString(keeping: Bool) throws(JSONError) -> [UInt8] {
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

    mutating func escape() throws(JSONError) -> Unicode.Scalar {
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

    mutating func hexadecimal() throws(JSONError) -> UInt32 {
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

    func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { offset += 1 }
    }

    func error(_ problem: String) -> JSONError { JSONError(offset: offset, problem: problem) }
}
