public import BitextModel

/// Words that names carry besides the names: titles, relations, particles, weak words, abbreviations, and the names of letters.
///
/// Data (`dictionaries/translit/matching/matching-words.tsv` and `dictionaries/languages/<tag>/matching-words.tsv`, `letter-names.tsv`); looked up
/// folded, without full stops.
public struct MatchingWords: Sendable {
    enum Kind: String { case title, weak, particle, patronymic, alias, abbreviation }

    /// A table and the name to call it by in errors.
    public struct File: Sendable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    private var kinds: [[UInt32]: Kind] = [:]
    private var fullForms: [[UInt32]: [[UInt32]]] = [:]
    /// Lower-case ASCII letters, by the folded name.
    private var letters: [[UInt32]: [UInt8]] = [:]

    /// Throws for a row of an unknown kind, an abbreviation without a full form, or a letter that is no capital of ASCII. Where a word stands in
    /// two files, the later file's kind holds.
    public init(files: [File], letterNames: [File], sounds: SoundTable) throws(DataTableError) {
        for file in files {
            for row in try DataTable(parsing: file.text, file: file.name, columns: 3).rows {
                func fail(_ problem: String) -> DataTableError { DataTableError(file: file.name, line: row.line, problem: problem) }
                guard let kind = Kind(rawValue: String(row.fields[0])) else { throw fail("unknown kind '\(row.fields[0])'") }
                let word = Self.key(row.fields[1], sounds)
                guard !word.isEmpty else { throw fail("no word") }
                if kind == .abbreviation {
                    guard !row.fields[2].isEmpty else { throw fail("an abbreviation without its full form") }
                    fullForms[word, default: []].append(sounds.folded(row.fields[2]))
                } else {
                    kinds[word] = kind
                }
            }
        }
        for file in letterNames {
            for row in try DataTable(parsing: file.text, file: file.name, columns: 2).rows {
                guard let letter = row.fields[0].utf8.first, row.fields[0].utf8.count == 1, (0x41...0x5A).contains(letter) else {
                    throw DataTableError(file: file.name, line: row.line, problem: "'\(row.fields[0])' is not one capital letter of ASCII")
                }
                for name in row.list(1) { letters[sounds.folded(name), default: []].append(letter + 32) }
            }
        }
    }

    /// Signs that words of the tables are written with are kept (`s/o`, `@`); spaces too.
    static func key(_ text: Substring, _ sounds: SoundTable) -> [UInt32] {
        var key = sounds.folded(text)
        while key.last == 0x2E { key.removeLast() }
        return key
    }

    func kind(of folded: [UInt32]) -> Kind? { kinds[folded] }
    /// What a word may be short for.
    func fullForms(of folded: [UInt32]) -> [[UInt32]] { fullForms[folded] ?? [] }
    /// The letters that a word names: j for जे; a single Latin letter names itself.
    func letters(of folded: [UInt32]) -> [UInt8] {
        if folded.count == 1, let letter = folded.first, (0x61...0x7A).contains(letter) { return [UInt8(letter)] }
        return letters[folded] ?? []
    }

    /// The letters of a word made of letter names (एपीजे), at most eight; empty for others and for a single letter.
    func spelledLetters(of folded: [UInt32]) -> [UInt8] {
        guard folded.count <= 24 else { return [] }
        func rest(_ from: Int, _ depth: Int) -> [UInt8]? {
            if from == folded.count { return [] }
            guard depth < 8 else { return nil }
            for length in stride(from: min(8, folded.count - from), to: 0, by: -1) {
                guard let letter = letters[Array(folded[from..<from + length])]?.first else { continue }
                if let found = rest(from + length, depth + 1) { return [letter] + found }
            }
            return nil
        }
        guard let found = rest(0, 0), found.count > 1 else { return [] }
        return found
    }
}
