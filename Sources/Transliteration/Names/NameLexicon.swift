public import BitextModel

/// Names and English loans with their spellings in the other script, both ways, from a model file of kind `name-lexicon`.
///
/// Mapped, not read: opening costs the checksum, under a millisecond.
///
/// ```swift
/// let lexicon = try NameLexicon(path: "dictionaries/translit/models/hi/name-lexicon.dub")
/// ```
public struct NameLexicon: Sendable {
    static let kind = "name-lexicon"

    /// One direction.
    struct Lists: Sendable {
        /// Words of names.
        var words: SpellingTable
        /// Names whose spelling is not that of their words: South Korea.
        var names: SpellingTable
        /// English words written in the other script, or the other way round.
        var loans: SpellingTable
    }

    let toLatin: Lists
    let fromLatin: Lists

    /// Maps the file at `path`. Throws when it is missing, damaged or no lexicon of names.
    public init(path: String) throws(ModelFileError) {
        try self.init(file: ModelFile(path: path, kind: Self.kind))
    }

    /// Whether a Latin word is a word of names, seen at least twice, and none of English. In any case.
    package func isName(latin word: String) -> Bool {
        guard let first = fromLatin.words.spellings(of: word.lowercased()).first else { return false }
        return !first.isAmbiguous && first.count > 1
    }

    /// What the lists say of a native word, for telling names from other words: 0 where they have it nowhere. As a word of names: how often it was seen (1: once or never, 2: up to nine times, 3: more), whether it is an
    /// ordinary word too (4); as an English loan (8).
    package func evidence(native word: String) -> UInt8 {
        var result: UInt8 = 0
        guard let keys = toLatin.words.keys(of: word) else { return result }
        if let first = toLatin.words.evidence(of: keys) {
            result = first.count < 2 ? 1 : first.count < 10 ? 2 : 3
            if first.isAmbiguous { result |= 4 }
        }
        if let loan = toLatin.loans.evidence(of: keys), !loan.isAmbiguous { result |= 8 }
        return result
    }

    package init(file: ModelFile) throws(ModelFileError) {
        toLatin = try Lists(
            words: SpellingTable(file: file, name: "words-en"), names: SpellingTable(file: file, name: "names-en"),
            loans: SpellingTable(file: file, name: "loans-en"))
        fromLatin = try Lists(
            words: SpellingTable(file: file, name: "words-hi"), names: SpellingTable(file: file, name: "names-hi"),
            loans: SpellingTable(file: file, name: "loans-hi"))
    }
}

/// English words by their pronunciation: how each is spelled in the other script, and which words are spelled so. A model file of kind
/// `english-spellings`; the spellings are a model's, so a share of one third is usual for a first spelling that is right.
public struct EnglishSpellings: Sendable {
    static let kind = "english-spellings"

    let fromLatin: SpellingTable
    let toLatin: SpellingTable

    /// Maps the file at `path`. Throws when it is missing, damaged or of another kind.
    public init(path: String) throws(ModelFileError) {
        try self.init(file: ModelFile(path: path, kind: Self.kind))
    }

    package init(file: ModelFile) throws(ModelFileError) {
        fromLatin = try SpellingTable(file: file, name: "words-hi")
        toLatin = try SpellingTable(file: file, name: "words-en")
    }
}
