public import BitextModel

/// Tells the language of a token from its letters and its neighbours.
///
/// The seam for better judgement: Latin-script words in Hindi text are English, romanized Hindi or names, which only lexicons and
/// context can tell apart.
public protocol TokenLanguageIdentifier: Sendable {
    /// The language of `token`, which reads `text`.
    func language(of token: Token, text: Substring) -> LanguageTag
}

/// The language by script alone: Devanagari is the profile's language, Latin is English, a number or mark is undetermined.
public struct ScriptLanguageIdentifier: TokenLanguageIdentifier {
    private let languages: [Script: LanguageTag]

    public init(data: TokenizerData) {
        var languages = data.otherLanguages
        languages[data.script] = data.language
        self.languages = languages
    }

    public func language(of token: Token, text: Substring) -> LanguageTag { language(kind: token.kind, script: token.script) }

    func language(kind: TokenKind, script: Script) -> LanguageTag {
        switch kind {
        case .word, .hashtag, .mention, .other: languages[script] ?? .undetermined
        default: .undetermined
        }
    }
}
