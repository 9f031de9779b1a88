internal import BitextModel
internal import ICU

/// How the header of a table names a language: by its tag, with a region or a script perhaps (`hi-IN`, `en_US`), by its name in English, in itself or in the table's other language (`Hindi`, हिन्दी), with or without a
/// word such as `term` beside it (`English term`, `Hindi (hi)`).
struct HeaderLanguage {
    /// Words beside a language that say nothing more.
    private static let others: Set<String> = ["term", "terms", "word", "words", "text", "language", "translation"]

    private let tag: String
    private let names: Set<String>

    /// `role` is what the language is to the table: `source`, `target`.
    init(_ language: LanguageTag, role: String, beside other: LanguageTag) {
        tag = String(language.language).lowercased()
        var names: Set<String> = [language.tag.lowercased(), role]
        for locale in ["en", language.tag, other.tag] {
            guard let all = try? LocaleNames(locale: locale), let name = try? all.name(.language, tag) else { continue }
            names.insert(Self.folded(name))
        }
        self.names = names
    }

    /// Whether a header's cell names the language and nothing else.
    func isNamed(by cell: String) -> Bool {
        var isNamed = false
        for piece in Self.folded(cell).split(whereSeparator: { $0.isWhitespace || "()[]{}:/".contains($0) }).map(String.init) {
            if names.contains(piece) || isTag(piece) { isNamed = true } else if !Self.others.contains(piece) { return false }
        }
        return isNamed
    }

    /// `hi-in`, `hi-deva`, `en-001`.
    private func isTag(_ piece: String) -> Bool {
        let parts = piece.split(separator: "-", omittingEmptySubsequences: false)
        return parts.first.map { $0 == tag } ?? false
            && parts.dropFirst().allSatisfy { part in
                (2...4).contains(part.utf8.count) && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
    }

    /// In small letters, without nuktas, a joined n as an anusvara: हिन्दी is हिंदी.
    private static func folded(_ name: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in name.lowercased().unicodeScalars {
            switch scalar {
            case "_": scalars.append("-")
            case "\u{093C}": break  // DEVANAGARI SIGN NUKTA
            case "\u{095B}": scalars.append("\u{091C}")  // DEVANAGARI LETTER ZA
            case "\u{094D}" where scalars.last == "\u{0928}": scalars[scalars.count - 1] = "\u{0902}"  // VIRAMA behind NA: ANUSVARA
            default: scalars.append(scalar)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
