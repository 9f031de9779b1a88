public import BitextModel

/// How far a term may be used (TBX administrative status).
public enum TermStatus: String, Sendable, CaseIterable {
    case preferred, admitted, deprecated, forbidden, proposed
}

/// What form of its concept's name a term is (TBX term type).
public enum TermForm: String, Sendable, CaseIterable {
    case fullForm = "full-form"
    case variant
    case acronym
    /// A part of the full form, understood only once that has been used.
    case shortForm = "short-form"
}

/// One name of a concept in one language.
public struct Term: Hashable, Sendable {
    public var text: String
    public var form: TermForm
    public var status: TermStatus

    public init(_ text: String, form: TermForm, status: TermStatus) {
        self.text = text
        self.form = form
        self.status = status
    }
}

/// The terms of a concept in one language, the preferred first.
public struct LanguageSection: Hashable, Sendable {
    public var language: LanguageTag
    public var terms: [Term]

    public init(language: LanguageTag, terms: [Term]) {
        self.language = language
        self.terms = terms
    }

    /// The first term that is preferred; the first of all when none is.
    public var preferred: Term? { terms.first { $0.status == .preferred } ?? terms.first }

    public func texts(_ form: TermForm) -> [String] { terms.lazy.filter { $0.form == form }.map(\.text) }
}

/// One thing that has names: the unit of a glossary (TBX concept entry, ISO 30042:2019).
public struct Concept: Hashable, Sendable {
    /// Unique in its glossary: `person/kim-jong-un`.
    public var identifier: String
    public var type: EntityType
    public var sections: [LanguageSection]
    /// When an ambiguous term counts.
    public var conditions: [TermCondition]
    /// Where its facts come from.
    public var source: String

    public init(
        identifier: String, type: EntityType, sections: [LanguageSection], conditions: [TermCondition] = [], source: String
    ) {
        self.identifier = identifier
        self.type = type
        self.sections = sections
        self.conditions = conditions
        self.source = source
    }

    public func section(_ language: LanguageTag) -> LanguageSection? { sections.first { $0.language == language } }
}

/// Concepts with their terms in two languages.
public struct Glossary: Sendable {
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag
    public var concepts: [Concept]

    public init(sourceLanguage: LanguageTag, targetLanguage: LanguageTag, concepts: [Concept] = []) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.concepts = concepts
    }
}
