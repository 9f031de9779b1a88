public import BitextModel

/// Words of the two sides of a unit, and which translate each other.
public struct ExchangeWords: Hashable, Sendable {
    /// UTF-8 bytes of the source text, in order and apart from each other.
    public var source: [TextSpan]
    /// UTF-8 bytes of the text of the unit's first target.
    public var target: [TextSpan]
    /// By index in `source` and `target`.
    public var links: [WordLink]

    public init(source: [TextSpan], target: [TextSpan], links: [WordLink]) {
        self.source = source
        self.target = target
        self.links = links
    }

    /// What lies between spaces and tabs in `text` is a word.
    package static func separated(_ text: String) -> [TextSpan] {
        var spans: [TextSpan] = []
        var start: Int?
        for (offset, byte) in text.utf8.enumerated() {
            if byte == 0x20 || byte == 0x09 {
                if let from = start { spans.append(TextSpan(start: from, end: offset)) }
                start = nil
            } else if start == nil {
                start = offset
            }
        }
        if let from = start { spans.append(TextSpan(start: from, end: text.utf8.count)) }
        return spans
    }

    /// With the other side as source.
    package var turned: ExchangeWords {
        let turned = links.map { WordLink(source: $0.target, target: $0.source, isPossible: $0.isPossible) }
        return ExchangeWords(source: target, target: source, links: turned.sorted { ($0.source, $0.target) < ($1.source, $1.target) })
    }
}
