/// How well texts were normalized: counts of lines, words, characters and changes that can be added.
///
/// Words are what lies between white space. A change is a stretch of words of the source that the result has otherwise, as the shortest series of insertions, deletions and substitutions finds it (Levenshtein 1966); stretches of as many words on
/// both sides are changes word by word. A change is right when the gold has the same at the same place (as in Dahlmeier and Ng, "Better evaluation for grammatical error correction", 2012). The error reduction rate is the share of the words to be
/// changed that came right, less those made wrong (van der Goot, "MoNoise", 2019).
///
/// ```swift
/// NormalizationEvaluation(source: "डा. राम", gold: "डॉ. राम", hypothesis: "डॉ. राम").changeF1   // 1
/// ```
public struct NormalizationEvaluation: Hashable, Sendable {
    public var lines = 0
    public var rightLines = 0
    /// Words of the gold, and the distances in words of source and hypothesis to it.
    public var words = 0
    public var sourceErrors = 0
    public var wordErrors = 0
    /// Unicode scalars of the gold, and the distance in scalars of the hypothesis to it.
    public var characters = 0
    public var characterErrors = 0
    public var goldChanges = 0
    public var changes = 0
    public var rightChanges = 0

    public init() {}

    /// One line. Cost: the product of the lengths of what differs; stretches of over 4,000 differing words or characters count as replaced whole.
    public init(source: String, gold: String, hypothesis: String) {
        lines = 1
        rightLines = gold.unicodeScalars.elementsEqual(hypothesis.unicodeScalars) ? 1 : 0
        let (from, right, found) = (Self.words(source), Self.words(gold), Self.words(hypothesis))
        words = right.count
        let (wanted, made) = (Self.changes(from, right), Self.changes(from, found))
        sourceErrors = wanted.errors
        wordErrors = Self.changes(found, right).errors
        let scalars = Array(gold.unicodeScalars)
        characters = scalars.count
        characterErrors = Self.changes(Array(hypothesis.unicodeScalars), scalars).errors
        goldChanges = wanted.changes.count
        changes = made.changes.count
        rightChanges = Set(wanted.changes).intersection(made.changes).count
    }

    public var lineAccuracy: Double { Self.ratio(rightLines, lines) }
    public var wordErrorRate: Double { Self.ratio(wordErrors, words) }
    public var characterErrorRate: Double { Self.ratio(characterErrors, characters) }
    /// 1 where every word came right, 0 where nothing was gained, below 0 where more was spoiled than mended; 0 where the source was right.
    public var errorReduction: Double { sourceErrors == 0 ? 0 : Double(sourceErrors - wordErrors) / Double(sourceErrors) }
    public var changePrecision: Double { Self.ratio(rightChanges, changes) }
    public var changeRecall: Double { Self.ratio(rightChanges, goldChanges) }
    public var changeF1: Double { Self.ratio(2 * rightChanges, changes + goldChanges) }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        for path in Self.counts { sum[keyPath: path] += right[keyPath: path] }
        return sum
    }

    private static var counts: [WritableKeyPath<Self, Int>] {
        [
            \.lines, \.rightLines, \.words, \.sourceErrors, \.wordErrors, \.characters, \.characterErrors, \.goldChanges, \.changes,
            \.rightChanges,
        ]
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    private static func words(_ line: String) -> [Substring] { line.split(whereSeparator: \.isWhitespace) }

    // MARK: - Changes

    private struct Change<Element: Hashable>: Hashable {
        var start: Int
        var end: Int
        var replacement: [Element]
    }

    /// What makes `right` of `left`, and how many elements differ.
    private static func changes<Element: Hashable>(_ left: [Element], _ right: [Element]) -> (changes: [Change<Element>], errors: Int) {
        var first = 0
        while first < min(left.count, right.count), left[first] == right[first] { first += 1 }
        var last = 0
        while last < min(left.count, right.count) - first, left[left.count - 1 - last] == right[right.count - 1 - last] { last += 1 }
        let (a, b) = (Array(left[first..<left.count - last]), Array(right[first..<right.count - last]))
        if a.isEmpty, b.isEmpty { return ([], 0) }
        guard a.count <= 4000, b.count <= 4000 else {
            return ([Change(start: first, end: first + a.count, replacement: b)], max(a.count, b.count))
        }
        // Distances of the ends, then a way back through them.
        let width = b.count + 1
        var distance = [Int32](repeating: 0, count: (a.count + 1) * width)
        for row in stride(from: a.count, through: 0, by: -1) {
            for column in stride(from: b.count, through: 0, by: -1) {
                let place = row * width + column
                if row == a.count {
                    distance[place] = Int32(b.count - column)
                } else if column == b.count {
                    distance[place] = Int32(a.count - row)
                } else if a[row] == b[column] {
                    distance[place] = distance[place + width + 1]
                } else {
                    distance[place] = 1 + min(distance[place + width + 1], distance[place + width], distance[place + 1])
                }
            }
        }
        var changes: [Change<Element>] = []
        var (row, column) = (0, 0)
        while row < a.count || column < b.count {
            if row < a.count, column < b.count, a[row] == b[column] {
                (row, column) = (row + 1, column + 1)
                continue
            }
            let (startRow, startColumn) = (row, column)
            while row < a.count || column < b.count {
                if row < a.count, column < b.count, a[row] == b[column] { break }
                let place = row * width + column
                if row < a.count, column < b.count, distance[place] == 1 + distance[place + width + 1] {
                    (row, column) = (row + 1, column + 1)
                } else if row < a.count, distance[place] == 1 + distance[place + width] {
                    row += 1
                } else {
                    column += 1
                }
            }
            if row - startRow == column - startColumn {
                for step in 0..<row - startRow {
                    changes.append(
                        Change(start: first + startRow + step, end: first + startRow + step + 1, replacement: [b[startColumn + step]]))
                }
            } else {
                changes.append(Change(start: first + startRow, end: first + row, replacement: Array(b[startColumn..<column])))
            }
        }
        return (changes, Int(distance[0]))
    }
}
