internal import GRDB
internal import Transliteration

extension GlossaryStore {
    /// Words of a term that are found by sound, at most.
    static let mostSoundWords = 12
    /// Terms looked at for a word of a query, and compared in full.
    private static let mostPostings = 3000
    private static let mostCompared = 1000
    /// Where the best is below, words of nearly the same sound are looked at too.
    private static let goodScore = 0.95

    /// A concept that a query may mean.
    public struct Match: Sendable {
        public var concept: Concept
        /// The term that was found.
        public var term: String
        /// 0–1: 1 for a term equal to the query but for spelling variants.
        public var score: Double
    }

    /// Concepts whose terms are like `query`, which may be in any script and misspelled: by equal folded text, by words (the last may be unfinished) and by sound.
    /// The best first, at most `limit`, none below `minimum`; equal ones in the order in which they were added. Cost: milliseconds.
    public func search(_ query: String, limit: Int, minimum: Double = 0.5) throws -> [Match] {
        let words = TermSearchKeys.words(query).prefix(Self.mostSoundWords)
        guard !words.isEmpty else { return [] }
        let folded = keys.folded(query)
        let beginnings = Set(Self.beginnings(folded))
        return try reading { database in
            var scores: [Int64: Double] = [:]
            for reading in [folded] + keys.alternatives(query).map(keys.folded) {
                for id in try Int64.fetchAll(database, sql: "SELECT id FROM term WHERE folded = ? LIMIT 200", arguments: [reading]) {
                    scores[id] = 1
                }
            }
            var candidates: [Int64: Int] = [:]
            for id in try Self.byWords(database, words.map(keys.fold)) { candidates[id, default: 0] += words.count * 2 }
            for word in words {
                for id in try Self.bySound(database, keys.sounds(word)) { candidates[id, default: 0] += 2 }
            }
            for beginning in beginnings.sorted() {
                for id in try Int64.fetchAll(database, sql: "SELECT id FROM term WHERE folded = ? LIMIT 20", arguments: [beginning]) {
                    candidates[id, default: 0] += words.count * 2
                }
            }
            var texts: [Int64: (concept: Int64, text: String)] = [:]
            let statement = try database.cachedStatement(sql: "SELECT concept, text, folded FROM term WHERE id = ?")
            func compare() throws {
                let ranked = candidates.filter { scores[$0.key] == nil }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                for id in Array(scores.keys) + ranked.prefix(Self.mostCompared).map(\.key) where texts[id] == nil {
                    guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
                    let (text, key) = (row[1] as String, row[2] as String)
                    texts[id] = (row[0], text)
                    if scores[id] == nil {
                        let likeness = Self.likeness(folded, key)
                        scores[id] =
                            max(soundLikeness(query, text, likeness), Self.coverage(folded, key, beginnings), likeness * 0.95) * 0.99
                    }
                }
            }
            try compare()
            if (scores.values.max() ?? 0) < Self.goodScore {
                for word in words { for id in try Self.bySound(database, keys.nearSounds(word)) { candidates[id, default: 0] += 1 } }
                try compare()
            }
            var best: [Int64: (term: Int64, score: Double)] = [:]
            for (id, score) in scores {
                guard let term = texts[id] else { continue }
                if let known = best[term.concept], (known.score, id) >= (score, known.term) { continue }
                best[term.concept] = (id, score)
            }
            let order = best.filter { $0.value.score >= minimum }.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }
            return try order.prefix(limit).compactMap { concept, found in
                guard let stored = try StoredConcept.find(database, id: concept, path: path) else { return nil }
                return Match(concept: stored.concept, term: texts[found.term]?.text ?? "", score: found.score)
            }
        }
    }

    /// How alike the words of `query` are to the likest words of `term`, 0–1: 1 less the share of letters that must change, by a quarter less where the term has much more than the query.
    private static func likeness(_ query: String, _ term: String) -> Double {
        let words = term.split(separator: " ").prefix(mostSoundWords).map { Array($0.unicodeScalars) }
        let wanted = query.split(separator: " ").prefix(mostSoundWords).map { Array($0.unicodeScalars) }
        guard !words.isEmpty, !wanted.isEmpty, (words + wanted).allSatisfy({ $0.count <= 64 }) else { return 0 }
        var sum = 0.0
        for word in wanted {
            let best = words.map { other in
                1 - Double(TransliterationMetrics.editDistance(word, other)) / Double(max(word.count, other.count))
            }
            sum += best.max() ?? 0
        }
        let share = min(1, Double(query.utf8.count) / Double(max(1, term.utf8.count)))
        return sum / Double(wanted.count) * (0.75 + 0.25 * share)
    }

    /// How alike two names sound, 0–1. Within one script the letters have a say: sounds alone make too much alike. Across scripts the query may be a part of the term, of which each word is heard.
    private func soundLikeness(_ query: String, _ term: String, _ likeness: Double) -> Double {
        let whole = keys.similarity(query, term)
        guard Self.isPlain(query) != Self.isPlain(term) else { return min(whole, likeness + 0.25) }
        let (wanted, parts) = (TermSearchKeys.words(query), TermSearchKeys.words(term))
        guard parts.count > wanted.count, parts.count <= Self.mostSoundWords else { return whole }
        var sum = 0.0
        for word in wanted {
            let best = parts.map { keys.similarity(word, $0) }.max() ?? 0
            guard best >= Self.goodPart else { return whole }
            sum += best
        }
        return max(whole, sum / Double(wanted.count) * (0.62 + 0.3 * Double(wanted.count) / Double(parts.count)))
    }

    private static let goodPart = 0.9

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// What a single long word begins with, letter by letter: the words that it may be a compound of.
    private static func beginnings(_ word: String) -> [String] {
        let scalars = Array(word.unicodeScalars)
        guard scalars.count > 4, scalars.count <= 64, !scalars.contains(" ") else { return [] }
        return (3..<scalars.count).filter { ![.nonspacingMark, .spacingMark].contains(scalars[$0].properties.generalCategory) }
            .map { String(String.UnicodeScalarView(scalars[..<$0])) }
    }

    /// Share of the term's letters that the query's words make up, where all of them stand in it; or of the query's, where the term is its beginning.
    private static func coverage(_ query: String, _ term: String, _ beginnings: Set<String>) -> Double {
        let wanted = query.split(separator: " ")
        let words = term.split(separator: " ")
        guard let last = wanted.last else { return 0 }
        if beginnings.contains(term) {
            return Double(term.utf8.count) / Double(query.utf8.count) * 0.5 + 0.4
        }
        let isWhole = wanted.dropLast().allSatisfy { words.contains($0) } && words.contains { $0.hasPrefix(last) }
        return isWhole ? min(1, Double(query.utf8.count) / Double(max(1, term.utf8.count))) * 0.5 + 0.45 : 0
    }

    private static func byWords(_ database: Database, _ words: [String]) throws -> [Int64] {
        // Quotes cannot stand in words; they keep AND and NEAR from being operators.
        let pattern = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
        return try Int64.fetchAll(
            database, sql: "SELECT rowid FROM term_search WHERE term_search MATCH ? ORDER BY rank, rowid LIMIT ?",
            arguments: [pattern, mostCompared])
    }

    private static func bySound(_ database: Database, _ keys: [UInt32]) throws -> Set<Int64> {
        var found: Set<Int64> = []
        let statement = try database.cachedStatement(sql: "SELECT term FROM term_sound WHERE key = ? ORDER BY term LIMIT ?")
        for key in keys where found.count < mostPostings {
            found.formUnion(try Int64.fetchAll(statement, arguments: [Int64(key), mostPostings]))
        }
        return found
    }
}
