internal import BitextModel

/// What a document explains of its acronyms.
struct DocumentAcronyms: Sendable {
    private var known: [UTF8Key: DocumentResolver.DocumentAcronym] = [:]
    /// Which lengths and last bytes they have: nearly all words of a text are none of them, and are told by this alone.
    private var forms = [UInt64](repeating: 0, count: 64)

    var isEmpty: Bool { known.isEmpty }

    subscript(key: String) -> DocumentResolver.DocumentAcronym? {
        get {
            let (place, bit) = Self.form(key)
            return forms[place] & bit == 0 ? nil : known[UTF8Key(key)]
        }
        set {
            let (place, bit) = Self.form(key)
            forms[place] |= bit
            known[UTF8Key(key)] = newValue
        }
    }

    private static func form(_ key: String) -> (place: Int, bit: UInt64) { (key.utf8.count & 63, 1 << UInt64((key.utf8.last ?? 0) & 63)) }
}
