internal import BitextModel

/// How much a glossary holds.
public struct GlossaryStatistics: Sendable {
    public var concepts = 0
    /// Concepts by type.
    public var types: [String: Int] = [:]
    /// Terms by language, by status and by form.
    public var languages: [String: Int] = [:]
    public var statuses: [String: Int] = [:]
    public var forms: [String: Int] = [:]
    /// Concepts by source.
    public var sources: [String: Int] = [:]

    public init() {}

    public var terms: Int { languages.values.reduce(0, +) }

    public mutating func count(_ concept: Concept) {
        concepts += 1
        types[concept.type.rawValue, default: 0] += 1
        sources[concept.source.isEmpty ? "not given" : concept.source, default: 0] += 1
        for section in concept.sections {
            languages[section.language.tag, default: 0] += section.terms.count
            for term in section.terms {
                statuses[term.status.rawValue, default: 0] += 1
                forms[term.form.rawValue, default: 0] += 1
            }
        }
    }
}
