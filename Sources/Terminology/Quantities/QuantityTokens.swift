internal import BitextModel

/// The tokens of a sentence as numbers and units are read from them.
struct QuantityTokens {
    private let tokens: [Token]
    private let text: String
    private let words: [KnownWord]

    init(tokens: [Token], candidates: SentenceCandidates, in text: String) {
        self.tokens = tokens
        self.text = text
        words = candidates.words
    }

    var count: Int { tokens.count }

    func written(_ index: Int) -> WrittenNumber? { words.indices.contains(index) ? words[index].facts.writtenNumber : nil }

    func key(_ index: Int) -> String { words.indices.contains(index) ? words[index].facts.quantityKey : "" }

    func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

    func number(_ index: Int, _ words: QuantityWords) -> QuantityWords.Number? {
        guard isWord(index) else { return nil }
        guard traits(index).contains(.number) else { return nil }
        let key = key(index)
        return key.isEmpty ? nil : words.numbers[UTF8Key(key)]
    }

    /// Whether it begins with a digit: 21वीं.
    func isNumbered(_ index: Int) -> Bool { words.indices.contains(index) && words[index].facts.isNumbered }

    /// The unit, and the word of dates, at `index`, where they are of one word.
    func unit(_ index: Int, _ words: QuantityWords) -> QuantityWords.Unit? {
        traits(index).contains(.unit) ? words.units[UTF8Key(key(index))] : nil
    }

    func dateWord(_ index: Int, _ words: QuantityWords) -> QuantityWords.DateWord? {
        traits(index).contains(.date) ? words.dates[UTF8Key(key(index))] : nil
    }

    /// The longest unit, and the longest phrase of dates, that begins at `index`.
    func longestUnit(at index: Int, _ words: QuantityWords) -> (value: QuantityWords.Unit, length: Int)? {
        traits(index).contains(.unit) ? longest(words.units, at: index, atMost: words.longest) : nil
    }

    func longestDate(at index: Int, _ words: QuantityWords) -> (value: QuantityWords.DateWord, length: Int)? {
        traits(index).contains(.date) ? longest(words.dates, at: index, atMost: words.longest) : nil
    }

    /// Whether the token at `index` may be a part of what a number before it begins.
    func mayGoOn(_ index: Int) -> Bool { !traits(index).isEmpty || written(index) != nil }

    private func traits(_ index: Int) -> QuantityTraits { words.indices.contains(index) ? words[index].facts.quantityTraits : [] }

    private func longest<Value>(_ table: [UTF8Key: Value], at index: Int, atMost longest: Int) -> (value: Value, length: Int)? {
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
    func phrase(_ first: Int, _ end: Int) -> String { (first..<end).map { key($0) }.joined(separator: " ") }

    /// Whether there is nothing between two neighbours.
    func touch(_ left: Int, _ right: Int) -> Bool { tokens[left].span.end == tokens[right].span.start }

    func span(_ first: Int, _ end: Int) -> TextSpan { TextSpan(start: tokens[first].span.start, end: tokens[end - 1].span.end) }

    func surface(_ span: TextSpan) -> String { text[span].map(String.init) ?? "" }
}
