internal import BitextModel

/// The tokens of a sentence as numbers and units are read from them.
struct QuantityTokens {
    private let tokens: [Token]
    private let text: String
    private let keys: [String]
    private let numbers: [WrittenNumber?]

    init(tokens: [Token], candidates: SentenceCandidates, in text: String) {
        self.tokens = tokens
        self.text = text
        keys = candidates.words.map(\.facts.quantityKey)
        numbers = tokens.map { $0.kind == .number ? text[$0.span].flatMap { WrittenNumber($0) } : nil }
    }

    var count: Int { tokens.count }

    func written(_ index: Int) -> WrittenNumber? { numbers.indices.contains(index) ? numbers[index] : nil }

    func key(_ index: Int) -> String { keys.indices.contains(index) ? keys[index] : "" }

    func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

    func number(_ index: Int, _ words: QuantityWords) -> QuantityWords.Number? {
        guard isWord(index), !keys[index].isEmpty else { return nil }
        return words.numbers[UTF8Key(keys[index])]
    }

    /// The longest of `table` that begins at `index`.
    func longest<Value>(_ table: [UTF8Key: Value], at index: Int, atMost longest: Int) -> (value: Value, length: Int)? {
        var phrase = ""
        var found: (Value, Int)?
        for length in 1...max(longest, 1) {
            let key = key(index + length - 1)
            guard !key.isEmpty else { break }
            phrase += length == 1 ? key : " " + key
            if let value = table[UTF8Key(phrase)] { found = (value, length) }
        }
        return found
    }

    /// The keys of some tokens, one space between them.
    func phrase(_ first: Int, _ end: Int) -> String { keys[first..<end].joined(separator: " ") }

    /// Whether there is nothing between two neighbours.
    func touch(_ left: Int, _ right: Int) -> Bool { tokens[left].span.end == tokens[right].span.start }

    func span(_ first: Int, _ end: Int) -> TextSpan { TextSpan(start: tokens[first].span.start, end: tokens[end - 1].span.end) }

    func surface(_ span: TextSpan) -> String { text[span].map(String.init) ?? "" }
}
