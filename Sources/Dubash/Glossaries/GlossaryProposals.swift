public import BitextAlignment
public import BitextModel
public import Terminology

/// Terms of a bitext as concepts with status `proposed`, beside what a glossary has already.
public struct GlossaryProposals: Sendable {
    /// What becomes of a proposal.
    public enum Outcome: Hashable, Sendable {
        case new
        /// A term is added to a concept that is there.
        case addition
        /// The glossary has it.
        case known
        /// The glossary approves another rendering of the term: it is kept as it is.
        case conflict
    }

    public let source: LanguageTag
    public let target: LanguageTag
    /// Names the texts that the terms come from.
    public let provenance: String

    public init(source: LanguageTag, target: LanguageTag, provenance: String) {
        self.source = source
        self.target = target
        self.provenance = provenance
    }

    /// The concept for a term: named by the concept that the name is joined to, else by type and target term. `example` is a pair of sentences that has both.
    public func concept(_ term: BilingualTerm, example: TermExtraction.Pair) -> Concept {
        let types = EntityType.allCases
        let type = term.kind.flatMap { types.indices.contains($0) ? types[$0] : nil } ?? .other
        let times = term.count == 1 ? "once" : "\(term.count) times"
        return Concept(
            identifier: term.concept ?? GlossaryColumns.identifier(type, term.target), type: type,
            sections: [
                LanguageSection(language: source, terms: [Term(term.source, form: .fullForm, status: .proposed)]),
                LanguageSection(language: target, terms: [Term(term.target, form: .fullForm, status: .proposed)]),
            ], source: provenance,
            note: "\(times), score \(Self.thousandths(term.score)); \(example.identifier): \(example.source) — \(example.target)")
    }

    /// What is left of `proposal` beside the concepts that have its identifier (`same`) or its source term (`rivals`), and a diagnostic for a conflict. Nothing that is there is changed: an approved term
    /// (preferred or admitted) keeps its status, a note its words.
    public func reconciled(_ proposal: Concept, same: Concept?, rivals: [Concept]) -> (
        concept: Concept?, outcome: Outcome, diagnostic: Diagnostic?
    ) {
        guard let native = proposal.section(source)?.terms.first, let english = proposal.section(target)?.terms.first else {
            return (nil, .known, nil)
        }
        let holders = rivals.filter { $0.section(source)?.terms.contains { $0.text == native.text } ?? false }
        if let holder = holders.first(where: { $0.section(target)?.terms.contains { Self.isSame($0.text, english.text) } ?? false }) {
            let isForbidden = holder.section(target)?.terms.contains { Self.isSame($0.text, english.text) && !$0.isUsable } ?? false
            return (nil, isForbidden ? .conflict : .known, isForbidden ? conflict(native, english, holder) : nil)
        }
        if let holder = holders.first(where: {
            $0.section(target)?.terms.contains { $0.status == .preferred || $0.status == .admitted } ?? false
        }) {
            return (nil, .conflict, conflict(native, english, holder))
        }
        guard let same else { return (proposal, .new, nil) }
        var addition = proposal
        addition.type = same.type
        (addition.note, addition.source) = (same.note.isEmpty ? proposal.note : "", same.source.isEmpty ? proposal.source : "")
        for place in addition.sections.indices {
            let known = same.section(addition.sections[place].language)?.terms ?? []
            addition.sections[place].terms.removeAll { term in known.contains { $0.text == term.text } }
        }
        addition.sections.removeAll(where: \.terms.isEmpty)
        return addition.sections.isEmpty ? (nil, .known, nil) : (addition, .addition, nil)
    }

    private func conflict(_ native: Term, _ english: Term, _ holder: Concept) -> Diagnostic {
        let section = holder.section(target)
        let approved = section?.terms.first { $0.status == .preferred } ?? section?.terms.first { $0.isUsable } ?? section?.terms.first
        return Diagnostic(
            severity: .warning, code: "conflicting-term",
            message:
                "'\(native.text)' is '\(approved?.text ?? "")' (\(approved?.status.rawValue ?? "")) in \(holder.identifier); the texts say '\(english.text)': kept as it is"
        )
    }

    private static func isSame(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

    private static func thousandths(_ score: Double) -> String {
        let number = Int((score * 1000).rounded())
        let digits = String(number % 1000)
        return "\(number / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
