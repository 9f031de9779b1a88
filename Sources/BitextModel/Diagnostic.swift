/// Something that was lost, repaired or doubted on the way, as a value.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable, Comparable {
        case note, warning, error

        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    public var severity: Severity
    /// A stable name for the kind of trouble, in words joined by hyphens: "ambiguous-short-form".
    public var code: String
    /// One sentence for a person.
    public var message: String
    /// Where in the original text, in UTF-8 bytes; nil where no place can be named.
    public var span: TextSpan?

    public init(severity: Severity, code: String, message: String, span: TextSpan? = nil) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
    }
}
