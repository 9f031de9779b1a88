internal import BitextModel

/// What a document explains of its acronyms.
struct DocumentAcronyms: Sendable {
    private var known: [UTF8Key: DocumentResolver.DocumentAcronym] = [:]
    private var forms = WordForms()

    var isEmpty: Bool { known.isEmpty }

    /// False where no acronym has that form (`WordForms`).
    func mayHold(_ form: UInt32) -> Bool { forms.mayHold(form) }

    subscript(key: String) -> DocumentResolver.DocumentAcronym? {
        get { known[UTF8Key(key)] }
        set {
            forms.insert(key)
            known[UTF8Key(key)] = newValue
        }
    }
}
