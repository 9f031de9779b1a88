/// A BCP 47 language tag, such as `hi`, `en` or `hi-Latn`.
///
/// An open set: well-formedness is not checked beyond ASCII letters, digits and hyphens.
public struct LanguageTag: Hashable, Sendable {
    public let tag: String

    /// Nil unless `tag` is subtags of one to eight ASCII letters or digits joined by hyphens.
    public init?(_ tag: String) {
        let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        for subtag in subtags {
            guard (1...8).contains(subtag.count) else { return nil }
            for byte in subtag {
                let isLetter = (0x61...0x7A).contains(byte | 0x20)
                guard isLetter || (0x30...0x39).contains(byte) else { return nil }
            }
        }
        self.tag = tag
    }

    private init(known tag: String) { self.tag = tag }

    /// The first subtag: `hi` of `hi-Latn`.
    public var language: Substring { tag.prefix { $0 != "-" } }

    public static let hindi = LanguageTag(known: "hi")
    public static let english = LanguageTag(known: "en")
    public static let undetermined = LanguageTag(known: "und")
}

extension LanguageTag: CustomStringConvertible {
    public var description: String { tag }
}
