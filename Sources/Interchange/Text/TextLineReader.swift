/// Gives the lines of a text from a stranger one by one, in bounded memory.
///
/// A line ends with LF or CRLF; the ends are left out. A BOM at the beginning is passed over. Refused with their place: bytes that are no UTF-8, UTF-16, bytes of zero, a line over `maximumLine`.
///
/// ```swift
/// var lines = TextLineReader(file: "a.txt", source: nextBytes)
/// while let line = try lines.next() { print(lines.line, line) }
/// ```
package struct TextLineReader {
    /// The next bytes, any number up to the count asked for; none at the end.
    package typealias Source = (_ atMost: Int) throws -> [UInt8]

    /// Bytes of one line, at most.
    package static let maximumLine = 16_777_216

    package let file: String
    /// Number of the line told last, from 1; 0 before the first.
    package private(set) var line = 0
    /// Bytes of its line end: 0 (the file ends), 1 or 2.
    package private(set) var endLength = 0
    private let source: Source
    private var bytes: [UInt8] = []
    private var position = 0
    private var atEnd = false
    private var pending: String?

    package init(file: String, source: @escaping Source) {
        self.file = file
        self.source = source
    }

    /// The next line, or nil behind the last. Throws `TextReadingError`, and what the source throws.
    package mutating func next() throws -> String? {
        if let line = pending {
            pending = nil
            return line
        }
        guard let range = try nextLine() else { return nil }
        line += 1
        var content = bytes[range]
        if line == 1 {
            if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { throw TextReadingError(.utf16, file: file) }
            if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        }
        if content.last == 0x0D {
            content = content.dropLast()
            endLength = 2
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw error(.encoding, column: Self.firstFault(content).map { $0 - range.lowerBound + 1 })
        }
        if let zero = content.firstIndex(of: 0) { throw error(.zeroByte, column: zero - range.lowerBound + 1) }
        return text
    }

    /// Gives back the line told last: it comes again. `line` stays as it is.
    package mutating func putBack(_ line: String) { pending = line }

    /// An error in the line told last.
    package func error(_ problem: TextReadingError.Problem, column: Int? = nil) -> TextReadingError {
        TextReadingError(problem, file: file, line: max(line, 1), column: column)
    }

    package func invalid(_ words: String, column: Int? = nil) -> TextReadingError { error(.invalid(words), column: column) }

    /// At most 40 characters of a value from the file, for errors.
    package static func shown(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                (text.utf8.count <= 40 ? String(text) : "\(text.prefix(40))…").unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }

    /// The next line in `bytes`, without its line feed.
    private mutating func nextLine() throws -> Range<Int>? {
        var searched = position
        while true {
            if let feed = bytes[searched...].firstIndex(of: 0x0A) {
                defer { position = feed + 1 }
                endLength = 1
                return position..<feed
            }
            guard !atEnd else {
                endLength = 0
                guard position < bytes.count else { return nil }
                defer { position = bytes.count }
                return position..<bytes.count
            }
            bytes.removeFirst(position)
            position = 0
            searched = bytes.count
            guard bytes.count <= Self.maximumLine else {
                throw TextReadingError(.limit(.lineLength, maximum: Self.maximumLine), file: file, line: line + 1)
            }
            let more = try source(262_144)
            atEnd = more.isEmpty
            bytes += more
        }
    }

    /// Where `bytes` stop being UTF-8.
    private static func firstFault(_ bytes: ArraySlice<UInt8>) -> Int? {
        var low = bytes.startIndex
        var high = bytes.endIndex
        // The longest beginning that is whole: a cut within a character is no fault of what stands before it.
        func isWhole(_ end: Int) -> Bool {
            var end = end
            var back = 0
            while end > bytes.startIndex, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80, back < 3 {
                end -= 1
                back += 1
            }
            return String(validating: bytes[bytes.startIndex..<end], as: UTF8.self) != nil
        }
        while low < high {
            let middle = low + (high - low + 1) / 2
            if isWhole(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension String {
    /// Without white space (ASCII) at both ends.
    package func trimmedASCII() -> String {
        var bytes = utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
