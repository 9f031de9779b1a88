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
            let words = Self.words(tokens, around: { $0.kind == .word && $0.script == script }, in: bytes)
            for (word, language) in zip(words.words.filter(\.isAsked), model.best(words)) {
                let token = tokens[word.token]
                tokens[word.token] = Token(span: token.span, kind: token.kind, script: token.script, language: model.languages[language])
            }
        }
    }

    /// The words of `tokens` that are asked for, and those around them that a model sees.
    private static func words(
        _ tokens: [Token], around isAsked: (Token) -> Bool, in bytes: UnsafeBufferPointer<UInt8>
    ) -> LanguageWords {
        var words = LanguageWords()
        let all = Array(bytes)
        // Of words before the next that is asked for, as many as it sees are read, and as many behind the last.
        var next = 0
        var distance = 0
        func find(from place: Int) {
            (next, distance) = (place, 0)
            while next < tokens.count, !isAsked(tokens[next]) {
                if isWord(tokens[next]) { distance += 1 }
                next += 1
            }
        }
        find(from: 0)
        var behind = LanguageFeatures.reach
        for (place, token) in tokens.enumerated() {
            let text = all[token.span.start..<token.span.end]
            if place == next {
                words.append(word: text, isAsked: true, token: place)
                behind = 0
                find(from: place + 1)
            } else if isWord(token) {
                let isSeen = behind < LanguageFeatures.reach || next < tokens.count && distance <= LanguageFeatures.reach
                if isSeen { words.append(word: text, isAsked: false, token: place) } else { words.skipWord() }
                behind += 1
                distance -= 1
            } else if token.kind == .punctuation {
                words.append(mark: text)
            }
        }
        return words
    }

    private static func isWord(_ token: Token) -> Bool { token.kind == .word || token.kind == .number }
}
