/// A half-open range of UTF-8 byte offsets in one text.
///
/// Which text is said where the span stands; unless its name says otherwise it is the text as it was given, before any normalization.
@frozen
public struct TextSpan: Hashable, Sendable {
    public var start: Int
    public var end: Int

    /// Requires `0 <= start <= end`.
    @inlinable public init(start: Int, end: Int) {
        precondition(0 <= start && start <= end, "a span runs forward from zero")
        self.start = start
        self.end = end
    }

    @inlinable public var length: Int { end - start }
    @inlinable public var isEmpty: Bool { start == end }

    @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    @inlinable public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
    /// Whether the two share at least one byte.
    @inlinable public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// The same stretch, in a text that begins `offset` bytes earlier.
    @inlinable public func shifted(by offset: Int) -> TextSpan { TextSpan(start: start + offset, end: end + offset) }

    /// The shortest span that holds both.
    @inlinable public func union(_ other: TextSpan) -> TextSpan {
        TextSpan(start: Swift.min(start, other.start), end: Swift.max(end, other.end))
    }
}

extension TextSpan: Comparable {
    /// By start; of two with one start the longer first, so that what encloses comes before what it encloses.
    @inlinable public static func < (left: TextSpan, right: TextSpan) -> Bool {
        left.start != right.start ? left.start < right.start : left.end > right.end
    }
}

extension TextSpan: CustomStringConvertible {
    public var description: String { "\(start)..<\(end)" }
}

extension String {
    /// The text at `span`, or nil when it is out of bounds or its borders fall inside a character's UTF-8.
    public subscript(span: TextSpan) -> Substring? {
        guard span.end <= utf8.count else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: span.start)
        let end = utf8.index(utf8.startIndex, offsetBy: span.end)
        guard start.samePosition(in: unicodeScalars) != nil, end.samePosition(in: unicodeScalars) != nil else { return nil }
        return self[start..<end]
    }
}
