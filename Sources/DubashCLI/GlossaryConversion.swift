internal import BitextModel
internal import Dubash
internal import Interchange
internal import Terminology

/// Glossaries between TBX and tables.
enum GlossaryConversion {
    /// A concept of a glossary as TBX-Basic holds it.
    static func entry(_ concept: Concept) -> TBXConcept {
        TBXConcept(
            identifier: concept.identifier, subject: concept.subject.isEmpty ? concept.type.rawValue : concept.subject,
            definition: concept.note, source: concept.source,
            sections: concept.sections.map { section in
                TBXSection(
                    language: section.language,
                    terms: section.terms.map { term in
                        // TBX-Basic knows no status for what is proposed or forbidden: a note says it.
                        let notes =
                            (term.status == .proposed || term.status == .forbidden ? [term.status.rawValue] : [])
                            + (term.note.isEmpty ? [] : [term.note])
                        return TBXTerm(
                            term.text, status: status(term.status), form: form(term.form),
                            partOfSpeech: partOfSpeech(term, concept.type), notes: notes)
                    })
            })
    }

    private static func partOfSpeech(_ term: Term, _ type: EntityType) -> TBXTerm.PartOfSpeech {
        guard let known = term.partOfSpeech else { return type == .demonym ? .adjective : .noun }
        return TBXTerm.PartOfSpeech(rawValue: known.rawValue) ?? .other
    }

    /// A concept of a termbase; its subject field is its type where it names one. Notes `forbidden` and `proposed` on a term are its status.
    static func concept(_ entry: TBXConcept) -> Concept {
        let type = EntityType(rawValue: entry.subject.lowercased())
        return Concept(
            identifier: entry.identifier, type: type ?? .other,
            sections: entry.sections.map { section in
                LanguageSection(
                    language: section.language,
                    terms: section.terms.enumerated().map { number, term in self.term(term, isFirst: number == 0) })
            }, source: entry.source, subject: type == nil ? entry.subject : "", note: entry.definition)
    }

    private static func term(_ term: TBXTerm, isFirst: Bool) -> Term {
        var notes = term.notes
        let status: TermStatus
        if let place = notes.firstIndex(where: { [TermStatus.forbidden, .proposed].map(\.rawValue).contains($0) }) {
            status = notes.remove(at: place) == TermStatus.forbidden.rawValue ? .forbidden : .proposed
        } else {
            switch term.status {
            case .preferred: status = .preferred
            case .admitted: status = .admitted
            case .deprecated, .superseded: status = .deprecated
            case nil: status = isFirst ? .preferred : .admitted
            }
        }
        let form: TermForm
        switch term.form {
        case .acronym, .abbreviation: form = .acronym
        case .shortForm: form = .shortForm
        case .variant: form = .variant
        case .fullForm, .phrase, nil: form = isFirst ? .fullForm : term.form == .fullForm ? .fullForm : .variant
        }
        return Term(
            term.text, form: form, status: status, partOfSpeech: term.partOfSpeech.flatMap { PartOfSpeech(rawValue: $0.rawValue) },
            note: notes.joined(separator: "; "))
    }

    private static func status(_ status: TermStatus) -> TBXTerm.Status {
        switch status {
        case .preferred: .preferred
        case .admitted, .proposed: .admitted
        case .deprecated, .forbidden: .deprecated
        }
    }

    private static func form(_ form: TermForm) -> TBXTerm.Form {
        switch form {
        case .fullForm: .fullForm
        case .variant: .variant
        case .acronym: .acronym
        case .shortForm: .shortForm
        }
    }
}
