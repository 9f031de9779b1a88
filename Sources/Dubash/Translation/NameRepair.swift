public import BitextModel

/// A name of a translation that was brought to the spelling of the glossary.
public struct NameRepair: Hashable, Sendable {
    /// What the translation had in place of the preferred term.
    public enum Reason: String, Sendable, CaseIterable {
        /// Another term of the concept that may be used.
        case variant
        case deprecated, forbidden, proposed
        /// No term of the concept, but near to one by its letters or sounds.
        case spelling
        /// The preferred term without its capitals.
        case casing
    }

    /// In the translation as it came, UTF-8 bytes.
    public var span: TextSpan
    /// In the translation as it is now.
    public var repaired: TextSpan
    public var before: String
    public var after: String
    public var concept: String
    public var reason: Reason
    /// The mention in the source.
    public var source: TextSpan

    var words: String {
        switch reason {
        case .variant: "another name of it"
        case .deprecated: "which is deprecated"
        case .forbidden: "which is forbidden"
        case .proposed: "which is only proposed"
        case .spelling: "spelled otherwise"
        case .casing: "without its capitals"
        }
    }

    /// What to tell of it; `unit` is the identifier of the translation unit.
    func diagnostic(unit: String) -> Diagnostic {
        Diagnostic(
            severity: .warning, code: "name-repaired",
            message: "\(unit): '\(before)' at \(span.start) of the translation became '\(after)' (\(concept), \(words))", span: source)
    }
}
