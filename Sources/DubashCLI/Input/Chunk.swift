/// Units in which offsets are counted.
enum OffsetUnit: String, CaseIterable, Sendable {
    case utf8, utf16, scalar
}

/// Whole lines of an input, in one piece of bounded size, and where they stand.
struct Chunk: Sendable {
    var bytes: [UInt8]
    /// Offset of the first byte in the input, in UTF-8 bytes as given and in the units asked for.
    var start: Int
    var unitStart: Int
    /// Number of the first line, from 1.
    var line: Int
    /// Invalid UTF-8 that was replaced, in order: where in `bytes` the replacement begins, and how many bytes stood there.
    var repairs: [Repair] = []
    /// Name of the input when the reader left it to `validate()` whether `bytes` are UTF-8; nil when they are known to be.
    var unvalidated: String?

    struct Repair: Sendable {
        let offset: Int
        let originalLength: Int
    }

    /// Length of U+FFFD REPLACEMENT CHARACTER in UTF-8.
    static let replacementLength = 3
}

extension Chunk {
    /// Throws, with exit code 65, where the first bytes stand that are no UTF-8.
    func validate() throws {
        guard let name = unvalidated, let invalid = UTF8Validation.firstInvalid(bytes) else { return }
        throw UTF8Validation.failure(name: name, offset: start + invalid)
    }
}

/// A line (or paragraph) of a chunk.
struct Record {
    /// Content without its line end, in the chunk's bytes.
    let content: Range<Int>
    /// Where the line end stops: equal to `content.upperBound` where the input ends without one.
    let end: Int
    /// Number of its first line, from 1.
    let line: Int
}

/// How a chunk falls into records.
enum RecordMode: Sendable {
    case lines
    /// Lines up to a blank line are one record, a blank line is one of its own.
    case paragraphs
}

extension Chunk {
    /// Calls `body` with each record in order.
    func forEachRecord(_ mode: RecordMode, _ body: (Record) throws -> Void) rethrows {
        var start = 0
        var line = self.line
        while start < bytes.count {
            let first = line
            var (contentEnd, end) = lineEnd(from: start)
            line += 1
            if mode == .paragraphs, !isBlank(start, contentEnd) {
                while end < bytes.count {
                    let (nextContent, next) = lineEnd(from: end)
                    if isBlank(end, nextContent) { break }
                    (contentEnd, end) = (nextContent, next)
                    line += 1
                }
            }
            try body(Record(content: start..<contentEnd, end: end, line: first))
            start = end
        }
    }

    private func lineEnd(from start: Int) -> (content: Int, end: Int) {
        guard let feed = ByteSearch.first(0x0A, in: bytes, from: start) else { return (bytes.count, bytes.count) }
        return (feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed, feed + 1)
    }

    private func isBlank(_ start: Int, _ end: Int) -> Bool {
        bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}
