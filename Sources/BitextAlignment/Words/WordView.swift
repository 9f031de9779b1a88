/// A way to see words of which several forms are one: by their beginning, by their stem.
///
/// Chains run on several views; what they find is averaged, so that neither rare forms nor short stems decide alone.
public struct WordView: Sendable {
    /// Tells views apart in a saved model.
    public let name: String
    /// Keys of source and target words: forms with one key are one word.
    public let source: @Sendable (String) -> String
    public let target: @Sendable (String) -> String

    public init(name: String, source: @escaping @Sendable (String) -> String, target: @escaping @Sendable (String) -> String) {
        self.name = name
        self.source = source
        self.target = target
    }

    /// The first `source` and `target` code points of words in lower case.
    public static func prefixes(source: Int, target: Int) -> WordView {
        WordView(name: "prefix-\(source)-\(target)", source: { WordForm.prefix($0, source) }, target: { WordForm.prefix($0, target) })
    }
}
