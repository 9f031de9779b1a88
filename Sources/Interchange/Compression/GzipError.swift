/// Why a gzip file was not expanded to its end.
package struct GzipError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Problem: Hashable, Sendable {
        /// In the library's own words.
        case damaged(String)
        case truncated
        /// More than `maximum` bytes come out of one, behind the first `exempt` bytes: a zip bomb?
        case expansion(maximum: Int, exempt: Int)
        case outOfMemory
    }

    package var problem: Problem
    /// The file, as the caller named it.
    package var file: String
    /// Bytes of the compressed file that were read.
    package var offset: Int

    package var description: String {
        let reason =
            switch problem {
            case .damaged(let words): "the compressed data is damaged (\(words))"
            case .truncated: "the compressed data is cut short"
            case .expansion(let maximum, let exempt):
                "expands more than \(maximum) times, behind its first \(exempt) bytes: a zip bomb? (limit: expansion)"
            case .outOfMemory: "no memory left"
            }
        return "\(file): byte \(offset): \(reason)"
    }
}
