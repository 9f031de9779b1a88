/// A span of the other side that may render a name.
public struct ProjectedSpan: Hashable, Sendable {
    /// Units of the other side.
    public var units: Range<Int>
    /// At most 1; the share of the name that the span renders, less what in the span renders something else.
    public var score: Float
    /// 0–1: the same by what is known alone, without links.
    public var likeness: Float

    public init(units: Range<Int>, score: Float, likeness: Float) {
        self.units = units
        self.score = score
        self.likeness = likeness
    }
}

/// Costs of units in a projected span that render nothing of the name.
public struct SpanProjectorOptions: Sendable {
    /// Likeness from which a unit renders a part of the name.
    public var renders: Float = 0.35
    /// Likeness to a unit outside the name from which it renders that.
    public var rendersOther: Float = 0.4
    /// Of a unit that renders a part of the name, for its likeness: of a name said in two words (Lok Sabha) both are taken.
    public var gain: Float = 0.08
    /// The most of it, for each unit of the name.
    public var mostGain: Float = 0.16
    /// Of a unit that only a link says to render a part of the name.
    public var linkCost: Float = 0.03
    /// Of a span without a capital, where the side writes names with them.
    public var smallCost: Float = 0.2
    /// What of its links a function word of the name counts: का and of are linked to much.
    public var functionShare: Float = 0.4
    /// Likeness by what is known from which a function word may be the border of a span (The Hague).
    public var functionBorder: Float = 0.8
    /// Of a unit in the span that renders nothing of the name: of a mark, as all costs in shares of the name (1: all of it).
    public var markCost: Float = 0.25
    /// The same of a word that serves grammar (of, the).
    public var functionCost: Float = 0.04
    /// The same of a unit that looks like a name.
    public var nameCost: Float = 0.12
    /// The same of an ordinary word in a capital (President).
    public var capitalCost: Float = 0.22
    /// The same of an ordinary word in small letters.
    public var wordCost: Float = 0.35
    /// The same of a unit that renders something outside the name.
    public var otherCost: Float = 0.6
    /// Of a span whose relative place is other than the name's, for the whole length of the sentence.
    public var placeCost: Float = 0.12
    /// Score from which a span is taken.
    public var least: Float = 0.3
    /// Spans are at most this many units longer than twice the name.
    public var allowance: Int = 6

    public init() {}
}

/// Finds the span that renders a name in the sentence that translates its own.
///
/// Every span between two units that render something of the name is scored: how much of the name it renders, less costs for units in it that render nothing or something else, after the idea of projecting
/// annotations along word links (Yarowsky, Ngai and Wicentowski, "Inducing Multilingual Text Analysis Tools via Robust Projection across Aligned Corpora", HLT 2001, section 4), with evidence besides
/// links. Cost: units of the name × those of the sentence, and the square of the units that render something, at most some hundreds.
public struct SpanProjector: Sendable {
    /// Which neighbours of a span are taken in where they render nothing else.
    public enum Extension: Sendable {
        case none
        /// Those that look like names: Rajaram Pandey for राजाराम.
        case names
        /// Those in capitals: SN Emergency Unit for एसएन इमरजेंसी.
        case capitals
    }

    public let options: SpanProjectorOptions

    public init(_ options: SpanProjectorOptions = SpanProjectorOptions()) { self.options = options }

    /// The best spans for units `name` of `from`, best first.
    public func spans(
        of name: Range<Int>, from: [ProjectionUnit], to: [ProjectionUnit], likeness: UnitLikeness, extends: Extension, limit: Int = 5
    ) -> [ProjectedSpan] {
        let weights = name.map { from[$0].weight }
        let total = weights.reduce(0, +)
        guard total > 0, !to.isEmpty else { return [] }
        func share(_ row: Int) -> Float { from[row].isMark ? 0 : from[row].isFunctionWord ? options.functionShare : 1 }
        let inside = to.indices.map { column in name.reduce(Float(0)) { max($0, share($1) * likeness.value($1, column)) } }
        let outside = to.indices.map { column in
            from.indices.reduce(Float(0)) { name.contains($1) ? $0 : max($0, share($1) * likeness.value($1, column)) }
        }
        let knownInside = to.indices.map { column in name.reduce(Float(0)) { max($0, share($1) * likeness.known($1, column)) } }
        let costs = to.indices.map { cost(to[$0], inside: inside[$0], known: knownInside[$0], outside: outside[$0]) }
        let gains = to.indices.map {
            costs[$0] <= 0 && knownInside[$0] >= options.renders && (!to[$0].isFunctionWord || to[$0].isCapital)
                ? options.gain * knownInside[$0] : 0
        }
        let hasCapitals = to.contains(where: \.isCapital)
        let anchors = to.indices.filter { column in
            if to[column].isMark || inside[column] < options.renders { return false }
            return !to[column].isFunctionWord
                || (to[column].isCapital || !hasCapitals)
                    && name.contains { share($0) * likeness.known($0, column) >= options.functionBorder }
        }
        let longest = 2 * name.count + options.allowance
        let middle = (Float(name.lowerBound) + Float(name.upperBound)) / 2 / Float(max(1, from.count))
        var found: [ProjectedSpan] = []
        for start in anchors where to[start].opens {
            var best = [Float](repeating: 0, count: name.count)
            var known = [Float](repeating: 0, count: name.count)
            var (cost, bonus): (Float, Float) = (0, 0)
            var next = start
            for end in anchors where end >= start && end - start < longest {
                if next <= end, to[next...end].contains(where: \.isBarrier) { break }
                while next <= end {
                    cost += costs[next]
                    bonus += gains[next]
                    for (place, row) in name.enumerated() {
                        best[place] = max(best[place], likeness.value(row, next))
                        known[place] = max(known[place], likeness.known(row, next))
                    }
                    next += 1
                }
                guard to[end].closes else { continue }
                var (gain, likely): (Float, Float) = (0, 0)
                for place in weights.indices {
                    gain += weights[place] * best[place]
                    likely += weights[place] * known[place]
                }
                let place = (Float(start) + Float(end + 1)) / 2 / Float(to.count)
                if extends != .none, hasCapitals, !to[start...end].contains(where: \.isCapital) { gain -= options.smallCost * total }
                let score = (gain - cost) / total + min(bonus / total, options.mostGain) - options.placeCost * abs(place - middle)
                guard score >= options.least else { continue }
                found.append(ProjectedSpan(units: start..<end + 1, score: score, likeness: likely / total))
            }
        }
        // The first of equal ones is the shortest that begins first.
        found.sort { ($1.score, $0.units.lowerBound, $0.units.count) < ($0.score, $1.units.lowerBound, $1.units.count) }
        if found.count > limit { found.removeLast(found.count - limit) }
        return found.map { extended($0, to: to, known: knownInside, outside: outside, extends) }
    }

