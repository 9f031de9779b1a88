/// Bytes that are read at any place: a file, or one that was expanded to memory.
package struct RandomBytes {
    /// Bytes of one dictionary held in memory, at most.
    package static let maximumInMemory = 536_870_912

    /// As the caller named it.
    package let file: String
    package let count: Int
    private let read: (_ offset: Int, _ count: Int) throws -> [UInt8]

    package init(file: String, count: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) {
        self.file = file
        self.count = count
        self.read = read
    }

    package init(file: String, _ bytes: [UInt8]) {
        self.init(file: file, count: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }
    }

    /// All that `source` gives, up to `maximumInMemory`. Throws `TextReadingError` beyond.
    package init(file: String, expanding source: GzipReader.Source) throws {
        var bytes: [UInt8] = []
        while case let piece = try source(1 << 20), !piece.isEmpty {
            bytes += piece
            guard bytes.count <= Self.maximumInMemory else {
                throw TextReadingError(.limit(.fileLength, maximum: Self.maximumInMemory), file: file)
            }
        }
        self.init(file: file, bytes)
    }

    /// Nil where the range does not lie in the file.
    package func bytes(at offset: Int, count: Int) throws -> [UInt8]? {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else { return nil }
        guard count <= 16_777_216 else { throw TextReadingError(.limit(.recordLength, maximum: 16_777_216), file: file, offset: offset) }
        return try read(offset, count)
    }
}
