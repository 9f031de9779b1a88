public import BitextModel
internal import GRDB

/// A termbase in an SQLite file: concepts with their terms, their history, and search by word and by sound.
///
/// Several processes may use one file: readers are never kept waiting, a writer waits up to `patience` seconds for another. What is written in one `write` is
/// written whole or, after an error or a crash, not at all (write-ahead log). Safe to share between tasks.
public final class GlossaryStore: Sendable {
    /// Seconds to wait for another process that is writing.
    public static let patience = 600

    public let path: String
    let keys: TermSearchKeys
    private let queue: DatabaseQueue
    /// Whether the file was not there before.
    private let isMade: Bool

    public enum Access: Sendable {
        case read
        case write
        /// The file is made where there is none.
        case create
    }

    /// Opens `path`. With `write` and `create`, tables of earlier versions are brought up to date. Throws `GlossaryStoreError`: a missing or damaged file, one that
    /// is no glossary, one of a later version.
    public init(path: String, access: Access, keys: TermSearchKeys) throws(GlossaryStoreError) {
        self.path = path
        self.keys = keys
        // SQLite would keep it in a file that it throws away.
        if path.isEmpty { throw .cannotOpen(path: "''", detail: "a file must have a name") }
        let isNew = access == .create && FileStatus.signature(path) == "none"
        isMade = isNew
        if access != .create, !Self.exists(path) { throw .missing(path: path) }
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(Self.patience))
        configuration.readonly = access == .read
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            self.queue = queue
            try Self.prepare(queue, path: path, access: access, keys: keys)
        } catch let error as GlossaryStoreError {
            throw error
        } catch let error as DatabaseError {
            throw GlossaryStoreError(error, path: path)
        } catch {
            throw .cannotOpen(path: path, detail: "\(error)")
        }
    }

    /// A glossary in memory, empty.
    public init(keys: TermSearchKeys) throws(GlossaryStoreError) {
        path = "memory"
        isMade = false
        self.keys = keys
        do {
            queue = try DatabaseQueue()
            try queue.write { try GlossarySchema.migrate($0, from: 0) }
        } catch { throw .cannotOpen(path: "memory", detail: "\(error)") }
    }

    private static func exists(_ path: String) -> Bool { FileStatus.isRegular(path) }

    private static func prepare(_ queue: DatabaseQueue, path: String, access: Access, keys: TermSearchKeys) throws {
        func state(_ database: Database) throws -> (application: Int32, version: Int, tables: Int) {
            (
                try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        func check(_ database: Database) throws -> Int {
            let found = try state(database)
            if found.tables == 0, found.application == 0 { return 0 }
            guard found.application == GlossarySchema.application else { throw GlossaryStoreError.foreign(path: path) }
            guard found.version <= GlossarySchema.version else {
                throw GlossaryStoreError.newerSchema(path: path, found: found.version, known: GlossarySchema.version)
            }
            return found.version
        }
        let version = try queue.read(check)
        guard access != .read else {
            if version < GlossarySchema.version { throw GlossaryStoreError.foreign(path: path) }
            return
        }
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            // Written through to the disk at checkpoints: a crash of the program loses nothing, one of the machine at most the last transactions.
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536")
            try database.inTransaction(.immediate) {
                // Another process may have been here since.
                let version = try check(database)
                if version < GlossarySchema.version { try GlossarySchema.migrate(database, from: version) }
                return .commit
            }
        }
    }

    // MARK: - Reading

    /// Calls `body` with each concept in the order in which they were added, one at a time. Throws `GlossaryStoreError`, and what `body` throws.
    public func forEachConcept(_ body: (Concept) throws -> Void) throws {
        try reading { database in try StoredConcept.forEach(database, path: self.path, body) }
    }

    /// The concept of that name, or nil.
    public func concept(_ identifier: String) throws -> Concept? {
        try reading { database in try StoredConcept.find(database, identifier, path: self.path)?.concept }
    }

    /// All concepts as a glossary of two languages.
    public func glossary(source: LanguageTag, target: LanguageTag) throws -> Glossary {
        var glossary = Glossary(sourceLanguage: source, targetLanguage: target)
        try forEachConcept { glossary.concepts.append($0) }
        return glossary
    }

    /// Changes whenever what the file holds does: its last change, and sizes and times of the file and its log. Microseconds, whatever the size.
    public func signature() throws -> String {
        let last = try reading { database in
            try Row.fetchOne(database, sql: "SELECT id, concept, time, author, detail FROM change ORDER BY id DESC LIMIT 1")
                .map { "\($0[0] as Int64) \($0[1] as String) \($0[2] as String) \($0[3] as String) \($0[4] as String)" } ?? "empty"
        }
        return "\(last) \(FileStatus.signature(path)) \(FileStatus.signature(path + "-wal"))"
    }

    /// The history of a concept, the oldest change first.
    public func changes(of identifier: String) throws -> [ConceptChange] {
        try reading { database in
            try Row.fetchAll(
                database, sql: "SELECT time, author, action, detail FROM change WHERE concept = ? ORDER BY id", arguments: [identifier]
            )
            .map { row in
                ConceptChange(
                    concept: identifier, time: row[0], author: row[1], action: ConceptChange.Action(rawValue: row[2]) ?? .changed,
                    detail: row[3])
            }
        }
    }

    /// Reads in one transaction: what other processes write meanwhile is not seen.
    func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try translating { try queue.read(body) }
    }

    // MARK: - Writing

    /// Changes the glossary: all that `body` does, or nothing where it throws. `time` is ISO 8601. `isBulk`: many terms are coming; they are indexed at the end, several times as fast.
    public func write<Value>(author: String, time: String, isBulk: Bool = false, _ body: (inout GlossaryTransaction) throws -> Value) throws
        -> Value
    {
        try translating {
            var result: Value?
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try renewKeys(database)
                    var transaction = try GlossaryTransaction(
                        database, keys: keys, path: path, author: author, time: time, isBulk: isBulk)
                    result = try body(&transaction)
                    try transaction.finish()
                    return .commit
                }
            }
            guard let result else { throw GlossaryStoreError.inputOutput(path: path, detail: "the transaction did not run") }
            return result
        }
    }

    /// Takes the file away where this store has made it, nothing has been written to it, and nobody else uses it: after a first import that failed.
    public func discardIfUnused() {
        guard isMade, (try? reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM change") }) == 0 else { return }
        // The log can be given up only while no other process has the file open.
        let isAlone = (try? queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }) == "delete"
        guard isAlone, (try? queue.close()) != nil else { return }
        FileStatus.remove(path)
    }

    /// Gives up the log and closes the file, which holds everything by itself from then on and may be moved. The store can be used no more.
    package func seal() throws {
        try translating {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        }
    }

    /// Whether the file's pages are whole and fit together. Reads all of it: below 0.1 s for 32 MB that are in memory.
    package func isSound() throws -> Bool { try reading { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") == "ok" } }

    private func renewKeys(_ database: Database) throws {
        try GlossaryTransaction(database, keys: keys, path: path, author: "", time: "").renewKeys()
    }

    private func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError { throw GlossaryStoreError(error, path: path) }
    }
}
