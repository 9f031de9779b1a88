public import BitextModel

/// A word of a sentence, or a part of one between hyphens, as spans of names are made of: `Dubai-based` is two.
public struct ProjectionUnit: Hashable, Sendable {
    /// UTF-8 offsets in the sentence.
    public var span: TextSpan
    /// Number of the token that it is a part of.
    public var token: Int
    /// A mark, or the ending of a possessor: never part of a name's border.
    public var isMark: Bool
    /// A mark that no name runs across: a bracket, a comma.
    public var isBarrier: Bool
    /// Serves grammar (of, the, का): may stand inside a name.
    public var isFunctionWord: Bool
    /// Begins with a capital.
    public var isCapital: Bool
    /// Is also a word of the language that is no name (President, Court).
    public var isOrdinary: Bool
    /// Whether a span may begin here, and end here.
    public var opens: Bool
    public var closes: Bool

    public init(
        span: TextSpan, token: Int, isMark: Bool = false, isBarrier: Bool = false, isFunctionWord: Bool = false, isCapital: Bool = false,
        isOrdinary: Bool = false,
        opens: Bool = true, closes: Bool = true
    ) {
        self.span = span
        self.token = token
        self.isMark = isMark
        self.isBarrier = isBarrier
        self.isFunctionWord = isFunctionWord
        self.isCapital = isCapital
        self.isOrdinary = isOrdinary
        self.opens = opens
        self.closes = closes
    }

    /// Whether it looks like a name by its letters alone.
    public var isNameLike: Bool { isCapital && !isOrdinary && !isFunctionWord && !isMark }

    /// What it weighs in the score of a span.
    var weight: Float { isMark ? 0 : isFunctionWord ? 0.15 : 1 }
}

/// How alike the units of two sentences are: rows are units of the side whose span is known, columns those of the other.
public struct UnitLikeness: Sendable {
    public let rows: Int
    public let columns: Int
    /// 0–1, row by row: by lexicon, sound, glossary, letters.
    private var known: [Float]
    /// 0–1, row by row: scores of links.
    private var links: [Float]

    public init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        known = [Float](repeating: 0, count: rows * columns)
        links = [Float](repeating: 0, count: rows * columns)
    }

    /// Sets the likeness to `value` where it is less.
    public mutating func raise(_ row: Int, _ column: Int, to value: Float) {
        let place = row * columns + column
        known[place] = max(known[place], value)
    }

    /// Sets the likeness to `value` where it is more; links stay.
    public mutating func lower(_ row: Int, _ column: Int, to value: Float) {
        let place = row * columns + column
        known[place] = min(known[place], value)
    }

    public mutating func raiseLink(_ row: Int, _ column: Int, to value: Float) {
        let place = row * columns + column
        links[place] = max(links[place], value)
    }

    public func known(_ row: Int, _ column: Int) -> Float { known[row * columns + column] }

    public func link(_ row: Int, _ column: Int) -> Float { links[row * columns + column] }

    /// Both together. What is known says that two words translate each other, the link that these two do: of equal words the link decides.
    public func value(_ row: Int, _ column: Int) -> Float {
        let link = links[row * columns + column]
        return 0.85 * max(known[row * columns + column], Self.linkAlone * link) + 0.15 * link
    }

    /// What a link without other evidence is worth.
    private static let linkAlone: Float = 0.7

    /// The same with the sides changed.
    public var transposed: UnitLikeness {
        var result = UnitLikeness(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns {
                result.known[column * rows + row] = known[row * columns + column]
                result.links[column * rows + row] = links[row * columns + column]
            }
        }
        return result
    }
}
