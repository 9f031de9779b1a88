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

/// What kind of word a term is (the picklist of TBX-Basic, which has no proper noun).
public enum PartOfSpeech: String, Sendable, CaseIterable {
    case noun, verb, adjective, adverb, other
}

/// One name of a concept in one language.
public struct Term: Hashable, Sendable {
    public var text: String
    public var form: TermForm
    public var status: TermStatus
    public var partOfSpeech: PartOfSpeech?
    public var note: String

    public init(_ text: String, form: TermForm, status: TermStatus, partOfSpeech: PartOfSpeech? = nil, note: String = "") {
        self.text = text
        self.form = form
        self.status = status
        self.partOfSpeech = partOfSpeech
        self.note = note
    }

    /// The note of a target term that is not translated: it stands in the target as it is written, whatever its script.
    public static let untranslated = "do-not-translate"

    public var isUntranslated: Bool { note == Self.untranslated }

    /// Whether it may stand in a text that is being written.
    public var isUsable: Bool { status != .forbidden && status != .deprecated }
}

/// The terms of a concept in one language, the preferred first.
public struct LanguageSection: Hashable, Sendable {
    public var language: LanguageTag
    public var terms: [Term]

    public init(language: LanguageTag, terms: [Term]) {
        self.language = language
        self.terms = terms
    }

    /// The first term that is preferred; else the first that may be used; nil when none may.
    public var preferred: Term? { terms.first { $0.status == .preferred } ?? terms.first { $0.isUsable } }

    /// Adds `term`, or takes over what it says of a term of the same text. Terms are compared as strings are, by canonical equivalence.
    public mutating func join(_ term: Term) {
        // An acronym may have the text of a full form: it is read letter by letter besides.
        if let number = terms.firstIndex(where: { $0.text == term.text && ($0.form == .acronym) == (term.form == .acronym) }) {
            let othersArePreferred = terms.contains { $0.status == .preferred && $0.text != term.text }
            if term.status != .preferred || !othersArePreferred { terms[number].status = term.status }
            // What is said of a term without a word on its form counts less than what is known.
            if term.form != .fullForm { terms[number].form = term.form }
            terms[number].partOfSpeech = term.partOfSpeech ?? terms[number].partOfSpeech
            if !term.note.isEmpty { terms[number].note = term.note }
            return
        }
        var term = term
        if terms.contains(where: { $0.status == .preferred }) {
            if term.status == .preferred { term.status = .admitted }
            if term.form == .fullForm { term.form = .variant }
        }
        terms.append(term)
    }

    public func texts(_ form: TermForm) -> [String] { terms.lazy.filter { $0.form == form }.map(\.text) }
}

/// One thing that has names: the unit of a glossary (TBX concept entry, ISO 30042:2019).
public struct Concept: Hashable, Sendable {
    /// Unique in its glossary: `person/kim-jong-un`.
    public var identifier: String
    public var type: EntityType
    /// The field that it belongs to: `finance`; empty where none is said.
    public var subject: String
    /// For people: a definition or a remark.
    public var note: String
    public var sections: [LanguageSection]
    /// When an ambiguous term counts.
    public var conditions: [TermCondition]
    /// Where its facts come from.
    public var source: String

    public init(
        identifier: String, type: EntityType, sections: [LanguageSection], conditions: [TermCondition] = [], source: String,
        subject: String = "", note: String = ""
    ) {
        self.identifier = identifier
        self.type = type
        self.sections = sections
        self.conditions = conditions
        self.source = source
        self.subject = subject
        self.note = note
    }

    public func section(_ language: LanguageTag) -> LanguageSection? { sections.first { $0.language == language } }

    /// Takes over what `other` has and this does not: terms behind its own, a second preferred one as admitted; and statuses, forms and notes of terms that both have.
    public mutating func join(_ other: Concept) {
        if other.type != .other { type = other.type }
        if !other.subject.isEmpty { subject = other.subject }
        if !other.note.isEmpty { note = other.note }
        if !other.source.isEmpty { source = other.source }
        for condition in other.conditions where !conditions.contains(condition) { conditions.append(condition) }
        for section in other.sections {
            guard let place = sections.firstIndex(where: { $0.language == section.language }) else {
                sections.append(section)
                continue
            }
            for term in section.terms { sections[place].join(term) }
        }
    }
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

    /// Adds a concept, or joins it to the one of the same identifier. `places` holds the place of each by its identifier: pass the same dictionary each time, empty at first.
    package mutating func add(_ concept: Concept, places: inout [String: Int]) {
        if let place = places[concept.identifier] {
            concepts[place].join(concept)
        } else {
            places[concept.identifier] = concepts.count
            concepts.append(concept)
        }
    }
}
