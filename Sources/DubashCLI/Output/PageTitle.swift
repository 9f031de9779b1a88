/// The title of a page for reading.
enum PageTitle {
    /// The name of the file: where it lay is nobody's business. What ends with a slash is its own title.
    static func text(path: String) -> String {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
        return name.isEmpty ? path : String(name)
    }
}
