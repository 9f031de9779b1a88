/// What a token is, by its form.
public enum TokenKind: String, Sendable, CaseIterable {
    case word, number, punctuation, symbol, url, email, mention, hashtag, emoji, other

    /// Its place among all kinds.
    package var number: UInt8 {
        switch self {
        case .word: 0
        case .number: 1
        case .punctuation: 2
        case .symbol: 3
        case .url: 4
        case .email: 5
        case .mention: 6
        case .hashtag: 7
        case .emoji: 8
        case .other: 9
        }
    }
}

/// A piece of a text that is looked up, translated or counted as one: a word, a number, a mark.
public struct Token: Hashable, Sendable {
    /// UTF-8 offsets in the text that was tokenized.
    public var span: TextSpan
    public var kind: TokenKind
    /// The script of its first letter; `Zyyy` where it has none.
    public var script: Script
    /// `hi`, `en`, or `und` where the form does not tell.
    public var language: LanguageTag

    public init(span: TextSpan, kind: TokenKind, script: Script, language: LanguageTag) {
        self.span = span
        self.kind = kind
        self.script = script
        self.language = language
    }
}
