/// Why a file of lines was not read to its end.
package struct TextReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is bounded in files of lines.
    package enum Limit: String, Hashable, Sendable {
        case lineLength = "bytes in one line"
        case recordLength = "bytes in one record"
        case fileLength = "bytes in one file"
    }

    package enum Problem: Hashable, Sendable {
        /// Bytes that are no UTF-8.
        case encoding
        case utf16
        /// A byte of zero, which no text holds.
        case zeroByte
        case limit(Limit, maximum: Int)
        /// The file ends within what the words name.
        case truncated(String)
        /// Not what the format allows: what is wrong, naming the value.
        case invalid(String)
    }

    package var problem: Problem
    /// The file, as the caller named it.
    package var file: String
    /// From 1; nil where only the file or an offset can be named.
    package var line: Int?
    /// From 1, in bytes of the line; nil where the line as a whole is meant.
    package var column: Int?
    /// In bytes from the beginning, from 0, in files that have no lines.
    package var offset: Int?

    package init(_ problem: Problem, file: String, line: Int? = nil, column: Int? = nil, offset: Int? = nil) {
        self.problem = problem
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }

    package var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if line != nil, let column { place += ":\(column)" }
        if line == nil, let offset { place += ": byte \(offset)" }
        return "\(place): \(reason)"
    }

    /// What is wrong, without the place.
    package var reason: String {
        switch problem {
        case .encoding: "bytes that are no UTF-8"
        case .utf16: "UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"
        case .zeroByte: "a byte of zero: this is no text"
        case .limit(let limit, let maximum): "more than \(maximum) \(limit.rawValue)"
        case .truncated(let words): "the file ends within \(words)"
        case .invalid(let words): words
        }
    }
}
