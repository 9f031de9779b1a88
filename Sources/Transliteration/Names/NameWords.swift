public import BitextModel

/// What stands in names besides names: titles, particles, prefixes that take a capital after them. A table of three columns, as in
/// `dictionaries/languages/hi/name-words.tsv`.
///
/// Columns: kind, native spellings, Latin spellings (both joined by `|`, the preferred one first), without full stops. Kinds: `title` stands
/// before a name (डॉ Dr), `honorific` after it (जी Ji); `particle` is written small inside a name (बिन bin); `joint` is one between hyphens alone (दर्द-ए-दिल); `prefix` is Latin only, and the letter after it is a
/// capital (Mc); `regnal` is native behind a ruler's name, and a Roman number in Latin (द्वितीय, II); `ordinary` is native only: an initial by its sound, but a word of the language in the middle of a name (के); `closing`, native only, the name of a letter that ends two initials written as one word (बीके); `given`, `family` and, for
/// both, `name` words of names with their usual spelling, towards Latin; of a word that is listed as a given name first, a `family` row says how
/// it is spelled behind others.
public struct NameWords: Sendable {
    /// Preferred Latin spellings of titles and particles, by native key.
    private(set) var latin: [UTF8Key: String] = [:]
    /// By lower-case Latin spelling.
    private(set) var native: [String: String] = [:]
    /// Lower-case Latin spellings written small inside a name.
    private(set) var particles: Set<String> = []
    /// Latin spellings of what joins two words between hyphens, by native key, and native ones by small Latin letters.
    private(set) var latinJoints: [UTF8Key: String] = [:]
    private(set) var nativeJoints: [String: String] = [:]
    private(set) var prefixes: [String] = []
    private(set) var ordinary: Set<UTF8Key> = []
    private(set) var closing: [String] = []
    /// Native keys.
    private(set) var honorifics: Set<UTF8Key> = []

    /// Numbers of rulers, by native key: they stand behind another word of a name.
    private(set) var regnal: [UTF8Key: String] = [:]

    /// Usual Latin spellings of words of names, by native key, the most usual first.
    private(set) var usual: [UTF8Key: [String]] = [:]

    /// Those of family names that are spelled otherwise as given ones: विश्वास सारंग is Vishwas, असीम विश्वास Biswas.
    private(set) var usualFamily: [UTF8Key: [String]] = [:]

    private static let foreign: UInt8 = 4

    /// Whether a native word, or a Latin one with its capital, is usual as a given name (1), as a family name (2), or as both (3); 4 beside it where it is one of several spellings of a foreign one.
    private(set) var roles: [UTF8Key: UInt8] = [:]

    /// None.
    public init() {}

    /// Throws for another kind, and for a row without the spellings that its kind needs.
    public init(parsing text: String, file: String) throws(DataTableError) {
        let rows = try DataTable(parsing: text, file: file, columns: 3).rows
        usual.reserveCapacity(2 * rows.count)
        roles.reserveCapacity(3 * rows.count)
        for row in rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            let natives = row.texts(1)
            let latins = row.texts(2)
            let kind = String(decoding: row.fields.bytes(0), as: UTF8.self)
            switch kind {
            case "title", "particle", "honorific":
                guard let firstNative = natives.first, let firstLatin = latins.first else { throw fail("a side has no spelling") }
                for spelling in natives where latin[UTF8Key(spelling)] == nil { latin[UTF8Key(spelling)] = firstLatin }
                for spelling in latins where native[spelling.lowercased()] == nil { native[spelling.lowercased()] = firstNative }
                if kind == "honorific" { honorifics.formUnion(natives.map { UTF8Key($0) }) }
                if kind == "particle" { particles.formUnion(latins.map { $0.lowercased() }) }
            case "joint":
                guard let firstNative = natives.first, let firstLatin = latins.first else { throw fail("a side has no spelling") }
                for spelling in natives { latinJoints[UTF8Key(spelling)] = firstLatin }
                for spelling in latins { nativeJoints[spelling.lowercased()] = firstNative }
            case "given", "family", "name", "foreign-given", "foreign-family", "foreign-name":
                guard !natives.isEmpty, !latins.isEmpty else { throw fail("a side has no spelling") }
                let isForeign = kind.hasPrefix("foreign-")
                let role: UInt8 = kind.hasSuffix("given") ? 1 : kind.hasSuffix("family") ? 2 : 3
                for spelling in natives {
                    let key = UTF8Key(spelling)
                    if let known = usual[key] {
                        if role == 2, known.first != latins.first, usualFamily[key] == nil { usualFamily[key] = latins }
                    } else {
                        usual[key] = latins
                    }
                    let others = roles[key]
                    let isOnlyForeign = isForeign && (others ?? Self.foreign) & Self.foreign != 0
                    roles[key] = (others ?? 0) & ~Self.foreign | role | (isOnlyForeign ? Self.foreign : 0)
                }
                // Many foreign names are English words: Swift and Hunter by themselves are nobody.
                for spelling in latins where spelling.utf8.count > 2 && !isForeign { roles[UTF8Key(spelling), default: 0] |= role }
            case "regnal":
                guard !natives.isEmpty, let number = latins.first else { throw fail("a side has no spelling") }
                for spelling in natives { regnal[UTF8Key(spelling)] = number }
            case "prefix":
                guard !latins.isEmpty, natives.isEmpty else { throw fail("a prefix has Latin spellings alone") }
                prefixes += latins.map { $0.lowercased() }
            case "ordinary":
                guard !natives.isEmpty, latins.isEmpty else { throw fail("an ordinary word has native spellings alone") }
                ordinary.formUnion(natives.map { UTF8Key($0) })
            case "closing":
                guard !natives.isEmpty, latins.isEmpty else { throw fail("the name of a letter has native spellings alone") }
                closing += natives
            default: throw fail("no such kind: \(kind)")
            }
        }
    }

    /// Numbers of rulers in the native script (द्वितीय).
    package var regnalNumbers: Set<String> { Set(regnal.keys.map(\.text)) }

    /// The usual Latin spellings of a native word, also where the table has it without its nuktas; nil where it has none.
    func usual(_ word: String) -> [String]? { value(of: word, in: usual) }

    /// The role of a native word, or of a Latin one with its capital, in the names of people: 1 as a given name, 2 as a family name, 3 as both, 0 as none, and 4 beside it of one that is foreign and may be spelled in many ways. Also where the table has it without its nuktas.
    package func role(_ word: String) -> UInt8 { value(of: word, in: roles) ?? 0 }

    private func value<Value>(of word: String, in table: [UTF8Key: Value]) -> Value? {
        if let found = table[UTF8Key(word)] { return found }
        let nukta: Unicode.Scalar = "\u{093C}"  // DEVANAGARI SIGN NUKTA
        guard word.unicodeScalars.contains(nukta) else { return nil }
        return table[UTF8Key(String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != nukta })))]
    }

    /// `word`, in lower case, with a capital first and after a prefix; small when it is a particle `inside` a name.
    func capitalized(_ word: String, inside: Bool) -> String {
        if inside, particles.contains(word) { return word }
        for prefix in prefixes where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count + 2 {
            return Self.capital(prefix) + Self.capital(String(word.dropFirst(prefix.count)))
        }
        return Self.capital(word)
    }

    static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
