internal import GRDB

/// Why a glossary file cannot be used. Whatever was being written is undone.
public enum GlossaryStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(path: String)
    /// It is no SQLite file, or not one of this program.
    case foreign(path: String)
    /// A later version of the program has written it.
    case newerSchema(path: String, found: Int, known: Int)
    case damaged(path: String, detail: String)
    case diskFull(path: String)
    /// Another process has been writing for longer than `seconds`.
    case busy(path: String, seconds: Int)
    case readOnly(path: String)
    case cannotOpen(path: String, detail: String)
    case inputOutput(path: String, detail: String)
    case unknownConcept(String)
    /// A value of the file that this program does not know: a status, a type.
    case badValue(path: String, column: String, value: String)

    public var description: String {
        switch self {
        case .missing(let path): "\(path): no such file"
        case .foreign(let path): "\(path): no glossary of this program"
        case .newerSchema(let path, let found, let known):
            "\(path): written by a later version (schema \(found); this one knows up to \(known))"
        case .damaged(let path, let detail): "\(path): the file is damaged: \(detail)"
        case .diskFull(let path): "\(path): no space left; the glossary is as it was before"
        case .busy(let path, let seconds): "\(path): another process has been writing to it for more than \(seconds) s"
        case .readOnly(let path): "\(path): may be read only"
        case .cannotOpen(let path, let detail): "\(path): cannot be opened: \(detail)"
        case .inputOutput(let path, let detail): "\(path): \(detail); the glossary is as it was before"
        case .unknownConcept(let identifier): "no concept is called \(identifier)"
        case .badValue(let path, let column, let value): "\(path): unknown value '\(value)' for \(column)"
        }
    }

    /// What SQLite says, in the words of this type.
    init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .foreign(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, seconds: GlossaryStore.patience)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, detail: detail)
        default: self = .inputOutput(path: path, detail: detail)
        }
    }
}
