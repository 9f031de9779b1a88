internal import BitextModel

/// Words in names of places and organizations that the target language says in its own words: हरिद्वार मार्ग is Haridwar Road. Data (`languages/<tag>/name-translations.tsv`).
///
/// A name whose last word is a head is said word by word; what the table has not is spelled by sound. A head by itself is a common noun and no name.
struct NameHeads: Sendable {
    private var heads = EquivalentWords<String>()
    private var parts = EquivalentWords<String>()

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

    /// Whether English translates the word inside a name.
    func isPart(_ word: String) -> Bool { parts.contains(word.withoutJoiners) || heads.contains(word.withoutJoiners) }

    /// Whether the name is one head and nothing else.
    func isCommonNoun(_ name: String) -> Bool { heads.contains(name.withoutJoiners) }

    /// `name` in English where its last word is a head; nil for other names. `spell` spells the words between those of the table.
    func rendering(of name: String, spell: (String) -> String) -> String? {
        guard let space = name.utf8.lastIndex(of: UInt8(ascii: " ")), isCommonNoun(String(name[name.utf8.index(after: space)...])) else {
            return nil
        }
        let words = name.split(separator: " ").map(String.init)
        guard words.count > 1 else { return nil }
        return said(words, spell: spell)
    }

    /// A stretch of a name: to be said, or said already.
    enum Piece {
        case native(String)
        case english(String)
    }

    /// A name some of whose stretches are said already, and whether its last word is a head. Words of the table are translated where it is; spaces and hyphens between the stretches stay.
    func rendering(of pieces: [Piece], spell: (String) -> String) -> (english: String, hasHead: Bool) {
        var hasHead = false
        if case .native(let text)? = pieces.last, let last = text.split(separator: " ").last { hasHead = isCommonNoun(String(last)) }
        var result = ""
        for piece in pieces {
            switch piece {
            case .english(let text): result += text
            case .native(let text):
                let isJoined = text.first != " "
                let words = text.split(separator: " ").map(String.init)
                guard !words.isEmpty else {
                    result += text
                    continue
                }
                if !isJoined { result += " " }
                let phrase = words.joined(separator: " ")
                let isSpoken = text.unicodeScalars.contains { $0.properties.isAlphabetic }
                // उत्तर- before पश्चिमी भारत.
                let direction = words.count == 1 && text.last == "-" ? translation(of: phrase, isLast: false) : nil
                result += !isSpoken ? phrase : direction ?? (hasHead ? said(words, spell: spell) : spell(phrase))
                if text.last == " " { result += " " }
            }
        }
        return (result, hasHead)
    }

    /// What the table has for a word, or for all of its parts between hyphens (उत्तर-पश्चिमी); nil where it has not.
    private func translation(of given: String, isLast: Bool) -> String? {
        let word = given.withoutJoiners
        func known(_ word: String) -> String? { isLast ? heads[word] ?? parts[word] : parts[word] ?? heads[word] }
        guard word.utf8.contains(UInt8(ascii: "-")) else { return known(word) }
        var result: [String] = []
        for part in word.split(separator: "-", omittingEmptySubsequences: false) {
            guard let said = part.isEmpty ? "" : known(String(part)) else { return nil }
            result.append(said)
        }
        return result.joined(separator: "-")
    }

    private func said(_ words: [String], spell: (String) -> String) -> String {
        var said: [String] = []
        var pending: [String] = []
        func flush() {
            if !pending.isEmpty { said.append(spell(pending.joined(separator: " "))) }
            pending = []
        }
        for (place, given) in words.enumerated() {
            if let part = translation(of: given, isLast: place + 1 == words.count) {
                flush()
                said.append(part)
            } else {
                pending.append(given)
            }
        }
        flush()
        return said.joined(separator: " ")
    }
}
