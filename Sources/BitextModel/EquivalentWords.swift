/// Values of words, which are one where they are canonically equivalent: a nukta may be written as a sign of its own or in its letter.
///
/// Swift's strings are compared so, at the cost of a normalization for each look-up. Here that is paid by words alone that may be written in two ways; the others are told by their bytes.
package struct EquivalentWords<Value> {
    private var exact: [UTF8Key: Value] = [:]
    private var all: [String: Value] = [:]

    package init() {}

    package subscript(word: String) -> Value? {
        get {
            if let value = exact[UTF8Key(word)] { return value }
            return Self.isVariable(word) ? all[word] : nil
        }
        set {
            if Self.isVariable(word) {
                // Another way to write it may be known.
                if all[word] != nil { for key in exact.keys where key.text == word { exact[key] = nil } }
                all[word] = newValue
            }
            exact[UTF8Key(word)] = newValue
        }
    }

    package func contains(_ word: String) -> Bool { self[word] != nil }

    /// False for ASCII and for Devanagari without nuktas. Others may be canonically equivalent to something else.
    private static func isVariable(_ word: String) -> Bool {
        var word = word
        return word.withUTF8 { bytes in
            var place = 0
            while place < bytes.count {
                if bytes[place] < 0x80 {
                    place += 1
                    continue
                }
                guard bytes[place] == 0xE0, place + 2 < bytes.count else { return true }
                let last = bytes[place + 2]
                switch bytes[place + 1] {
                // U+093C, and the letters with it: U+0929, U+0931, U+0934, U+0958 to U+095F.
                case 0xA4: if last == 0xBC || last == 0xA9 || last == 0xB1 || last == 0xB4 { return true }
                case 0xA5: if (0x98...0x9F).contains(last) { return true }
                default: return true
                }
                place += 3
            }
            return false
        }
    }
}

extension EquivalentWords: Sendable where Value: Sendable {}

extension EquivalentWords<Bool> {
    package init(_ words: some Sequence<String>) {
        self.init()
        for word in words { self[word] = true }
    }
}
