/// One line of a glossary's history.
public struct ConceptChange: Hashable, Sendable {
    public enum Action: String, Sendable, CaseIterable {
        case added, changed, removed, merged
    }

    /// Identifier of the concept; of the one that has gone where it was removed or merged.
    public var concept: String
    /// ISO 8601, UTC: `2026-11-24T10:39:34Z`.
    public var time: String
    public var author: String
    public var action: Action
    /// What was done: terms added, the file of an import, the concept merged into.
    public var detail: String

    public init(concept: String, time: String, author: String, action: Action, detail: String) {
        self.concept = concept
        self.time = time
        self.author = author
        self.action = action
        self.detail = detail
    }
}
