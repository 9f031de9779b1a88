/// Lines of a file read as a whole, without their ends; a BOM is passed over.
enum TextLines {
    /// Throws as `InputFile` does, and with exit code 65 for bytes that are no UTF-8 unless these are to be replaced.
    static func read(_ path: String, policy: InvalidUTF8Policy) throws -> [String] {
        let file = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try file.read(1 << 20, into: &bytes) {}
        if policy == .error, let fault = UTF8Validation.firstInvalid(bytes) { throw UTF8Validation.failure(name: file.name, offset: fault) }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self) }
    }
}
