internal import BitextModel

/// Words by number, in the order in which they were first seen.
struct WordInventory: Sendable {
    private var numbers: [UTF8Key: Int32] = [:]
    private(set) var words: [String] = []

    mutating func number(_ word: String) -> Int32 {
        let key = UTF8Key(word)
        if let number = numbers[key] { return number }
        let number = Int32(words.count)
        numbers[key] = number
        words.append(word)
        return number
    }
}

/// Pairs of sentences as numbers, in flat arrays.
///
/// A cell is a source word and a target word of one pair of sentences. Cells of pair `k` begin at `cellStarts[k]`, target word by target word; each holds the number of its pair of word types.
struct AlignmentCorpus: Sendable {
    private(set) var sourceWords = WordInventory()
    private(set) var targetWords = WordInventory()
    private(set) var source: [Int32] = []
    private(set) var target: [Int32] = []
    private(set) var sourceStarts: [Int32] = [0]
    private(set) var targetStarts: [Int32] = [0]
    private(set) var cellStarts: [Int] = [0]
    private(set) var cells: [Int32] = []
    private(set) var pairs = PairTable()

    var count: Int { sourceStarts.count - 1 }

    /// Adds a pair of sentences; one whose cells are more than `maximumCells` gets none and says so by `false`.
    @discardableResult
    mutating func add(source sourceTokens: [String], target targetTokens: [String], maximumCells: Int) -> Bool {
        let isFit = sourceTokens.count <= 16_000 && targetTokens.count <= 16_000 && sourceTokens.count * targetTokens.count <= maximumCells
        if isFit {
            let first = (source.count, target.count)
            for token in sourceTokens { source.append(sourceWords.number(token)) }
            for token in targetTokens { target.append(targetWords.number(token)) }
            for j in first.1..<target.count {
                for i in first.0..<source.count {
                    cells.append(pairs.number(PairTable.key(source: source[i], target: target[j])))
                }
            }
        }
        sourceStarts.append(Int32(source.count))
        targetStarts.append(Int32(target.count))
        cellStarts.append(cells.count)
        return isFit
    }

    /// Gives back what is only needed for adding.
    mutating func seal() { pairs.seal() }

    /// The same text under a view of its words: words with one key are one word.
    func viewed(source sourceKey: (String) -> String, target targetKey: (String) -> String) -> AlignmentView {
        var keys = (WordInventory(), WordInventory())
        let sourceKeys = sourceWords.words.map { keys.0.number(sourceKey($0)) }
        let targetKeys = targetWords.words.map { keys.1.number(targetKey($0)) }
        var table = PairTable(expecting: pairs.count)
        let numbers = pairs.pairs.map { pair in
            table.number(PairTable.key(source: sourceKeys[Int(pair >> 32)], target: targetKeys[Int(pair & 0xFFFF_FFFF)]))
        }
        table.seal()
        return AlignmentView(
            sourceKeys: keys.0.words, targetKeys: keys.1.words, source: source.map { sourceKeys[Int($0)] },
            target: target.map { targetKeys[Int($0)] }, sourceStarts: sourceStarts, targetStarts: targetStarts, cellStarts: cellStarts,
            cells: cells.map { numbers[Int($0)] }, pairs: table, pairOfSurface: numbers)
    }
}

/// A corpus under a view of its words.
struct AlignmentView: Sendable {
    let sourceKeys: [String]
    let targetKeys: [String]
    let source: [Int32]
    let target: [Int32]
    let sourceStarts: [Int32]
    let targetStarts: [Int32]
    let cellStarts: [Int]
    let cells: [Int32]
    let pairs: PairTable
    /// The pair of keys for each pair of words as written.
    let pairOfSurface: [Int32]

    var count: Int { sourceStarts.count - 1 }
}
