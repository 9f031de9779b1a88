package import BitextModel

/// How likely a string of letters is as a word of a language: an n-gram model over letters, mapped from a file.
///
/// A value over mapped memory; share it between tasks.
public struct LetterModel: Sendable {
    static let kind = "letter-model"

    private let letters: Alphabet
    private let automaton: NGramAutomaton

    package init(path: String) throws(ModelFileError) { try self.init(file: ModelFile(path: path, kind: Self.kind)) }

    package init(file: ModelFile) throws(ModelFileError) {
        letters = Alphabet(scalars: Array(try file.array("letters", of: UInt32.self).buffer))
        automaton = try NGramAutomaton(file: file, name: "ngram")
    }

    /// Natural logarithm of the word's probability. A letter never seen costs as much as the rarest one, and one factor e more. About 40 ns a letter.
    package func score(_ word: [Unicode.Scalar]) -> Float {
        let view = automaton.view
        var state = view.start
        var total: Float = 0
        for scalar in word {
            let step = view.step(from: state, symbol: UInt16(letters.number(of: scalar)))
            total += step.score
            state = step.next
        }
        return total + view.step(from: state, symbol: Self.border).score
    }

    /// The number after those of all alphabets.
    static let border = UInt16(Alphabet.largest + 1)

    /// The file of a model over `words`, each with how often it counts. Deterministic.
    public static func train(_ words: [(word: String, times: Int)], order: Int, smallestCount: Int, provenance: String) -> [UInt8] {
        let letters = Alphabet(of: words.lazy.map(\.word))
        var trainer = NGramTrainer(order: order)
        trainer.smallestCount = smallestCount
        let sorted = words.sorted { ($0.word, $0.times) < ($1.word, $1.times) }
        let tables = trainer.train(sorted.map { (letters.numbers($0.word).map(UInt16.init), $0.times) }, border: border)
        var writer = ModelFileWriter(
            kind: kind,
            signature: "letter-model order:\(order) cut:\(smallestCount) words:\(words.count) ngrams:\(tables.symbols.count) \(provenance)")
        writer.add("letters", letters.scalars)
        tables.add(name: "ngram", to: &writer)
        return writer.finish()
    }
}
