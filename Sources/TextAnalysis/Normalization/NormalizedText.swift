public import BitextModel

/// One stretch of a text that normalizing changed.
public struct NormalizationChange: Hashable, Sendable {
    /// UTF-8 offsets in the original.
    public let span: TextSpan
    /// The original at `span`.
    public let before: String
    /// What stands there now; empty where text was removed.
    public let after: String
    /// The steps that had a part in it, in the order of running; at least one.
    public let steps: [NormalizationStep]

    /// Names of `steps` joined by "+": "spaces", "mistyped+nfc".
    public var step: String { steps.map(\.name).joined(separator: "+") }
}

/// A text, its normalized form, and the map between them, both ways.
///
/// ```swift
/// let result = try normalizer.normalize("हिन्दी  में")
/// result.text                                             // "हिन्दी में"
/// result.originalSpan(of: TextSpan(start: 19, end: 25))   // 20..<26
/// ```
public struct NormalizedText: Hashable, Sendable {
    public let original: String
    /// The normalized form.
    public let text: String
    let map: OffsetMap

    init(original: String, text: String, map: OffsetMap) {
        self.original = original
        self.text = text
        self.map = map
    }

    /// An unchanged text.
    public init(unchanged text: String) { self.init(original: text, text: text, map: OffsetMap()) }

    public var isChanged: Bool { !map.runs.isEmpty }

    /// Every change, in order. Their spans are disjoint; text between them is the same in both forms. Cost: linear in the changes.
    public var changes: [NormalizationChange] {
        let before = Array(original.utf8)
        let after = Array(text.utf8)
        return map.runs.map { run in
            NormalizationChange(
                span: TextSpan(start: run.originalStart, end: run.originalEnd),
                before: String(decoding: before[run.originalStart..<run.originalEnd], as: UTF8.self),
                after: String(decoding: after[run.normalizedStart..<run.normalizedEnd], as: UTF8.self), steps: run.steps.members)
        }
    }

    /// Where `span`, in UTF-8 bytes of `text`, comes from in `original`.
    ///
    /// Any span: what lies outside the text is cut off. A border inside a changed stretch widens to the whole stretch. Text that was
    /// removed at a border belongs to the spans on both sides of it, so that `originalSpan(of: normalizedSpan(of: s))` holds `s`;
    /// `trimmingRemoved` leaves it out, so that a word's span does not grow by the spaces removed behind it. Cost: a binary search.
    public func originalSpan(of span: TextSpan, trimmingRemoved: Bool = false) -> TextSpan {
        map.originalSpan(of: clamp(span, to: text), trimmed: trimmingRemoved)
    }

    /// Where `span`, in UTF-8 bytes of `original`, went in `text`.
    ///
    /// Any span: what lies outside the text is cut off. A border inside a changed stretch widens to the whole stretch; a span of
    /// removed text gives an empty one. Cost: a binary search.
    public func normalizedSpan(of span: TextSpan) -> TextSpan { map.normalizedSpan(of: clamp(span, to: original)) }

    private func clamp(_ span: TextSpan, to text: String) -> TextSpan {
        let count = text.utf8.count
        return TextSpan(start: Swift.min(span.start, count), end: Swift.min(span.end, count))
    }
}
