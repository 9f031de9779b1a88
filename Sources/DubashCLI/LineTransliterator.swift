internal import BitextModel
internal import Transliteration

/// Writes a line in another script: what `dubash transliterate` runs on every line. One for each task.
protocol LineTransliterator: AnyObject {
    /// Appends the line's best rendering.
    func transliterate(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) throws

    /// Renderings of the whole line, best first, at least one.
    func candidates(for line: String, limit: Int) throws -> [TransliterationCandidate]
}

/// The scheme `common`: words by the statistical models, everything else as it stands.
final class CommonLineTransliterator: LineTransliterator {
    private let text: RunningTextTransliterator
    private let words: WordEngine

    init(models: WordModels) {
        text = RunningTextTransliterator(models: models)
        words = WordEngine(models: models)
    }

    func transliterate(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) { text.transliterate(line, into: &output) }

    func candidates(for line: String, limit: Int) -> [TransliterationCandidate] { words.candidates(for: line, limit: limit) }
}

/// The scheme `names`: names as newspapers spell them.
final class NameLineTransliterator: LineTransliterator {
    private let names: NameTransliterator

    init(names: NameTransliterator) { self.names = names }

    func transliterate(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        output.append(contentsOf: names.transliterate(String(decoding: line, as: UTF8.self)).utf8)
    }

    func candidates(for line: String, limit: Int) -> [TransliterationCandidate] { names.candidates(for: line, limit: limit) }
}
