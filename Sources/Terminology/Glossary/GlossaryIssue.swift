public import BitextModel

/// Something wrong or doubtful in a glossary.
public struct GlossaryIssue: Hashable, Sendable {
    public enum Rule: String, Sendable, CaseIterable {
        /// Two concepts have one identifier.
        case duplicateIdentifier = "duplicate-identifier"
        /// A language has no term that may be used.
        case noTerm = "no-term"
        /// A concept has a term twice.
        case duplicateTerm = "duplicate-term"
        /// Two concepts of one type have the same preferred terms in both languages.
        case duplicateConcept = "duplicate-concept"
        /// One term stands for concepts of different renderings, or of different types under one rendering, and no condition tells them apart.
        case conflict
        /// Several terms of one concept are preferred in one language.
        case severalPreferred = "several-preferred"
        /// Letters of a script that the language is not written in.
        case script
        /// A source term without a letter of the source language's script.
        case foreignTerm = "foreign-term"
        /// A source term that is a function word or pronoun: every one of them is found.
        case functionWord = "function-word"
        /// A mark at an end of a term.
        case punctuation
        /// A name in small letters, an acronym without capitals.
        case casing
        /// Blanks at the ends, doubled ones, control characters.
        case spacing
        /// Not in Unicode's normalization form C.
        case unnormalized
        /// Nothing in it that could be found in a text.
        case neverMatches = "never-matches"

        public var severity: Diagnostic.Severity {
            switch self {
            case .duplicateIdentifier, .noTerm, .duplicateTerm, .script, .spacing, .neverMatches: .error
            case .duplicateConcept, .conflict, .severalPreferred, .casing, .unnormalized, .foreignTerm, .functionWord, .punctuation:
                .warning
            }
        }
    }

    public var rule: Rule
    /// Identifier of the concept.
    public var concept: String
    public var term: String
    /// One sentence for a person.
    public var message: String

    public init(_ rule: Rule, concept: String, term: String, message: String) {
        self.rule = rule
        self.concept = concept
        self.term = term
        self.message = message
    }
}
