public import BitextModel

/// What stands at the head of a file of terms.
public struct TermHeader: Hashable, Sendable {
    public var title: String
    public var source: LanguageTag
    public var target: LanguageTag
    /// ISO 8601; nil where the writer is to name none.
    public var date: String?
    /// Who made it; empty where that is not said.
    public var creator: String
    /// Empty where that is not said.
    public var license: String

    public init(
        title: String = "", source: LanguageTag, target: LanguageTag, date: String? = nil, creator: String = "", license: String = ""
    ) {
        self.title = title
        self.source = source
        self.target = target
        self.date = date
        self.creator = creator
        self.license = license
    }
}

/// Reads concepts with their terms one by one.
package protocol TermReader: ~Copyable {
    /// The next concept, or nil behind the last. Throws typed errors that name the place.
    mutating func next() throws -> TBXConcept?
    /// What was lost or doubted since the last call.
    mutating func takeDiagnostics() -> [Diagnostic]
    /// Where the concept told last begins; of XML just behind its first tag.
    var place: FilePlace? { get }
}

/// Writes concepts with their terms as bytes: begin, append, finish.
package protocol TermWriter {
    mutating func begin(_ header: TermHeader)
    mutating func append(_ concept: TBXConcept)
    mutating func finish()
    mutating func take() -> [UInt8]
    mutating func takeDiagnostics() -> [Diagnostic]
}

extension TBXReader: TermReader {}

extension TBXWriter: TermWriter {
    package mutating func begin(_ header: TermHeader) { begin(title: header.title, language: .english) }
}

/// One row of a two-column glossary.
package struct TermPair: Hashable, Sendable {
    package var source: String
    package var target: String
    /// Definition, or notes of the source term; empty where there are none.
    package var comment: String
    package var isForbidden: Bool
}

extension TBXConcept {
    /// The terms in `language`: of that tag, else of its language where no other tag is asked for.
    package func terms(in language: LanguageTag) -> [TBXTerm] {
        let section = sections.first { $0.language == language } ?? sections.first { $0.language.language == language.language }
        return section?.terms ?? []
    }

    /// Each source term in use with the preferred target term. Empty where a language is missing.
    package func pairs(source: LanguageTag, target: LanguageTag) -> [TermPair] {
        func isInUse(_ term: TBXTerm) -> Bool { term.status != .deprecated && term.status != .superseded }
        let targets = terms(in: target).filter(isInUse)
        guard let preferred = targets.first(where: { $0.status == .preferred }) ?? targets.first else { return [] }
        return terms(in: source).filter(isInUse).map { term in
            TermPair(
                source: term.text, target: preferred.text, comment: definition.isEmpty ? term.notes.joined(separator: "; ") : definition,
                isForbidden: false)
        }
    }
}
