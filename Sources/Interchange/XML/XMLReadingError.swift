/// Why an XML document was not read to its end.
package struct XMLReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A limit of `XMLLimits`.
    package enum Limit: String, Hashable, Sendable {
        case depth = "elements within each other"
        case attributes = "attributes of one element"
        case attributeLength = "bytes in one attribute"
        case markupLength = "bytes in one tag"
        case textLength = "bytes in one text"
    }

    package enum Problem: Hashable, Sendable {
        /// Not well-formed (XML 1.0), in the parser's own words.
        case malformed(String)
        /// The document ends within an element, or before its first.
        case truncated
        /// An entity beyond the predefined five is declared or used.
        case entity(name: String)
        /// Bytes that are no UTF-8, or a declaration of another encoding.
        case encoding(String)
        /// A byte of zero, which no XML document holds.
        case zeroByte
        case limit(Limit, found: Int, maximum: Int)
        /// Well-formed, but not what the format allows: what is wrong, naming the value.
        case invalid(String)
        case outOfMemory
    }

    package var problem: Problem
    /// The file, as the caller named it.
    package var file: String
    /// From 1, columns in characters; nil where only the offset is known. Exact for what is not well-formed, otherwise just behind the markup meant.
    package var line: Int?
    package var column: Int?
    /// In bytes from the beginning, from 0; nil where line and column are known.
    package var offset: Int?

    package init(_ problem: Problem, file: String, line: Int? = nil, column: Int? = nil, offset: Int? = nil) {
        self.problem = problem
        self.file = file
        self.line = line
        self.column = column
        self.offset = offset
    }

    package var description: String {
        if let line { return "\(file):\(line):\(column ?? 1): \(reason)" }
        return offset.map { "\(file): byte \($0): \(reason)" } ?? "\(file): \(reason)"
    }

    private var reason: String {
        switch problem {
        case .malformed(let words): "not well-formed XML: \(words)"
        case .truncated: "the document ends too early"
        case .entity(let name): "entity \(name.isEmpty ? "" : "'\(name)' ")refused: only amp, lt, gt, quot and apos are read"
        case .encoding("UTF-16"): "UTF-16; convert it first: iconv -f UTF-16 -t UTF-8, and change the encoding in its first line"
        case .encoding(let words): "only UTF-8 is read; the parser found: \(words)"
        case .zeroByte: "a byte of zero: no XML document holds one"
        case .limit(let limit, let found, let maximum): "\(found) \(limit.rawValue), and at most \(maximum) are read"
        case .invalid(let words): words
        case .outOfMemory: "no memory left, or more in one place than the parser holds (10,000,000 bytes)"
        }
    }
}
