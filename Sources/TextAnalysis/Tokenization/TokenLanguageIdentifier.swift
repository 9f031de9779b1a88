internal import BitextModel

/// Tells the languages of the tokens of a text from their letters and their neighbours.
///
/// Script tells most: Devanagari is the profile's language, a number or mark is undetermined. Where a language has a `TokenLanguageModel` for the words of another script (English words, romanized
/// Hindi and names in Latin letters), it decides about them in context; without one they have that script's usual language. Hashtags and mentions always do.
public struct TokenLanguageIdentifier: Sendable {
    private let script: Script
    private let language: LanguageTag
    private let otherLanguages: [Script: LanguageTag]
    private let models: [Script: TokenLanguageModel]

    public init(data: TokenizerData) {
        script = data.script
        language = data.language
        otherLanguages = data.otherLanguages
        models = data.languageModels
    }

    /// The language by script alone.
    func language(kind: TokenKind, script: Script) -> LanguageTag {
        switch kind {
        case .word, .hashtag, .mention, .other: script == self.script ? language : otherLanguages[script] ?? .undetermined
        default: .undetermined
        }
    }

    /// Puts the languages of words that a model knows into `tokens`, which lie in `bytes`. Costs nothing but a look at each token where there are none.
    func identify(_ tokens: inout [Token], in bytes: UnsafeBufferPointer<UInt8>) {
        for (script, model) in models where tokens.contains(where: { $0.kind == .word && $0.script == script }) {
            var words = LanguageWords()
            let all = Array(bytes)
            for (place, token) in tokens.enumerated() {
                let text = all[token.span.start..<token.span.end]
                switch token.kind {
                case .word, .number: words.append(word: text, isAsked: token.kind == .word && token.script == script, token: place)
                case .punctuation: words.append(mark: text)
                default: break
                }
            }
            for (word, language) in zip(words.words.filter(\.isAsked), model.best(words)) {
                let token = tokens[word.token]
                tokens[word.token] = Token(span: token.span, kind: token.kind, script: token.script, language: model.languages[language])
            }
        }
    }
}
