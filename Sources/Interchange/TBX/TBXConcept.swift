public import BitextModel

/// A term as TBX-Basic holds it (ISO 30042:2019; TBX-Basic 1.2.1).
public struct TBXTerm: Hashable, Sendable {
    /// Administrative status.
    public enum Status: String, Sendable, CaseIterable {
        case preferred = "preferredTerm-admn-sts"
        case admitted = "admittedTerm-admn-sts"
        case deprecated = "deprecatedTerm-admn-sts"
        case superseded = "supersededTerm-admn-sts"
    }

    /// Term type.
    public enum Form: String, Sendable, CaseIterable {
        case fullForm, acronym, abbreviation, shortForm, variant, phrase
    }

    public enum PartOfSpeech: String, Sendable, CaseIterable {
        case noun, verb, adjective, adverb, other
    }

    public var text: String
    public var status: Status?
    public var form: Form?
    public var partOfSpeech: PartOfSpeech?
    public var notes: [String]

    public init(_ text: String, status: Status? = nil, form: Form? = nil, partOfSpeech: PartOfSpeech? = nil, notes: [String] = []) {
        self.text = text
        self.status = status
        self.form = form
        self.partOfSpeech = partOfSpeech
        self.notes = notes
    }
}

/// The terms of a concept in one language.
public struct TBXSection: Hashable, Sendable {
    public var language: LanguageTag
    public var terms: [TBXTerm]

    public init(language: LanguageTag, terms: [TBXTerm]) {
        self.language = language
        self.terms = terms
    }
}

/// One entry of a termbase.
public struct TBXConcept: Hashable, Sendable {
    /// Any text; characters that an XML identifier cannot hold are written as `_x002F_` is for `/`.
    public var identifier: String
    /// Subject field ("person"); empty where none is named.
    public var subject: String
    /// Empty where there is none.
    public var definition: String
    /// Where its facts come from; empty where that is not said.
    public var source: String
    public var sections: [TBXSection]

    public init(identifier: String, subject: String = "", definition: String = "", source: String = "", sections: [TBXSection] = []) {
        self.identifier = identifier
        self.subject = subject
        self.definition = definition
        self.source = source
        self.sections = sections
    }
}
