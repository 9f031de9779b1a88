package import BitextModel

/// The rule statuses of `dictionaries/rules/word.rules`.
enum TokenStatus {
    static let space: Int32 = 0
    static let other: Int32 = 10
    static let word: Int32 = 100
    /// Digits with native letters behind them: 21वीं or 500करोड़.
    static let glued: Int32 = 110
    /// Native words joined by full stops: बी.जे.पी. or है.वह.
    static let dotted: Int32 = 120
    /// Native words joined by a colon: दु:ख or नाम:राम.
    static let colon: Int32 = 130
    static let number: Int32 = 200
    static let punctuation: Int32 = 300
    static let symbol: Int32 = 400
    static let mention: Int32 = 520
    static let hashtag: Int32 = 530
    static let emoji: Int32 = 600

    static func kind(_ status: Int32) -> TokenKind {
        switch status {
        case word, glued, dotted, colon: .word
        case number: .number
        case punctuation: .punctuation
        case symbol: .symbol
        case mention: .mention
        case hashtag: .hashtag
        case emoji: .emoji
        default: .other
        }
    }
}

/// A token before its script and language are looked up: what bulk work needs, in 24 bytes.
package struct RawToken: Equatable, Sendable {
    package var start: Int
    package var end: Int
    package var kind: TokenKind

    package init(start: Int, end: Int, kind: TokenKind) {
        self.start = start
        self.end = end
        self.kind = kind
    }
}
