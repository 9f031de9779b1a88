internal import ICU

/// Brings a word to the form the statistical models know: NFC (which writes क़ as two letters), without ZERO WIDTH JOINER and NON-JOINER, Latin
/// letters in lower case.
///
/// Not reversible: callers keep the word they were given.
public struct WordNormalizer: Sendable {
    private let composer: Normalizer?

    /// Takes ICU's NFC; where ICU has no normalization data, words are not composed.
    public init() { composer = try? Normalizer(.nfc) }

    public func normalize(_ word: String) -> String {
        var isPlain = true
        for scalar in word.unicodeScalars where !(0x61...0x7A).contains(scalar.value) {
            isPlain = false
            break
        }
        if isPlain { return word }
        var kept = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where scalar.value != 0x200C && scalar.value != 0x200D {
            if (0x41...0x5A).contains(scalar.value), let lower = Unicode.Scalar(scalar.value + 32) {
                kept.append(lower)
            } else if scalar.value < 0x80 {
                kept.append(scalar)
            } else {
                kept.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        let text = String(kept)
        return (try? composer?.normalize(text)) ?? text
    }
}
