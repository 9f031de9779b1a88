public import BitextModel

/// Which word of a name matched which of another, and why.
public struct NameExplanation: Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable, CaseIterable {
        /// The same letters.
        case same
        /// The same sounds in two scripts.
        case transliterated
        /// Another spelling in the same script.
        case spelling
        /// A letter for a word that begins with it.
        case initial
        /// A letter for a letter.
        case letter
        case abbreviation
        /// One word for two.
        case joined
    }

    public struct Link: Sendable {
        /// UTF-8 offsets in the left and the right name.
        public var left: TextSpan
        public var right: TextSpan
        public var leftText: String
        public var rightText: String
        public var reason: Reason
        /// 0–1: how likely the two words are one, taken alone.
        public var score: Double
    }

    /// A word without a partner.
    public struct Missing: Sendable {
        public var isLeft: Bool
        public var span: TextSpan
        public var text: String
    }

    public var score: Double
    /// In the order of the left name.
    public var links: [Link]
    public var missing: [Missing]
    /// 0–1: how likely the parents (or whoever is named behind `s/o` and the like) are one; nil where not both names give one.
    public var parentScore: Double?
    /// Whether a name has more words than are compared.
    public var isCut: Bool

    init(score: Double, links: [Link], missing: [Missing], isCut: Bool) {
        self.score = score
        self.links = links
        self.missing = missing
        self.isCut = isCut
    }

    init(_ comparison: NameMatcher.Comparison, left: String, right: String, isCut: Bool) {
        func span(_ tokens: ArraySlice<NameToken>) -> TextSpan {
            TextSpan(start: tokens.first?.span.start ?? 0, end: tokens.last?.span.end ?? 0)
        }
        func text(_ span: TextSpan, _ name: String) -> String {
            String(decoding: Array(name.utf8)[span.start..<span.end], as: UTF8.self)
        }
        links = comparison.alignment.links.map { link in
            let tokens = (comparison.left[link.left], comparison.right[link.right])
            let spans = (span(tokens.0), span(tokens.1))
            let reason: Reason =
                switch link.reason {
                case .same: tokens.0.first?.writtenScript == tokens.1.first?.writtenScript ? .same : .transliterated
                case .spelling: tokens.0.first?.writtenScript == tokens.1.first?.writtenScript ? .spelling : .transliterated
                case .initial: .initial
                case .letters: .letter
                case .abbreviation: .abbreviation
                case .joined: .joined
                }
            return Link(
                left: spans.0, right: spans.1, leftText: text(spans.0, left), rightText: text(spans.1, right), reason: reason,
                score: DeterministicLogistic.of(Double(link.logOdds)))
        }
        missing =
            comparison.alignment.leftMissing.map { place in
                let token = comparison.left[place]
                return Missing(isLeft: true, span: token.span, text: text(token.span, left))
            }
            + comparison.alignment.rightMissing.map { place in
                let token = comparison.right[place]
                return Missing(isLeft: false, span: token.span, text: text(token.span, right))
            }
        score = comparison.score
        parentScore = comparison.parentOdds.map { DeterministicLogistic.of(Double($0)) }
        self.isCut = isCut
    }

    /// For a reader: `किम=Kim (transliterated 0.98) · missing: Singh (right)`.
    public var description: String {
        var parts = links.map { "\($0.leftText)=\($0.rightText) (\($0.reason.rawValue) \(Self.decimals($0.score)))" }
        for (isLeft, side) in [(true, "left"), (false, "right")] {
            let words = missing.filter { $0.isLeft == isLeft }.map(\.text)
            if !words.isEmpty { parts.append("missing: \(words.joined(separator: " ")) (\(side))") }
        }
        if let parentScore { parts.append("parents (\(Self.decimals(parentScore)))") }
        if isCut { parts.append("words left out of account") }
        return parts.isEmpty ? "nothing to compare" : parts.joined(separator: " · ")
    }

    /// Two decimals, rounded down, so that nothing short of certain reads 1.00.
    private static func decimals(_ value: Double) -> String {
        let hundredths = Int(value * 100)
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
