/// What words by themselves add to the scores of their languages, remembered from text to text: two thirds of what a `TokenLanguageModel` looks at are a word's letters and ranks. One for each task and model.
package struct LanguageMemory {
    private struct Known {
        let word: [UInt8]
        let scores: [Int32]
    }

    /// Words remembered; then the memory begins anew.
    private static let most = 1 << 14

    private var known: [UInt64: Known] = [:]

    package init() {}

    /// The scores of a word, in capitals or small letters, with its `hash`: as `make` gives them when the word is first met.
    mutating func scores(of word: LanguageWords.Word, hash: UInt64, _ make: () -> [Int32]) -> [Int32] {
        let found = known[hash]
        if let found, found.word.count == word.written.count, zip(found.word, word.written).allSatisfy({ $0 == LanguageWords.small($1) }) {
            return found.scores
        }
        let scores = make()
        // Of two words of one hash the first is remembered.
        guard found == nil else { return scores }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[hash] = Known(word: word.folded, scores: scores)
        return scores
    }
}
