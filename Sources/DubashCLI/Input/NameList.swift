internal import Transliteration

/// Reads the list of `dubash match --against`: one name a line, empty lines passed over.
enum NameList {
    /// Throws with the exit codes of input: 66 for no such file, 65 for bytes that are no UTF-8.
    static func read(_ path: String, matcher: NameMatcher, policy: InvalidUTF8Policy) throws -> NameIndex {
        let file = try InputFile(path: path)
        var reader = ChunkReader(file: file, mode: .lines, policy: policy)
        var builder = NameIndexBuilder(matcher: matcher)
        while let chunk = try reader.next() {
            try chunk.forEachRecord(.lines) { record in
                var content = chunk.bytes[record.content]
                if chunk.start == 0, record.content.lowerBound == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) {
                    content = content.dropFirst(3)
                }
                guard !content.isEmpty else { return }
                do { try builder.add(content) } catch { throw CommandFailure(.badInput, "\(file.name):\(record.line): \(error)") }
            }
        }
        return builder.finish()
    }
}
