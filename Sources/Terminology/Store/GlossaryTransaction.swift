internal import BitextModel
internal import GRDB

/// Changes to a glossary that are made together.
public struct GlossaryTransaction {
    /// What became of a concept that was added.
    public enum Outcome: Sendable { case added, changed, unchanged }

    private let database: Database
    private let keys: TermSearchKeys
    private let path: String
    private let author: String
    private let time: String
    /// Index entries that are made at the end, all at once; nil where each row is indexed when it is written.
    private let deferred: DeferredIndexes?

    init(_ database: Database, keys: TermSearchKeys, path: String, author: String, time: String, isBulk: Bool = false) throws {
        deferred = isBulk ? try DeferredIndexes(database) : nil
        self.database = database
        self.keys = keys
        self.path = path
        self.author = author
        self.time = time
    }

    // MARK: - Changes

    /// Adds a concept, or joins it to the one of the same identifier: terms that it does not have are added behind its own, and statuses, notes and forms of those it has
    /// are taken over. A second preferred term in a language is kept as admitted. Cost: about 20 µs a term in bulk, 50 otherwise.
    ///
    /// - Parameter detail: for the history: the file that it comes from.
    @discardableResult
    public func add(_ concept: Concept, detail: String = "") throws -> Outcome {
        guard try exists(concept.identifier), var stored = try StoredConcept.find(database, concept.identifier, path: path) else {
            let id = try insert(concept)
            for section in concept.sections { for term in section.terms { try insert(term, section.language, of: id) } }
            try record(.added, concept.identifier, detail)
            return .added
        }
        let before = stored.concept
        try join(concept, to: &stored)
        guard stored.concept != before else { return .unchanged }
        try record(.changed, concept.identifier, detail)
        return .changed
    }

    /// The concept of that name as it now is, or nil.
    public func concept(_ identifier: String) throws -> Concept? {
        try StoredConcept.find(database, identifier, path: path)?.concept
    }

    /// Makes what was left for the end. Nothing can be changed afterwards.
    func finish() throws { try deferred?.finish() }

