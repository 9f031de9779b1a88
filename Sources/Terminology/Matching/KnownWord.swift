/// What is known of a token of a sentence by itself, with its number in the matcher's memory.
struct KnownWord: Sendable {
    let number: Int
    let facts: WordFacts
}

extension [KnownWord] {
    /// The folded text of a unit of the sentence that has these words.
    func key(_ unit: PlacedUnit) -> String { self[unit.token].facts.key(of: unit) }
}
