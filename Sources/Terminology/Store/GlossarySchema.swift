internal import GRDB

/// The tables of a glossary file and their versions.
enum GlossarySchema {
    /// In the head of the file (`PRAGMA application_id`): "DbGl".
    static let application: Int32 = 0x4462_476C
    /// In `PRAGMA user_version`.
    static let version = 1

    /// Brings the tables to `version`, from an empty file or an earlier version. Inside a transaction.
    static func migrate(_ database: Database, from found: Int) throws {
        if found < 1 { try database.execute(sql: first) }
        try database.execute(sql: "PRAGMA application_id = \(application); PRAGMA user_version = \(version)")
    }

    /// `term_search` is by words: by default SQLite takes the vowel signs of Indic scripts for separators.
    private static let first = """
        CREATE TABLE metadata (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE concept (
            id INTEGER PRIMARY KEY,
            identifier TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            subject TEXT NOT NULL,
            note TEXT NOT NULL,
            source TEXT NOT NULL,
            conditions TEXT NOT NULL
        );
        CREATE TABLE term (
            id INTEGER PRIMARY KEY,
            concept INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            form TEXT NOT NULL,
            status TEXT NOT NULL,
            part_of_speech TEXT,
            note TEXT NOT NULL,
            folded TEXT NOT NULL
        );
        CREATE INDEX term_of_concept ON term (concept);
        CREATE TABLE term_sound (key INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE term_search USING fts5 (
            folded, content = 'term', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
        );
        \(termAdded)
        CREATE TRIGGER term_removed AFTER DELETE ON term BEGIN
            INSERT INTO term_search (term_search, rowid, folded) VALUES ('delete', old.id, old.folded);
        END;
        CREATE TRIGGER term_changed AFTER UPDATE OF folded ON term BEGIN
            INSERT INTO term_search (term_search, rowid, folded) VALUES ('delete', old.id, old.folded);
            INSERT INTO term_search (rowid, folded) VALUES (new.id, new.folded);
        END;
        CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            concept TEXT NOT NULL,
            time TEXT NOT NULL,
            author TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        );
        \(laterIndexes)
        """

    /// What `DeferredIndexes` takes away and makes again.
    static let termAdded = """
        CREATE TRIGGER term_added AFTER INSERT ON term BEGIN INSERT INTO term_search (rowid, folded) VALUES (new.id, new.folded); END;
        """
    static let laterIndexes = """
        CREATE INDEX term_folded ON term (folded);
        CREATE INDEX change_of_concept ON change (concept);
        """
}
