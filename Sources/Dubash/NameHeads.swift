internal import BitextModel

/// Words in names of places and organizations that the target language says in its own words: हरिद्वार मार्ग is Haridwar Road. Data (`languages/<tag>/name-translations.tsv`).
///
/// A name whose last word is a head is said word by word; what the table has not is spelled by sound. A head by itself is a common noun and no name.
struct NameHeads: Sendable {
    private var heads = EquivalentWords<String>()
    private var parts = EquivalentWords<String>()
    private var bodies = EquivalentWords<Bool>()
    private var common = EquivalentWords<Bool>()
    /// English words that are written small inside names.
    private var links: Set<String> = []

    /// None.
    init() {}

    /// Columns: kind (`head`, `body`: a head of public bodies, `common`: a head of what there are many of, `part`), native spellings, English. Throws for another kind and a row without a side.
    init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 3).rows {
            func fail(_ problem: String) -> DataTableError { DataTableError(file: file, line: row.line, problem: problem) }
            let words = row.list(1)
            guard !words.isEmpty, !row.fields[2].isEmpty else { throw fail("a side has no word") }
            for word in words {
                switch row.fields[0] {
                case "head": heads[String(word)] = String(row.fields[2])
                case "body":
                    heads[String(word)] = String(row.fields[2])
                    bodies[String(word)] = true
                case "common":
                    heads[String(word)] = String(row.fields[2])
                    common[String(word)] = true
                case "part":
                    parts[String(word)] = String(row.fields[2])
                    if row.fields[2].first?.isLowercase == true { links.insert(String(row.fields[2])) }
                default: throw fail("no such kind: \(row.fields[0])")
                }
            }
        }
    }

    /// Whether English translates the word inside a name.
    func isPart(_ word: String) -> Bool { parts.contains(word.withoutJoiners) || heads.contains(word.withoutJoiners) }

    /// Whether the word is the head of public bodies' names (आयोग).
    func isBody(_ word: String) -> Bool { bodies.contains(word.withoutJoiners) }

    /// Whether the word is the head of names of what there are many of (कंपनी).
    func isCommon(_ word: String) -> Bool { common.contains(word.withoutJoiners) }

    /// Whether the name is one head and nothing else.
    func isCommonNoun(_ name: String) -> Bool { heads.contains(name.withoutJoiners) }

    /// Whether a name's last word is a head, or its last two are (हवाई अड्डा).
    func hasHead(_ name: String) -> Bool { hasHead(name.split(separator: " ").map(String.init)) }

    private func hasHead(_ words: [String]) -> Bool {
        guard let last = words.last else { return false }
        return isCommonNoun(last) || words.count > 1 && isCommonNoun("\(words[words.count - 2]) \(last)")
    }

    /// `name` in English where its end is a head; nil for other names. `spell` spells the words between those of the table.
    func rendering(of name: String, spell: (String) -> String) -> String? {
        guard name.utf8.contains(UInt8(ascii: " ")) else { return nil }
        let words = name.split(separator: " ").map(String.init)
        return words.count > 1 && hasHead(words) ? said(words, spell: spell) : nil
    }

    /// A stretch of a name: to be said, or said already.
    enum Piece {
        case native(String)
        case english(String)
    }

    /// A name some of whose stretches are said already. Words of the table are translated where its last word is a head; spaces and hyphens between the stretches stay.
    func rendering(of pieces: [Piece], hasHead: Bool, spell: (String) -> String) -> String {
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
        return withSmallLinks(result)
    }

    /// Words that the table writes small (of) as it does, but for the first.
    func withSmallLinks(_ english: String) -> String {
        let words = english.split(separator: " ", omittingEmptySubsequences: false)
        guard words.dropFirst().contains(where: { links.contains($0.lowercased()) }) else { return english }
        return words.enumerated().map { $0 > 0 && links.contains($1.lowercased()) ? $1.lowercased() : String($1) }.joined(separator: " ")
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
        var place = 0
        while place < words.count {
            let both = place + 1 < words.count ? heads["\(words[place]) \(words[place + 1])".withoutJoiners] : nil
            let part = both ?? translation(of: words[place], isLast: place + 1 == words.count)
            if let part {
                flush()
                said.append(part)
            } else {
                pending.append(words[place])
            }
            place += both == nil ? 1 : 2
        }
        flush()
        return withSmallLinks(said.joined(separator: " "))
    }
}
