/// What kind of thing a concept or a mention names.
public enum EntityType: String, Sendable, CaseIterable {
    case person, place, organization
    /// Adjectives of places, and peoples: रूसी, never `place`.
    case demonym
    case product, event, date, quantity, other
}

/// How a mention was joined to its concept.
public enum LinkMethod: String, Sendable, CaseIterable {
    /// A preferred term, letter for letter after normalization.
    case exact
    /// A term with an ending of number or case (रूसियों).
    case inflected
    /// Another term of the concept, or one of mixed scripts (`Kim Jong उन`).
    case alias
    /// An acronym (केसीएनए, KCNA, भाजपा), known or explained in the text itself.
    case acronym
    /// Near enough in spelling or sound.
    case fuzzy
    /// A part of a name that the document gave in full before (किम).
    case shortForm = "short-form"
    /// No concept: the English is a transliteration.
    case transliterated
}

/// A stretch of text joined to a concept or to a proposed rendering.
public struct EntityLink: Hashable, Sendable {
    /// Identifier of the concept, such as `person/kim-jong-un`; nil for a proposed rendering.
    public var concept: String?
    public var method: LinkMethod
    /// 0–1.
    public var score: Double

    public init(concept: String?, method: LinkMethod, score: Double) {
        self.concept = concept
        self.method = method
        self.score = score
    }
}

/// A named thing in a text, with its rendering in both languages.
public struct EntityMention: Hashable, Sendable {
    /// UTF-8 offsets in the source text.
    public var span: TextSpan
    public var type: EntityType
    /// The mention wholly in the source language's script: `किम जोंग उन` for `Kim Jong उन`.
    public var native: String
    /// Its rendering in the target language.
    public var english: String
    public var link: EntityLink
    /// Where it is rendered in the target: UTF-8 offsets in the document of that side, as `TargetSegment.segment.span`, or in the target's own text where that is no document (a gloss).
    /// Nil where it is not said there, or where is not known.
    public var targetSpan: TextSpan?

    public init(span: TextSpan, type: EntityType, native: String, english: String, link: EntityLink, targetSpan: TextSpan? = nil) {
        self.span = span
        self.type = type
        self.native = native
        self.english = english
        self.link = link
        self.targetSpan = targetSpan
    }
}