    private func exists(_ identifier: String) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT id FROM concept WHERE identifier = ?")
        statement.setUncheckedArguments([identifier])
        return try Int64.fetchOne(statement) != nil
    }

    /// Removes a concept with its terms; its history stays. Throws `unknownConcept`.
    public func remove(_ identifier: String, detail: String = "") throws {
        guard let stored = try StoredConcept.find(database, identifier, path: path) else {
            throw GlossaryStoreError.unknownConcept(identifier)
        }
        try delete(stored)
        try record(.removed, identifier, detail)
    }

    /// Moves the terms of `identifier` to `target`, as `add` does, and removes it. Throws `unknownConcept`.
    public func merge(_ identifier: String, into target: String) throws {
        guard let stored = try StoredConcept.find(database, identifier, path: path) else {
            throw GlossaryStoreError.unknownConcept(identifier)
        }
        guard var kept = try StoredConcept.find(database, target, path: path) else { throw GlossaryStoreError.unknownConcept(target) }
        guard identifier != target else { return }
        try delete(stored)
        var concept = stored.concept
        if kept.concept.type != .other { concept.type = kept.concept.type }
        try join(concept, to: &kept)
        try record(.merged, identifier, "into \(target)")
        try record(.changed, target, "terms of \(identifier)")
    }

    // MARK: - Rows

    private func insert(_ concept: Concept) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO concept (identifier, type, subject, note, source, conditions) VALUES (?, ?, ?, ?, ?, ?)")
        try execute(
            statement,
            [
                concept.identifier, concept.type.rawValue, concept.subject, concept.note, concept.source, Self.text(concept.conditions),
            ])
        return database.lastInsertedRowID
    }

    /// The number of arguments is right: it is not checked again for each row.
    private func execute(_ statement: Statement, _ arguments: StatementArguments) throws {
        statement.setUncheckedArguments(arguments)
        try statement.execute()
    }

    private static func text(_ conditions: [TermCondition]) -> String { conditions.map(\.description).joined(separator: ";") }

    @discardableResult
    private func insert(_ term: Term, _ language: LanguageTag, of concept: Int64) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO term (concept, language, text, form, status, part_of_speech, note, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let words = TermSearchKeys.words(term.text)
        try execute(
            statement,
            [
                concept, language.tag, term.text, term.form.rawValue, term.status.rawValue, term.partOfSpeech?.rawValue, term.note,
                keys.folded(words),
            ])
        let id = database.lastInsertedRowID
        try insertSounds(words, id)
        return id
    }

    private func insertSounds(_ words: [String], _ id: Int64) throws {
        if let deferred {
            for word in words.prefix(GlossaryStore.mostSoundWords) {
                for key in keys.sounds(word) { try deferred.add(sound: key, term: id) }
            }
            return
        }
        let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO term_sound (key, term) VALUES (?, ?)")
        for word in words.prefix(GlossaryStore.mostSoundWords) {
            for key in keys.sounds(word) { try statement.execute(arguments: [Int64(key), id]) }
        }
    }

    private func delete(_ stored: StoredConcept) throws {
        try deferred?.flush()
        let sounds = try database.cachedStatement(sql: "DELETE FROM term_sound WHERE key = ? AND term = ?")
        for (section, ids) in zip(stored.concept.sections, stored.terms) {
            for (term, id) in zip(section.terms, ids) {
                for word in TermSearchKeys.words(term.text).prefix(GlossaryStore.mostSoundWords) {
                    for key in keys.sounds(word) { try sounds.execute(arguments: [Int64(key), id]) }
                }
            }
        }
        try database.execute(sql: "DELETE FROM term WHERE concept = ?", arguments: [stored.id])
        try database.execute(sql: "DELETE FROM concept WHERE id = ?", arguments: [stored.id])
    }

    private func join(_ new: Concept, to stored: inout StoredConcept) throws {
        let old = stored.concept
        stored.concept.join(new)
        let concept = stored.concept
        if (old.type, old.subject, old.note, old.source) != (concept.type, concept.subject, concept.note, concept.source)
            || old.conditions != concept.conditions
        {
            try database.execute(
                sql: "UPDATE concept SET type = ?, subject = ?, note = ?, source = ?, conditions = ? WHERE id = ?",
                arguments: [
                    concept.type.rawValue, concept.subject, concept.note, concept.source, Self.text(concept.conditions), stored.id,
                ])
        }
        // Sections and terms keep their places when concepts are joined: new ones stand behind.
        for (place, section) in concept.sections.enumerated() {
            if place == stored.terms.count { stored.terms.append([]) }
            let known = place < old.sections.count ? old.sections[place].terms : []
            for (number, term) in section.terms.enumerated() {
                if number >= known.count {
                    stored.terms[place].append(try insert(term, section.language, of: stored.id))
                } else if term != known[number] {
                    try database.execute(
                        sql: "UPDATE term SET form = ?, status = ?, part_of_speech = ?, note = ? WHERE id = ?",
                        arguments: [
                            term.form.rawValue, term.status.rawValue, term.partOfSpeech?.rawValue, term.note, stored.terms[place][number],
                        ])
                }
            }
        }
    }

    private func record(_ action: ConceptChange.Action, _ identifier: String, _ detail: String) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO change (concept, time, author, action, detail) VALUES (?, ?, ?, ?, ?)")
        try execute(statement, [identifier, time, author, action.rawValue, detail])
    }

    // MARK: - Keys

    /// Makes all search keys anew where other functions have made them.
    func renewKeys() throws {
        let known = try String.fetchOne(database, sql: "SELECT value FROM metadata WHERE key = 'keys'")
        guard known != keys.version else { return }
        if known != nil {
            try database.execute(sql: "DELETE FROM term_sound")
            var last: Int64 = 0
            while true {
                let rows = try Row.fetchAll(
                    database, sql: "SELECT id, text FROM term WHERE id > ? ORDER BY id LIMIT 1000", arguments: [last])
                guard !rows.isEmpty else { break }
                for row in rows {
                    let (id, text) = (row[0] as Int64, row[1] as String)
                    try database.execute(sql: "UPDATE term SET folded = ? WHERE id = ?", arguments: [keys.folded(text), id])
                    try insertSounds(TermSearchKeys.words(text), id)
                    last = id
                }
            }
        }
        try database.execute(sql: "INSERT OR REPLACE INTO metadata (key, value) VALUES ('keys', ?)", arguments: [keys.version])
    }
}
