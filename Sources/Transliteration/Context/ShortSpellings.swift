public import BitextModel

/// Words as messages cut them short (`nhi`, `kr`, `gyi`), and what they stand for.
///
/// Three columns: spelling, language tag, meanings joined by `|`, the likeliest first.
public struct ShortSpellings: Sendable {
    private var meanings: [String: [String]] = [:]

    /// The rows of `language` alone. Throws when a row has not three columns.
    public init(parsing text: String, file: String, language: LanguageTag) throws(DataTableError) {
        for row in try DataTable(parsing: text, file: file, columns: 3).rows where row.fields[1] == language.tag {
            meanings[String(row.fields[0])] = row.list(2).map(String.init)
        }
    }

    /// What `word`, in lower case, may stand for, the likeliest first; empty for what is not listed.
    public func meanings(of word: String) -> [String] { meanings[word] ?? [] }

    /// What `word`, in lower case, may stand for, with probabilities that halve from one to the next.
    func candidates(for word: String) -> [TransliterationCandidate] {
        (meanings[word] ?? []).enumerated().map { TransliterationCandidate(text: $1, probability: 0.6 / Double(1 << min($0, 8))) }
    }
}

extension WordEngine {
    /// Spellings of a word of running text, best first: those of `candidates` and what a short or drawn-out spelling (`yaarrr`) stands for.
    public func informalCandidates(for word: String, short: ShortSpellings?, limit: Int) -> [TransliterationCandidate] {
        let small = word.lowercased()
        let listed = short?.candidates(for: small) ?? []
        var found: [TransliterationCandidate] = []
        for text in Set([small, Self.undrawn(small, keeping: 1), Self.undrawn(small, keeping: 2)]).sorted() {
            found += candidates(for: text, limit: limit)
        }
        let share = listed.isEmpty ? 1.0 : 0.3
        var sums: [(text: String, probability: Double)] = listed.map { ($0.text, $0.probability) }
        // Of a listed word, what hardly anybody writes so is no choice: la is no का.
        for candidate in found {
            if let place = sums.firstIndex(where: { $0.text.utf8.elementsEqual(candidate.text.utf8) }) {
                sums[place].probability += candidate.probability * share
            } else if listed.isEmpty || candidate.probability >= Self.leastOfListed {
                sums.append((candidate.text, candidate.probability * share))
            }
        }
        let order = sums.indices.sorted { (sums[$1].probability, $0) < (sums[$0].probability, $1) }
        return order.prefix(limit + listed.count).map { TransliterationCandidate(text: sums[$0].text, probability: sums[$0].probability) }
    }

    /// How likely a spelling of a listed word is at least that the list does not have.
    private static let leastOfListed = 0.1

    /// `word` with letters that stand three times and more written `keeping` times.
    private static func undrawn(_ word: String, keeping count: Int) -> String {
        var result = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func flush(_ result: inout String.UnicodeScalarView) { result.append(contentsOf: run.prefix(run.count >= 3 ? count : run.count)) }
        for scalar in word.unicodeScalars {
            if run.last != scalar {
                flush(&result)
                run = []
            }
            run.append(scalar)
        }
        flush(&result)
        return String(result)
    }
}
