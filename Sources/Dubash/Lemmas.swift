public import BitextModel

/// From inflected words to the words that a lexicon lists.
///
/// Rules in a table: an ending, what takes its place in the lemma, how many letters must be left, and how the gloss of the lemma is said, `*` standing for it (करेंगे → करना, `will *`). Which candidate is right the
/// lexicon tells: the first one that it lists, longer endings first, in the order of the table where endings are equally long.
public struct Lemmas: Sendable {
    struct Candidate: Hashable, Sendable {
        var lemma: String
        var pattern: String

        /// The gloss of the inflected word, from that of the lemma.
        func said(_ gloss: String) -> String {
            guard pattern != "*", let star = pattern.firstIndex(of: "*") else { return gloss }
            let before = pattern[..<star]
            return gloss.hasPrefix(before) ? gloss : before + gloss + pattern[pattern.index(after: star)...]
        }
    }

    private struct Rule: Sendable {
        let ending: [UInt32]
        let lemma: [UInt32]
        let least: Int
        let pattern: String
    }

    private var rules: [Rule] = []

    /// No rules.
    public init() {}

    /// Columns: ending, lemma's ending, least letters (code points) before it, pattern of the gloss. Throws on other lines.
    public init(parsing text: String, file: String) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 4).rows {
            guard !row.fields[0].isEmpty, let least = Int(row.fields[2]), least >= 1, row.fields[3].contains("*") else {
                throw DataTableError(
                    file: file, line: row.line,
                    problem: "no ending, '\(row.fields[2])' is no number of letters, or '\(row.fields[3])' has no '*'")
            }
            rules.append(
                Rule(
                    ending: row.fields[0].unicodeScalars.map(\.value), lemma: row.fields[1].unicodeScalars.map(\.value), least: least,
                    pattern: String(row.fields[3])))
        }
        let order = rules.indices.sorted { (-rules[$0].ending.count, $0) < (-rules[$1].ending.count, $1) }
        rules = order.map { rules[$0] }
    }

    /// What `word` may be a form of.
    func candidates(_ word: String) -> [Candidate] {
        let letters = word.unicodeScalars.map(\.value)
        var found: [Candidate] = []
        for rule in rules
        where letters.count >= rule.ending.count + rule.least && letters.suffix(rule.ending.count).elementsEqual(rule.ending) {
            var lemma = ""
            for value in letters.dropLast(rule.ending.count) + rule.lemma {
                if let scalar = Unicode.Scalar(value) { lemma.unicodeScalars.append(scalar) }
            }
            let candidate = Candidate(lemma: lemma, pattern: rule.pattern)
            if !found.contains(candidate) { found.append(candidate) }
        }
        return found
    }
}
