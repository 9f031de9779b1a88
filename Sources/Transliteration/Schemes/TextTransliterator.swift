public import BitextModel
public import ICU

/// Writes running text in another script: bytes in, bytes out.
///
/// The seam between the commands and everything that transliterates: rules, ICU, and models that choose by probability. An instance belongs to one task
/// (it holds buffers and handles); what is shared is what made it.
public protocol TextTransliterator: AnyObject {
    /// Appends `text`, valid UTF-8, in the other script to `output`. What is not of the source script comes through as it is.
    func transliterate(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) throws(TextTransliterationError)

    /// Up to `limit` readings of `text` as a whole, best first, at least one.
    func candidates(for text: String, limit: Int) throws(TextTransliterationError) -> [TransliterationCandidate]
}

/// What goes wrong while text is transliterated.
public enum TextTransliterationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// ICU refused: a text above 2 GB, or no memory.
    case icu(ICUError)

    public var description: String {
        switch self {
        case .icu(let error): error.description
        }
    }
}

extension TextTransliterator {
    /// `text` in the other script.
    public func transliterate(_ text: String) throws(TextTransliterationError) -> String {
        var output: [UInt8] = []
        try withUTF8(of: text) { bytes throws(TextTransliterationError) in try transliterate(bytes, into: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// The one reading there is, with log-probability 0: rules are a function, not a distribution.
    public func candidates(for text: String, limit: Int) throws(TextTransliterationError) -> [TransliterationCandidate] {
        [TransliterationCandidate(text: try transliterate(text), logProbability: 0)]
    }
}

/// Calls `body` with the UTF-8 of `text`.
func withUTF8<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) throws(TextTransliterationError) -> Result
) throws(TextTransliterationError) -> Result {
    var text = text
    let outcome = text.withUTF8 { bytes -> Swift.Result<Result, TextTransliterationError> in
        do throws(TextTransliterationError) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try outcome.get()
}
