internal import BitextAlignment
public import BitextModel

/// What the letters of two texts say of their languages.
public enum BitextSides: Sendable {
    /// The first is in the source language's script, the second is not; or there are too few letters to tell.
    case asExpected
    case swapped
    /// Both are in the script of the source language.
    case bothSource
    /// Neither is.
    case neitherSource

    /// What to say of it; nil where all is as expected.
    public func diagnostic(language: String) -> Diagnostic? {
        switch self {
        case .asExpected: nil
        case .swapped:
            Diagnostic(
                severity: .warning, code: "swapped-sides", message: "the texts seem to be swapped: the first is not \(language)")
        case .bothSource:
            Diagnostic(
                severity: .warning, code: "same-language",
                message: "both texts seem to be \(language): they are no translation of each other")
        case .neitherSource:
            Diagnostic(severity: .warning, code: "same-language", message: "neither text seems to be \(language)")
        }
    }
}

extension BitextTools {
    /// Told by the letters of the first thousand sentences of each side: of which script most of them are.
    public func sides(source: some Sequence<[String]>, target: some Sequence<[String]>) -> BitextSides {
        func isNative(_ sentences: some Sequence<[String]>) -> Bool? {
            var counts = (native: 0, other: 0)
            for words in sentences.prefix(1000) {
                let found = letters(words)
                counts = (counts.native + found.native, counts.other + found.other)
            }
            return counts.native == counts.other ? nil : counts.native > counts.other
        }
        return switch (isNative(source), isNative(target)) {
        case (false, true): .swapped
        case (true, true): .bothSource
        case (false, false): .neitherSource
        default: .asExpected
        }
    }
}
