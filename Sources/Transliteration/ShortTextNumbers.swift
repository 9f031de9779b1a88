/// Numbers of texts of up to eight bytes: for reading tables of many short names.
struct ShortTextNumbers {
    private var numbers: [UInt64: UInt8] = [:]
    /// Of longer texts.
    private var others: [String: UInt8] = [:]

    /// The bytes of a text in one number; nil where they are more than eight. Texts have no zero bytes, so that different ones have different numbers.
    @inline(__always)
    private static func key(_ text: Substring) -> UInt64? {
        var key: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard count < 8, byte != 0 else { return nil }
            key = key << 8 | UInt64(byte)
            count += 1
        }
        return key
    }

    /// The same of bytes.
    @inline(__always)
    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        guard bytes.count <= 8 else { return nil }
        var key: UInt64 = 0
        for byte in bytes {
            guard byte != 0 else { return nil }
            key = key << 8 | UInt64(byte)
        }
        return key
    }

    mutating func add(_ text: Substring, _ number: UInt8) {
        if let key = Self.key(text) { numbers[key] = number } else { others[String(text)] = number }
    }

    /// Calls `body` with each name of a list, spaces between them, and its number, nil for one that was not added; no more names where it says false.
    @inline(__always)
    func forEach(in list: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>, UInt8?) -> Bool) {
        var start = list.startIndex
        while start < list.endIndex {
            let end = list[start...].firstIndex(of: UInt8(ascii: " ")) ?? list.endIndex
            let name = list[start..<end]
            start = end + 1
            if !name.isEmpty, !body(name, number(of: name)) { return }
        }
    }

    private func number(of name: ArraySlice<UInt8>) -> UInt8? {
        if let key = Self.key(name) { numbers[key] } else { others[String(decoding: name, as: UTF8.self)] }
    }
}
