public import BitextModel

/// A mention as evaluation compares it: where it stands, what it names, and its English.
public struct EvaluatedMention: Hashable, Sendable {
    /// UTF-8 bytes of the document.
    public var span: TextSpan
    /// As the file has it ("person").
    public var type: String
    /// Nil where the file does not say.
    public var english: String?

    public init(span: TextSpan, type: String, english: String? = nil) {
        self.span = span
        self.type = type
        self.english = english
    }
}

/// How well mentions agree with those that are right: counts that can be added.
///
/// A mention is right when borders and type are those of the gold (Tjong Kim Sang and De Meulder, "Introduction to the CoNLL-2003 shared task", 2003); each of the gold counts once. Beside it: right borders alone, and borders that
/// overlap with some of the gold. Figures without a denominator are 0.
///
/// ```swift
/// let span = TextSpan(start: 0, end: 9)
/// let right = EvaluatedMention(span: span, type: "person")
/// MentionEvaluation(gold: [right], hypothesis: [right]).f1   // 1
/// ```
public struct MentionEvaluation: Hashable, Sendable {
    /// Of one type, or of all.
    public struct Counts: Hashable, Sendable {
        public var gold = 0
        public var hypothesis = 0
        public var right = 0

        public init() {}

        public var precision: Double { hypothesis == 0 ? 0 : Double(right) / Double(hypothesis) }
        public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        public var f1: Double { gold + hypothesis == 0 ? 0 : 2 * Double(right) / Double(gold + hypothesis) }
    }

    /// By type of the gold and of the hypothesis.
    public private(set) var types: [String: Counts] = [:]
    /// Mentions of the hypothesis with the borders of one of the gold, of any type.
    public private(set) var rightBorders = 0
    /// Those that overlap with one of the gold, right borders counted.
    public private(set) var overlapping = 0
    /// Mentions with right borders where both sides have English, and those where it is the same but for casing.
    public private(set) var englishCompared = 0
    public private(set) var englishRight = 0

    public init() {}

    /// Mentions of one stretch of text, in any order. Cost: linear in them but for sorting.
    public init(gold: [EvaluatedMention], hypothesis: [EvaluatedMention]) {
        var bySpan: [TextSpan: [EvaluatedMention]] = [:]
        for mention in Set(gold) {
            types[mention.type, default: Counts()].gold += 1
            bySpan[mention.span, default: []].append(mention)
        }
        let spans = bySpan.keys.sorted()
        // The farthest end of the spans up to each, for overlaps.
        var ends: [Int] = []
        for span in spans { ends.append(max(ends.last ?? 0, span.end)) }
        var used: Set<EvaluatedMention> = []
        for mention in Set(hypothesis).sorted(by: { ($0.span, $0.type, $0.english ?? "") < ($1.span, $1.type, $1.english ?? "") }) {
            types[mention.type, default: Counts()].hypothesis += 1
            guard let same = bySpan[mention.span] else {
                let before = Self.count(spans, startingBefore: mention.span.end)
                if before > 0, ends[before - 1] > mention.span.start { overlapping += 1 }
                continue
            }
            rightBorders += 1
            overlapping += 1
            if let found = same.first(where: { $0.type == mention.type && !used.contains($0) }) {
                used.insert(found)
                types[mention.type, default: Counts()].right += 1
            }
            let wanted = same.compactMap(\.english)
            if !wanted.isEmpty, let english = mention.english {
                englishCompared += 1
                if wanted.contains(where: { $0.lowercased() == english.lowercased() }) { englishRight += 1 }
            }
        }
    }

    private static func count(_ spans: [TextSpan], startingBefore end: Int) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start < end { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Of all types together.
    public var all: Counts {
        types.values.reduce(into: Counts()) { sum, counts in
            sum.gold += counts.gold
            sum.hypothesis += counts.hypothesis
            sum.right += counts.right
        }
    }

    public var f1: Double { all.f1 }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        for (type, counts) in right.types {
            sum.types[type, default: Counts()].gold += counts.gold
            sum.types[type, default: Counts()].hypothesis += counts.hypothesis
            sum.types[type, default: Counts()].right += counts.right
        }
        sum.rightBorders += right.rightBorders
        sum.overlapping += right.overlapping
        sum.englishCompared += right.englishCompared
        sum.englishRight += right.englishRight
        return sum
    }
}
