internal import BitextModel

/// What a document explains of its acronyms.
struct DocumentAcronyms: Sendable {
    private var known: [UTF8Key: DocumentResolver.DocumentAcronym] = [:]
    /// Which lengths and last bytes they have (`form`): nearly all words of a text are none of them, and are told by this alone.
    private var forms = [UInt64](repeating: 0, count: 64)

    var isEmpty: Bool { known.isEmpty }

    subscript(key: String) -> DocumentResolver.DocumentAcronym? {
        get { known[UTF8Key(key)] }
        set {
            let form = Self.form(key)
            forms[Int(form >> 6)] |= 1 << UInt64(form & 63)
            known[UTF8Key(key)] = newValue
        }
    }

    /// False where no acronym has that form.
    func mayHold(_ form: UInt16) -> Bool { forms[Int(form >> 6)] & 1 << UInt64(form & 63) != 0 }

    /// Length and last byte, six bits of each.
    static func form(_ key: String) -> UInt16 { UInt16(key.utf8.count & 63) << 6 | UInt16((key.utf8.last ?? 0) & 63) }
}
