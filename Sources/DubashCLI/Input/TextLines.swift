/// A file read as a whole, as text; a BOM is passed over.
enum TextLines {
    /// Throws as `InputFile` does, and with exit code 65 for bytes that are no UTF-8 unless these are to be replaced.
    static func text(_ path: String, policy: InvalidUTF8Policy) throws -> String {
        String(decoding: try bytes(path, policy), as: UTF8.self)
    }

    /// The same with a BOM, so that offsets count all bytes.
    static func whole(_ path: String, policy: InvalidUTF8Policy) throws -> String {
        String(decoding: try bytes(path, policy, keepsMark: true), as: UTF8.self)
    }

    /// Lines without their ends.
    static func read(_ path: String, policy: InvalidUTF8Policy) throws -> [String] {
        var lines = try bytes(path, policy).split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self) }
    }

    private static func bytes(_ path: String, _ policy: InvalidUTF8Policy, keepsMark: Bool = false) throws -> ArraySlice<UInt8> {
        let file = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try file.read(1 << 20, into: &bytes) {}
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CommandFailure(.badInput, "\(file.name): UTF-16; convert it first: iconv -f UTF-16 -t UTF-8")
        }
        if policy == .error, let fault = UTF8Validation.firstInvalid(bytes) { throw UTF8Validation.failure(name: file.name, offset: fault) }
        return !keepsMark && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    }
}
