/// A file or standard input read to its end.
enum WholeFile {
    /// Throws as `InputFile` does.
    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try file.read(1 << 20, into: &bytes) {}
        return bytes
    }
}
