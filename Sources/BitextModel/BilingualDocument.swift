/// A text in one language and where it stands.
public struct Segment: Hashable, Sendable {
    public var language: LanguageTag
    public var text: String
    /// UTF-8 offsets in the document of its side, or in the text itself where that side is no document.
    public var span: TextSpan

    public init(language: LanguageTag, text: String, span: TextSpan) {
        self.language = language
        self.text = text
        self.span = span
    }
}

/// Where the target side of a translation unit comes from.
public enum TargetOrigin: String, Sendable {
    /// The second document given.
    case document
    /// A program that translates.
    case translator
    /// Word for word from glossary, names and lexicon.
    case gloss
}

/// A token with its own text and what is known of it.
public struct AnnotatedToken: Hashable, Sendable {
    /// `token.span` is relative to the document of its side.
    public var token: Token
    public var text: String
    /// A rendering in the other language; nil where none is known or, on the target side, wanted.
    public var gloss: String?

    public init(token: Token, text: String, gloss: String? = nil) {
        self.token = token
        self.text = text
        self.gloss = gloss
    }
}

/// The target side of a translation unit.
public struct TargetSegment: Hashable, Sendable {
    public var segment: Segment
    public var origin: TargetOrigin
    /// 0–1: for `document` and `translator` how sure the pairing is, for `gloss` the share of source words that have a rendering.
    public var score: Double
    public var tokens: [AnnotatedToken]

    public init(segment: Segment, origin: TargetOrigin, score: Double, tokens: [AnnotatedToken]) {
        self.segment = segment
        self.origin = origin
        self.score = score
        self.tokens = tokens
    }
}

/// One link between words: source token and target token, by index from 0.
public struct WordLink: Hashable, Sendable {
    public var source: Int
    public var target: Int
    /// A possible link (`i?j`) rather than a sure one (`i-j`).
    public var isPossible: Bool

    public init(source: Int, target: Int, isPossible: Bool = false) {
        self.source = source
        self.target = target
        self.isPossible = isPossible
    }
}

extension WordLink: CustomStringConvertible {
    /// Pharaoh notation.
    public var description: String { "\(source)\(isPossible ? "?" : "-")\(target)" }
}

/// A sentence and its counterpart, with all that links them.
public struct TranslationUnit: Hashable, Sendable {
    /// Line and sentence, both counted from 1: "1.1".
    public var id: String
    public var source: Segment
    /// The source normalized to publish.
    public var normalized: String
    /// The source in Latin letters.
    public var romanized: String
    /// Nil where the sentence has no counterpart.
    public var target: TargetSegment?
    public var entities: [EntityMention]
    /// Between `tokens` and `target.tokens`.
    public var alignment: [WordLink]
    public var tokens: [AnnotatedToken]

    public init(
        id: String, source: Segment, normalized: String, romanized: String, target: TargetSegment?, entities: [EntityMention],
        alignment: [WordLink], tokens: [AnnotatedToken]
    ) {
        self.id = id
        self.source = source
        self.normalized = normalized
        self.romanized = romanized
        self.target = target
        self.entities = entities
        self.alignment = alignment
        self.tokens = tokens
    }
}

/// Ordered translation units, and what was doubted in making them.
public struct BilingualDocument: Hashable, Sendable {
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag
    public var units: [TranslationUnit]
    public var diagnostics: [Diagnostic]

    public init(
        sourceLanguage: LanguageTag, targetLanguage: LanguageTag, units: [TranslationUnit] = [], diagnostics: [Diagnostic] = []
    ) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.units = units
        self.diagnostics = diagnostics
    }
}
