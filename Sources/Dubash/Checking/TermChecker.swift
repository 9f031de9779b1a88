internal import BitextModel
package import Interchange

/// Looks for what is wrong with the concepts of one glossary, in order. Memory: identifiers and source terms, by a hash of 64 bits.
package struct TermChecker {
    private let texts: TextChecker
    private var identifiers: [UInt64: Int] = [:]
    /// Hash of language and term to the number of its concept and the hash of what translates it.
    private var terms: [UInt64: (number: Int, translation: UInt64)] = [:]
    private var tags: Set<LanguageTag> = []
    /// Concepts looked at.
    package private(set) var count = 0

    package init(_ texts: TextChecker) { self.texts = texts }

    package mutating func check(_ concept: TBXConcept, at place: FilePlace?) -> [CheckFinding] {
        count += 1
        var found: [CheckFinding] = []
        let name = "concept \(TextLineReader.shown(concept.identifier))"
        func tell(_ severity: Diagnostic.Severity, _ rule: String, _ message: String) {
            found.append(CheckFinding(severity, rule, "\(name): \(message)", at: place))
        }
        if let first = identifiers.updateValue(count, forKey: Hash.of(concept.identifier)) {
            tell(.error, "duplicate-id", "it has the identifier of concept number \(first)")
        }
        let sections = concept.sections.filter { !$0.terms.isEmpty }
        if sections.isEmpty { tell(.error, "no-terms", "it has no terms") }
        if sections.count == 1 { tell(.warning, "untranslated", "it has terms in \(sections[0].language) alone") }
        var languages: Set<LanguageTag> = []
        for section in concept.sections {
            if !languages.insert(section.language).inserted { tell(.error, "duplicate-language", "two sections in \(section.language)") }
            if tags.insert(section.language).inserted, let fault = texts.fault(of: section.language) {
                tell(.warning, "language-tag", fault)
            }
            var own: Set<UInt64> = []
            for term in section.terms {
                if !own.insert(Hash.of(term.text)).inserted {
                    tell(.warning, "duplicate-term", "'\(TextLineReader.shown(term.text))' stands twice (\(section.language))")
                }
                if let first = term.text.unicodeScalars.first, let last = term.text.unicodeScalars.last,
                    first.properties.isWhitespace || last.properties.isWhitespace
                        || term.text.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 })
                {
                    tell(.warning, "white-space", "'\(TextLineReader.shown(term.text))' has white space at an end, a tab or a line end")
                }
                for (severity, rule, message) in texts.check(term.text, section.language) {
                    tell(severity, rule, "\(message) (\(section.language))")
                }
            }
            if section.terms.count(where: { $0.status == .preferred }) > 1 {
                tell(.warning, "preferred", "more than one term is preferred in \(section.language)")
            }
        }
        if let source = sections.first {
            let translation = Hash.of(sections.dropFirst().map { $0.terms.first?.text ?? "" }.joined(separator: "\n"))
            for term in source.terms {
                let key = Hash.of("\(source.language)\n\(term.text)")
                guard let before = terms[key] else {
                    terms[key] = (count, translation)
                    continue
                }
                if before.number == count { continue }
                if before.translation == translation {
                    tell(
                        .warning, "duplicate-term",
                        "'\(TextLineReader.shown(term.text))' has the same translation in concept number \(before.number)")
                } else {
                    tell(
                        .warning, "conflict",
                        "'\(TextLineReader.shown(term.text))' is translated otherwise in concept number \(before.number)")
                }
            }
        }
        return found
    }
}
