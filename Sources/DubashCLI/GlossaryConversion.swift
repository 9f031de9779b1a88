internal import BitextModel
internal import Dubash
internal import Interchange
internal import Terminology

/// Glossaries between TBX and tables.
enum GlossaryConversion {
    /// The concepts of a table: the project's own form, or source, target [, type].
    static func concepts(
        table text: String, file: String, source: LanguageTag, target: LanguageTag
    ) throws -> [(line: Int?, concept: TBXConcept)] {
        try UserGlossary.read(text, file: file, source: source, target: target).concepts.enumerated().map { number, concept in
            var entry = entry(concept)
            var line: Int?
            // Concepts without a name of their own are called by file and line: where a file lay is no part of a termbase.
            if concept.identifier.hasPrefix("\(file):") {
                line = Int(concept.identifier.dropFirst(file.count + 1))
                entry.identifier = "c\(number + 1)"
            }
            if concept.source == file { entry.source = "" }
            return (line, entry)
        }
    }

    /// A concept of a glossary as TBX-Basic holds it.
    static func entry(_ concept: Concept) -> TBXConcept {
        TBXConcept(
            identifier: concept.identifier, subject: concept.type.rawValue, source: concept.source,
            sections: concept.sections.map { section in
                TBXSection(
                    language: section.language,
                    terms: section.terms.map { term in
                        // TBX-Basic knows no status for what is proposed or forbidden: a note says it.
                        let notes = term.status == .proposed || term.status == .forbidden ? [term.status.rawValue] : []
                        return TBXTerm(
                            term.text, status: status(term.status), form: form(term.form),
                            partOfSpeech: concept.type == .demonym ? .adjective : .noun, notes: notes)
                    })
            })
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
