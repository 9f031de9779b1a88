internal import BitextModel

/// Marks that say something in a term (C++, R&D, `पहल @ 2030`): units of their own, in terms and in texts. Other marks are left out of terms; a term that has some inside is looked for with and without them.
enum TermMarks {
    /// `# % & + = @`.
    static let kept: [UInt8] = Array("#%&+=@".utf8)

    static func isKept(_ byte: UInt8) -> Bool { kept.contains(byte) }

    /// Whether a token is such a mark.
    static func isKept(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        token.span.length == 1 && isKept(bytes[token.span.start])
    }

    /// Whether a token is a bracket of ASCII.
    static func isBracket(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        token.span.length == 1 && "()[]{}".utf8.contains(bytes[token.span.start])
    }

    /// Whether a token is another mark, that a term may have inside.
    static func isOther(_ token: Token) -> Bool { token.kind == .punctuation || token.kind == .symbol }
}
