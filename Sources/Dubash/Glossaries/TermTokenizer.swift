// Reads terms through pointers: places are kept inside them by the loop's bounds.

internal import BitextModel
internal import TextAnalysis

/// A tokenizer for terms while an index is built; a term that ICU cannot divide has no tokens and is never found.
///
/// Terms that are nothing but words of one script with a space between them, most of all, are divided here: the tokens are the tokenizer's in span, kind and script; languages are not told.
final class TermTokenizer {
    private var tokenizer: Tokenizer

    init(_ tokenizer: consuming Tokenizer) { self.tokenizer = tokenizer }

    func tokens(in text: String) -> [Token] {
        var text = text
        return text.withUTF8(Self.plainWords) ?? (try? tokenizer.tokens(in: text)) ?? []
    }

    /// Words of letters a–z, and words of Devanagari letters with their signs, one space between them; nil for any other text.
    static func plainWords(_ bytes: UnsafeBufferPointer<UInt8>) -> [Token]? {
        var tokens: [Token] = []
        var place = 0
        while place < bytes.count {
            let start = place
            let isLatin = bytes[place] < 0x80
            while place < bytes.count, bytes[place] != 0x20 {
                if isLatin {
                    guard (bytes[place] | 0x20) &- 0x61 < 26 else { return nil }
                    place += 1
                } else {
                    // U+0900 to U+097F: E0 A4 80 to E0 A5 BF.
                    guard place + 2 < bytes.count, bytes[place] == 0xE0, bytes[place + 1] & 0xFE == 0xA4 else { return nil }
                    let offset = (bytes[place + 1] & 1) << 6 | bytes[place + 2] & 0x3F
                    switch offset {
                    case 0x04...0x39, 0x58...0x61: break
                    case 0x01...0x03, 0x3C, 0x3E...0x4D: if place == start { return nil }
                    default: return nil
                    }
                    place += 3
                }
            }
            guard place > start else { return nil }
            tokens.append(
                Token(
                    span: TextSpan(start: start, end: place), kind: .word, script: isLatin ? .latin : .devanagari, language: .undetermined))
            if place < bytes.count {
                place += 1
                guard place < bytes.count else { return nil }
            }
        }
        return tokens
    }
}
