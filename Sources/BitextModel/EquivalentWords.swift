/// Values of words, which are one where they are canonically equivalent: a nukta may be written as a sign of its own or in its letter.
///
/// Swift's strings are compared so, at the cost of a normalization for each look-up. Here that is paid by words alone that are neither ASCII nor Devanagari; the others are told by their bytes, in which a nukta is a sign of its own.
package struct EquivalentWords<Value> {
    /// Words by what is looked up, which is compiled here once and not for each kind of value.
    private var places = EquivalentPlaces()
    private var values: [Value?] = []

    package init() {}

    @inlinable package subscript(word: String) -> Value? {
        get { place(of: word).flatMap { value(at: $0) } }
        set { set(newValue, for: word) }
    }

    @inlinable package func contains(_ word: String) -> Bool { self[word] != nil }

    @usableFromInline func place(of word: String) -> Int? { places[word] }

    @usableFromInline func value(at place: Int) -> Value? { values[place] }

    @usableFromInline mutating func set(_ value: Value?, for word: String) {
        if let place = places[word] {
            values[place] = value
        } else if value != nil {
            places[word] = values.count
            values.append(value)
        }
    }
}

/// Numbers of words.
private struct EquivalentPlaces {
    private var exact: [UTF8Key: Int] = [:]
    /// Of words in which there are letters that are neither ASCII nor Devanagari.
    private var all: [String: Int] = [:]

    subscript(word: String) -> Int? {
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
}

extension EquivalentWords: Sendable where Value: Sendable {}

extension EquivalentWords<Bool> {
    /// As of any kind of value; compiled for this one, of which there are most.
    package func contains(_ word: String) -> Bool { places[word].flatMap { values[$0] } != nil }

    package init(_ words: some Sequence<String>) {
        self.init()
        for word in words { self[word] = true }
    }
}
