internal import GRDB

/// Index entries of many new terms, made together: an entry at a time costs several times as much as the rows themselves, since each goes to a page of its own.
///
/// All inside one transaction: when it is rolled back, tables, indexes and triggers are as they were. Sounds are held in memory, up to `mostSounds`, and written sorted; words are indexed when
/// the transaction ends; and where the glossary was empty, the indexes that only searches need are made at the end.
final class DeferredIndexes {
    /// 48 MB.
    private static let mostSounds = 4_000_000
    /// Rows of a statement: 999 values are what every build of SQLite takes.
    private static let rows = 400
    /// KiB of pages held while rows come in: identifiers come in any order.
    private static let cache = 262_144

    private struct Sound: Comparable {
        let key: UInt32
        let term: Int64
        static func < (left: Sound, right: Sound) -> Bool { (left.key, left.term) < (right.key, right.term) }
    }

    private let database: Database
    private let makesIndexes: Bool
    /// The first term whose words are not indexed yet.
    private var firstTerm: Int64
    private var sounds: [Sound] = []

    init(_ database: Database) throws {
        self.database = database
        firstTerm = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM term") ?? 0) + 1
        makesIndexes = firstTerm == 1
        try database.execute(sql: "PRAGMA cache_size = -\(Self.cache); DROP TRIGGER term_added")
        if makesIndexes { try database.execute(sql: "DROP INDEX term_folded; DROP INDEX change_of_concept") }
    }

    func add(sound key: UInt32, term: Int64) throws {
        sounds.append(Sound(key: key, term: term))
        if sounds.count >= Self.mostSounds { try writeSounds() }
    }

    /// Indexes what has come so far.
    func flush() throws {
        try writeSounds()
        try database.execute(
            sql: "INSERT INTO term_search (rowid, folded) SELECT id, folded FROM term WHERE id >= ?", arguments: [firstTerm])
        firstTerm = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM term") ?? 0) + 1
    }

    /// Indexes the rest, and puts back what was taken away.
    func finish() throws {
        try flush()
        try database.execute(sql: GlossarySchema.termAdded)
        if makesIndexes { try database.execute(sql: GlossarySchema.laterIndexes) }
    }

    private func writeSounds() throws {
        sounds.sort()
        var place = 0
        while place < sounds.count {
            let end = min(place + Self.rows, sounds.count)
            let values = Array(repeating: "(?, ?)", count: end - place).joined(separator: ",")
            let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO term_sound (key, term) VALUES \(values)")
            statement.setUncheckedArguments(StatementArguments(sounds[place..<end].flatMap { [Int64($0.key), $0.term] }))
            try statement.execute()
            place = end
        }
        sounds.removeAll(keepingCapacity: true)
    }
}
