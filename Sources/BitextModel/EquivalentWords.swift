/// Values of words, which are one where they are canonically equivalent: a nukta may be written as a sign of its own or in its letter.
///
/// Swift's strings are compared so, at the cost of a normalization for each look-up. Here that is paid by words alone that are neither ASCII nor Devanagari; the others are told by their bytes, in which a nukta is a sign of its own.
package struct EquivalentWords<Value> {
    @usableFromInline var exact: [UTF8Key: Value] = [:]
    /// Of words in which there are other letters.
    @usableFromInline var all: [String: Value] = [:]

    @inlinable package init() {}

    @inlinable package subscript(word: String) -> Value? {
        get {
            switch EquivalentForm.of(word) {
            case .only: exact[UTF8Key(word)]
            case .canonical(let key): exact[UTF8Key(key)]
            case .other: all[word]
            }
        }
        set {
            switch EquivalentForm.of(word) {
            case .only: exact[UTF8Key(word)] = newValue
            case .canonical(let key): exact[UTF8Key(key)] = newValue
            case .other: all[word] = newValue
            }
        }
    }

    @inlinable package func contains(_ word: String) -> Bool { self[word] != nil }
}

extension EquivalentWords: Sendable where Value: Sendable {}

extension EquivalentWords<Bool> {
    package init(_ words: some Sequence<String>) {
        self.init()
        for word in words { self[word] = true }
    }
}
