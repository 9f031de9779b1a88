internal import BitextModel

/// Words in names of places and organizations that the target language says in its own words: हरिद्वार मार्ग is Haridwar Road. Data (`languages/<tag>/name-heads.tsv`).
///
/// A name whose last word is a head is said word by word; what the table has not is spelled by sound. A head by itself is a common noun and no name.
struct NameHeads: Sendable {
    // Swift's strings are equal where they are canonically equivalent: nuktas may be written either way.
    private var heads: [String: String] = [:]
    private var parts: [String: String] = [:]

    /// None.
    init() {}

    /// Columns: kind (`head`, `part`), native spellings, English. Throws for another kind and a row without a side.
    init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            let words = row.list(1)
            guard !words.isEmpty, !row.fields[2].isEmpty else { throw fail("a side has no word") }
            for word in words {
                switch row.fields[0] {
                case "head": heads[String(word)] = String(row.fields[2])
                case "part": parts[String(word)] = String(row.fields[2])
                default: throw fail("no such kind: \(row.fields[0])")
                }
            }
        }
    }

    /// Whether the name is one head and nothing else.
    func isCommonNoun(_ name: String) -> Bool { heads[name] != nil }

    /// `name` in English where its last word is a head; nil for other names. `spell` spells the words between those of the table.
    func rendering(of name: String, spell: (String) -> String) -> String? {
        let words = name.split(separator: " ").map(String.init)
        guard words.count > 1, let last = words.last, let head = heads[last] else { return nil }
        var said: [String] = []
        var pending: [String] = []
        for word in words.dropLast() {
            if let part = parts[word] ?? heads[word] {
                if !pending.isEmpty { said.append(spell(pending.joined(separator: " "))) }
                pending = []
                said.append(part)
            } else {
                pending.append(word)
            }
        }
        if !pending.isEmpty { said.append(spell(pending.joined(separator: " "))) }
        return (said + [head]).joined(separator: " ")
    }
}