    private func cost(_ unit: ProjectionUnit, inside: Float, known: Float, outside: Float) -> Float {
        if unit.isMark { return options.markCost }
        if inside >= options.renders, inside + 0.2 >= outside { return known >= options.renders ? 0 : options.linkCost }
        if unit.isFunctionWord { return options.functionCost }
        if outside >= options.rendersOther { return options.otherCost }
        if unit.isNameLike { return options.nameCost }
        return unit.isCapital ? options.capitalCost : options.wordCost
    }

    /// With the neighbours that render nothing else.
    private func extended(
        _ span: ProjectedSpan, to: [ProjectionUnit], known: [Float], outside: [Float], _ extends: Extension
    ) -> ProjectedSpan {
        var span = span
        // The rest of a word with a hyphen (Roop-nagar), unless it renders something else (Dubai-based).
        func isRest(_ unit: Int, of border: Int) -> Bool {
            to.indices.contains(unit) && to[unit].token == to[border].token && !to[unit].isMark && outside[unit] < options.rendersOther
                && (known[unit] >= options.renders || to[unit].isNameLike)
        }
        while isRest(span.units.lowerBound - 1, of: span.units.lowerBound) {
            span.units = span.units.lowerBound - 1..<span.units.upperBound
        }
        while isRest(span.units.upperBound, of: span.units.upperBound - 1) {
            span.units = span.units.lowerBound..<span.units.upperBound + 1
        }
        guard extends != .none else { return span }
        func isFree(_ unit: Int) -> Bool {
            to.indices.contains(unit) && outside[unit] < options.rendersOther
                && (to[unit].isNameLike || extends == .capitals && to[unit].isCapital && !to[unit].isMark && !to[unit].isFunctionWord)
        }
        // Not across a hyphen: Dubai-based.
        while isFree(span.units.lowerBound - 1), to[span.units.lowerBound - 1].token != to[span.units.lowerBound].token {
            span.units = span.units.lowerBound - 1..<span.units.upperBound
        }
        while isFree(span.units.upperBound), to[span.units.upperBound].token != to[span.units.upperBound - 1].token {
            span.units = span.units.lowerBound..<span.units.upperBound + 1
        }
        return span
    }

    /// One span for each name, or none, so that no two names share a unit, the best scores first. `shares(a, b)`: whether names a and b may have one span, as a name and its acronym in brackets where the other side has one of them.
    public static func assign(_ candidates: [[ProjectedSpan]], shares: (Int, Int) -> Bool) -> [ProjectedSpan?] {
        var result = [ProjectedSpan?](repeating: nil, count: candidates.count)
        var queue: [(name: Int, span: ProjectedSpan)] = []
        for (name, spans) in candidates.enumerated() { for span in spans { queue.append((name, span)) } }
        queue.sort { $0.span.score != $1.span.score ? $0.span.score > $1.span.score : $0.name < $1.name }
        var later: [(name: Int, span: ProjectedSpan)] = []
        for (name, span) in queue where result[name] == nil {
            let others = result.indices.filter { result[$0].map { $0.units.overlaps(span.units) } ?? false }
            if others.isEmpty {
                result[name] = span
            } else if others.allSatisfy({ shares(name, $0) && result[$0]?.units == span.units }) {
                later.append((name, span))
            }
        }
        // A span of one's own goes before a shared one.
        for (name, span) in later where result[name] == nil { result[name] = span }
        return result
    }
}
