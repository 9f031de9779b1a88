/// Why a model file cannot be used.
public enum ModelFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    /// The first eight bytes are not those of a Dubash model.
    case notAModel(path: String)
    /// Written by another version of Dubash.
    case version(path: String, found: UInt32, expected: UInt32)
    /// A model, but of another kind: a word table where a tagger is asked for.
    case kind(path: String, found: String, expected: String)
    /// Fewer or more bytes than the header says.
    case truncated(path: String, found: Int, expected: UInt64)
    /// The content does not match the checksum: bytes were changed after the file was made.
    case damaged(path: String)
    /// A section is missing or has an impossible shape.
    case section(path: String, name: String, problem: String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        case .notAModel(let path): "\(path): not a Dubash model file"
        case .version(let path, let found, let expected):
            "\(path): model format \(found); this build of Dubash reads format \(expected)"
        case .kind(let path, let found, let expected): "\(path): a model of kind “\(found)”, not “\(expected)”"
        case .truncated(let path, let found, let expected): "\(path): \(found) bytes where the header promises \(expected)"
        case .damaged(let path): "\(path): damaged: its content does not match its checksum"
        case .section(let path, let name, let problem): "\(path): section “\(name)”: \(problem)"
        }
    }
}
