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
            var texts: [Int64: (concept: Int64, text: String)] = [:]
            let statement = try database.cachedStatement(sql: "SELECT concept, text, folded FROM term WHERE id = ?")
            func compare() throws {
                let ranked = candidates.filter { scores[$0.key] == nil }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                for id in Array(scores.keys) + ranked.prefix(Self.mostCompared).map(\.key) where texts[id] == nil {
                    guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
                    let (text, key) = (row[1] as String, row[2] as String)
                    texts[id] = (row[0], text)
                    if scores[id] == nil {
                        scores[id] =
                            max(keys.similarity(query, text), Self.coverage(folded, key), Self.likeness(folded, key) * 0.95) * 0.99
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

    /// Share of the term's letters that the query's words make up, where all of them stand in it.
    private static func coverage(_ query: String, _ term: String) -> Double {
        let wanted = query.split(separator: " ")
        let words = term.split(separator: " ")
        guard let last = wanted.last else { return 0 }
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
