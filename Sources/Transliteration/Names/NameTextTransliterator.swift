public import BitextModel

/// A `NameTransliterator` over running text: bytes in, bytes out. Names are read a line at a time.
public final class NameTextTransliterator: TextTransliterator {
    private let names: NameTransliterator

    public init(names: NameTransliterator) { self.names = names }

    public func transliterate(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        output.append(contentsOf: names.transliterate(String(decoding: text, as: UTF8.self)).utf8)
    }

    public func candidates(for text: String, limit: Int) -> [TransliterationCandidate] { names.candidates(for: text, limit: limit) }
}
