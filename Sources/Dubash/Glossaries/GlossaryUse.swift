internal import BitextModel
internal import Terminology

/// Whether a translation keeps to the user's glossaries: which preferred terms it does not use, and which forbidden ones it does.
///
/// Only concepts that the source names are looked for, and only in the sentence's own counterpart. A term counts as used in any casing, and with a plural or possessive ending on its last word.
struct GlossaryUse {
    private struct Terms {
        var preferred = ""
        /// The preferred term, acronyms and short forms.
        var wanted: [[String]] = []
        var admitted: [[String]] = []
        var unwanted: [(term: Term, words: [String])] = []
    }

    private var terms: [String: Terms] = [:]

    init(_ glossaries: [Glossary]) {
        for glossary in glossaries {
            for concept in glossary.concepts {
                guard let section = concept.section(glossary.targetLanguage), let preferred = section.preferred else { continue }
                var own = Terms(preferred: preferred.text)
                for term in section.terms {
                    let words = Self.words(term.text).map(\.folded)
                    if words.isEmpty { continue }
                    if !term.isUsable {
                        own.unwanted.append((term, words))
                    } else if term.text == preferred.text || term.status == .preferred || term.form == .acronym || term.form == .shortForm {
                        own.wanted.append(words)
                    } else {
                        own.admitted.append(words)
                    }
                }
                terms[concept.identifier] = own
            }
        }
    }

    var isEmpty: Bool { terms.isEmpty }

    /// What is wrong with `unit`; spans are in the source, messages name the place in the target: a byte offset, and the line where `targetLines` are those of the document that offsets count in.
    func diagnostics(_ unit: TranslationUnit, targetLines: LineNumbers? = nil) -> [Diagnostic] {
        guard let target = unit.target, target.origin != .gloss else { return [] }
        let words = Self.words(target.segment.text)
        var result: [Diagnostic] = []
        var seen: Set<String> = []
        for mention in unit.entities {
            guard let concept = mention.link.concept, let own = terms[concept], seen.insert(concept).inserted else { continue }
            let found = own.unwanted.compactMap { term, wrong in Self.place(of: wrong, in: words).map { (term: term, place: $0) } }
            let isMisnamed = !found.isEmpty
            for (term, place) in found.sorted(by: { ($0.place, $0.term.text) < ($1.place, $1.term.text) }) {
                let start = target.segment.span.start + words[place].start
                let line = targetLines.map { " (line \($0.line(of: start)))" } ?? ""
                result.append(
                    Diagnostic(
                        severity: .warning, code: "forbidden-term",
                        message:
                            "\(unit.id): '\(term.text)' at \(start)\(line) of the target is \(term.status.rawValue); '\(own.preferred)' is preferred",
                        span: mention.span))
            }
            if isMisnamed || own.wanted.contains(where: { Self.place(of: $0, in: words) != nil }) { continue }
            let other = own.admitted.first { Self.place(of: $0, in: words) != nil }
            let line = targetLines.map { " (line \($0.line(of: target.segment.span.start)))" } ?? ""
            let instead = other.map { "; it has '\($0.joined(separator: " "))', which is admitted" } ?? ""
            result.append(
                Diagnostic(
                    severity: .warning, code: "term-not-used",
                    message:
                        "\(unit.id): '\(mention.native)' is '\(own.preferred)' in the glossary, and the target\(line) does not say so\(instead)",
                    span: mention.span))
        }
        return result
    }

    /// Where `term` stands in `words`, as a number of a word.
    private static func place(of term: [String], in words: [TargetWord]) -> Int? {
        guard let last = term.last, words.count >= term.count else { return nil }
        return (0...words.count - term.count).first { start in
            for (offset, word) in term.dropLast().enumerated() where words[start + offset].folded != word { return false }
            let found = words[start + term.count - 1].folded
            return found == last || NameSearch.singulars(found).contains(last)
        }
    }

    private static func words(_ text: String) -> [TargetWord] { TargetWord.words(text, fold: { $0.lowercased() }) }
}
