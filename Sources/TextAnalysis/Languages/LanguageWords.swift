/// The words of a text as a `TokenLanguageModel` sees them: their bytes, and which of them are to be judged.
///
/// Words in no need of a judgement (in the script that tells its language) are context. Marks are not words; those that end sentences are
/// remembered between the words around them.
package struct LanguageWords: Sendable {
    package struct Word: Sendable {
        /// The word's bytes as written.
        package var written: ArraySlice<UInt8>
        /// The same with ASCII capitals made small.
        package var folded: [UInt8] { written.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
        /// Whether its language is asked for.
        package var isAsked: Bool
        /// Whether a mark that ends sentences, or nothing, stands between it and the word before.
        package var beginsSentence: Bool
        /// Place of its token.
        package var token: Int
    }

    package private(set) var words: [Word] = []
    private var isSentenceStart = true

    package init() {}

    package mutating func append(word bytes: ArraySlice<UInt8>, isAsked: Bool, token: Int) {
        words.append(
            Word(written: bytes, isAsked: isAsked, beginsSentence: isSentenceStart, token: token))
        isSentenceStart = false
    }

    /// Passes over a word that no word that is asked for can see.
    mutating func skipWord() { isSentenceStart = false }

    package mutating func append(mark bytes: some Collection<UInt8>) {
        // The usual marks of ASCII and the danda, without a string.
        if bytes.count == 1, let mark = bytes.first, mark < 0x80 {
            if mark == UInt8(ascii: ".") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!") { isSentenceStart = true }
            return
        }
        // DEVANAGARI DANDA
        if bytes.elementsEqual([0xE0, 0xA5, 0xA4]) {
            isSentenceStart = true
            return
        }
        if String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: { $0.properties.isSentenceTerminal }) {
            isSentenceStart = true
        }
    }
}
