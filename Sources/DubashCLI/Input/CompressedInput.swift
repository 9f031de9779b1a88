internal import Interchange

/// Bytes that may be gzip.
enum CompressedInput {
    /// `source` as it is, or expanded where its first bytes are those of gzip. Reads the first piece at once.
    static func expanded(_ source: @escaping GzipReader.Source, file: String) throws -> GzipReader.Source {
        var head: [UInt8] = []
        // A pipe may give fewer bytes than asked for.
        while head.count < 3 {
            let piece = try source(65_536)
            if piece.isEmpty { break }
            head += piece
        }
        var waiting = head[...]
        let whole: GzipReader.Source = { count in
            guard !waiting.isEmpty else { return try source(count) }
            defer { waiting = waiting.dropFirst(count) }
            return Array(waiting.prefix(count))
        }
        guard GzipReader.recognizes(head) else { return whole }
        let reader = try GzipReader(file: file, source: whole)
        return { try reader.read($0) }
    }
}
