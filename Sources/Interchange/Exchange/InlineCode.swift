/// Markup of the original document that stands within a segment's text: an opaque value, not text.
///
/// Names and attributes are those of TMX 1.4b (section "Content Markup"); readers of other formats map theirs to them.
public struct InlineCode: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Begins what an `end` of the same `pairing` ends (`bpt`, `ept`).
        case begin, end
        /// Stands by itself (`ph`).
        case placeholder
        /// Begins or ends something whose other end lies in another segment (`it`).
        case isolatedBegin = "isolated-begin"
        case isolatedEnd = "isolated-end"
        /// Mark a stretch of the text itself (`hi`).
        case highlightBegin = "highlight-begin"
        case highlightEnd = "highlight-end"
        /// The deprecated `ut`.
        case unknown
    }

    public var kind: Kind
    /// UTF-8 bytes of the segment's text before it. Several codes may stand at one offset: their order in the list is theirs in the text.
    public var offset: Int
    /// Joins a beginning to its end within one segment (`i`).
    public var pairing: String
    /// Joins a code to its counterpart in the other language (`x`); nil where the file names none.
    public var identifier: String?
    /// What it does: "bold", "link".
    public var type: String?
    /// The original markup: "<b>".
    public var content: String
    /// `content` as XML, where it holds elements of its own (`sub`); nil otherwise.
    public var markup: String?

    public init(
        _ kind: Kind, offset: Int, pairing: String = "", identifier: String? = nil, type: String? = nil, content: String = "",
        markup: String? = nil
    ) {
        self.kind = kind
        self.offset = offset
        self.pairing = pairing
        self.identifier = identifier
        self.type = type
        self.content = content
        self.markup = markup
    }
}
