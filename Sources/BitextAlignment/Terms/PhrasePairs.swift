internal import BitextModel

/// What a word may be in a term.
public enum TermWordRole: Sendable {
    /// A noun or what may stand with one.
    case content
    /// May stand inside, and not at a border: of, का.
    case inner
    /// Never: verbs that serve grammar, pronouns, marks, numbers.
    case none
}

/// A span of source words and one of target words that are linked to each other alone.
public struct PhrasePair: Hashable, Sendable {
    public var source: Range<Int>
    public var target: Range<Int>
    /// 0–1, the mean of the best links of their words.
    public var strength: Float
}

/// Pairs of phrases consistent with word links (Och and Ney, "The Alignment Template Approach to Statistical Machine Translation", Computational Linguistics 30(4), 2004, section 2.2): no word of either is linked
/// outside the other. Deviations: phrases begin and end with words that may be terms, every such word in them has a link, and at least one side has two.
///
/// Cost: target words × the longest phrase.
public struct PhrasePairs: Sendable {
    /// Words of the longest phrase.
    public var longest: Int = 5
    /// Links below this are not counted.
    public var leastLink: Float = 0.3

    public init() {}

    /// `isClosed(i)`: a source phrase may end with word `i`: not where a verb follows that makes a verb of it.
    public func pairs(
        source: [TermWordRole], target: [TermWordRole], links: [ScoredLink], isClosed: (Int) -> Bool = { _ in true }
    ) -> [PhrasePair] {
        var toTarget = [[(word: Int, score: Float)]](repeating: [], count: source.count)
        var toSource = [[(word: Int, score: Float)]](repeating: [], count: target.count)
        for scored in links where Float(scored.score) >= leastLink {
            let (i, j) = (scored.link.source, scored.link.target)
            guard source.indices.contains(i), target.indices.contains(j) else { continue }
            toTarget[i].append((j, Float(scored.score)))
            toSource[j].append((i, Float(scored.score)))
        }
        var result: [PhrasePair] = []
        for first in target.indices where target[first] == .content {
            var (low, high) = (Int.max, -1)
            for last in first..<min(target.count, first + longest) {
                guard target[last] != .none else { break }
                guard target[last] == .content else { continue }
                guard !toSource[last].isEmpty else { break }
                for link in toSource[last] { (low, high) = (min(low, link.word), max(high, link.word)) }
                // Words inside may widen it.
                if last > first {
                    for word in first...last {
                        for link in toSource[word] where target[word] == .content {
                            (low, high) = (min(low, link.word), max(high, link.word))
                        }
                    }
                }
                guard high - low < longest + 1, source[low] == .content, source[high] == .content, isClosed(high) else { continue }
                let (left, right) = (low..<high + 1, first..<last + 1)
                guard !isPart(left, right, source, target, toSource) else { continue }
                if let pair = pair(left, right, source, target, toTarget, toSource) { result.append(pair) }
            }
        }
        return result
    }

    /// Whether the phrases go on on both sides with words that are linked: chronic lung, where disease follows.
    private func isPart(
        _ left: Range<Int>, _ right: Range<Int>, _ source: [TermWordRole], _ target: [TermWordRole],
        _ toSource: [[(word: Int, score: Float)]]
    ) -> Bool {
        func role(_ roles: [TermWordRole], _ place: Int) -> TermWordRole { roles.indices.contains(place) ? roles[place] : .none }
        var neighbours: [Int] = []
        if role(source, left.upperBound) == .content { neighbours.append(left.upperBound) }
        if role(source, left.upperBound) == .inner, role(source, left.upperBound + 1) == .content { neighbours.append(left.upperBound + 1) }
        if role(source, left.lowerBound - 1) == .content { neighbours.append(left.lowerBound - 1) }
        if role(source, left.lowerBound - 1) == .inner, role(source, left.lowerBound - 2) == .content {
            neighbours.append(left.lowerBound - 2)
        }
        guard !neighbours.isEmpty else { return false }
        for place in [right.lowerBound - 1, right.upperBound] where role(target, place) == .content {
            if toSource[place].contains(where: { neighbours.contains($0.word) }) { return true }
        }
        return false
    }

    private func pair(
        _ left: Range<Int>, _ right: Range<Int>, _ source: [TermWordRole], _ target: [TermWordRole],
        _ toTarget: [[(word: Int, score: Float)]],
        _ toSource: [[(word: Int, score: Float)]]
    ) -> PhrasePair? {
        var (sum, count): (Float, Float) = (0, 0)
        var words = (0, 0)
        for word in left {
            if source[word] == .none { return nil }
            for link in toTarget[word] where !right.contains(link.word) { return nil }
            guard source[word] == .content else { continue }
            guard let best = toTarget[word].map(\.score).max() else { return nil }
            (sum, count, words.0) = (sum + best, count + 1, words.0 + 1)
        }
        for word in right {
            for link in toSource[word] where !left.contains(link.word) { return nil }
            guard target[word] == .content else { continue }
            guard let best = toSource[word].map(\.score).max() else { return nil }
            (sum, count, words.1) = (sum + best, count + 1, words.1 + 1)
        }
        return max(words.0, words.1) > 1 ? PhrasePair(source: left, target: right, strength: sum / count) : nil
    }
}
