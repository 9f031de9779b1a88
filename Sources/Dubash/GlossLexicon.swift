public import BitextModel
internal import Dictionaries
internal import TextAnalysis

/// Words of the source language with their renderings in the target language, one word at a time, mapped from a file.
///
/// A word without a rendering is one that the target language does not say (ने). A word that is not listed is looked for under its lemma, by the rules of `Lemmas`: गहरे under गहरा, करेंगे under करना.
/// Looking a word up costs about 0.2 µs, by its lemma about 5 µs. Made by `GlossLexiconBuilder` (`dubash train lexicon --kind glosses`).
///
/// ```swift
/// let lexicon = try GlossLexicon(path: "hi-en.lexicon.dub")
/// lexicon.glosses("घर")   // [Gloss(text: "house", share: 0.6), Gloss(text: "home", share: 0.3)]
/// ```
public struct GlossLexicon: Sendable {
    /// A rendering.
    public struct Gloss: Hashable, Sendable {
        public var text: String
        /// Over 0 to 1: how often the word is rendered so, estimated from its place in word lists and from word links in parallel text.
        public var share: Double

        public init(text: String, share: Double) {
            self.text = text
            self.share = share
        }
    }

    static let kind = "gloss-lexicon"
    /// First byte of a value: the number of the table that the word stood in, from 0; or this one, for a spelling or a word that text alone knows.
    static let derived: UInt8 = 255
    /// Tables whose words are ordinary ones (`contains`).
    private static let ordinaryTables: UInt8 = 2

    private let words: MappedWordTable
    private let stems: MappedWordTable
    private let lemmas: Lemmas

    /// Throws what opening a model file throws.
    public init(path: String, lemmas: Lemmas = Lemmas()) throws(ModelFileError) {
        try self.init(file: ModelFile(path: path, kind: Self.kind), lemmas: lemmas)
    }

    /// The shipped lexicon of a language pair.
    init(profile: LanguageProfile, in dictionaries: Dictionaries) throws {
        let rules = "languages/\(profile.tag)/lemmas.tsv"
        try self.init(
            path: "\(dictionaries.path)/lexicon/\(profile.tag)-\(profile.target).lexicon.dub",
            lemmas: Lemmas(parsing: dictionaries.text(rules), file: rules))
    }

    init(file: ModelFile, lemmas: Lemmas) throws(ModelFileError) {
        words = try MappedWordTable(file: file, name: "words")
        stems = try MappedWordTable(file: file, name: "stems")
        self.lemmas = lemmas
    }

    /// The best rendering of `word`; empty where it has none to say; nil where neither the word nor its lemma is known.
    public func gloss(_ word: String) -> String? {
        if let known = glosses(word) { return known.first?.text ?? "" }
        for candidate in lemmas.candidates(word) {
            if let known = glosses(candidate.lemma), let first = known.first { return candidate.said(first.text) }
        }
        return nil
    }

    /// The renderings of `word` as spelled, best first; nil where it is not listed.
    public func glosses(_ word: String) -> [Gloss]? { words.value(of: word).map { Self.glosses($0.dropFirst()) } }

    /// Renderings of the words whose stem is `stem`, those of the most frequent first; empty where there are none.
    func glosses(stem: String) -> [Gloss] { stems.value(of: stem).map { Self.glosses($0[...]) } ?? [] }

    /// Whether `word` is spelled like one of the ordinary words of the language: those of the first two tables.
    public func contains(_ word: String) -> Bool {
        var word = word
        let table = word.withUTF8 { words.value(of: $0)?.first }
        return table.map { $0 < Self.ordinaryTables } ?? false
    }

    /// All words, in their order.
    var listedWords: [String] {
        var result: [String] = []
        words.forEach { key, _ in result.append(String(decoding: key, as: UTF8.self)) }
        return result
    }

    /// Every rendering of every ordinary word, in the order of the words.
    func forEachOrdinaryGloss(_ body: (Gloss) -> Void) {
        words.forEach { _, value in
            guard let table = value.first, table < Self.ordinaryTables else { return }
            for gloss in Self.glosses(Array(value)[...].dropFirst()) { body(gloss) }
        }
    }

    private static func glosses(_ value: ArraySlice<UInt8>) -> [Gloss] {
        value.split(separator: UInt8(ascii: "\t")).compactMap { part in
            guard let share = part.first else { return nil }
            return Gloss(text: String(decoding: part.dropFirst(), as: UTF8.self), share: Double(share) / 255)
        }
    }

    static func value(_ glosses: [Gloss]) -> [UInt8] {
        var bytes: [UInt8] = []
        for gloss in glosses where !gloss.text.utf8.contains(UInt8(ascii: "\t")) {
            // A share is never a tab (9), which parts the glosses.
            var share = UInt8(max(1, min(255, (gloss.share * 255).rounded())))
            if share == UInt8(ascii: "\t") { share += 1 }
            bytes.append(share)
            bytes += Array(gloss.text.utf8)
            bytes.append(UInt8(ascii: "\t"))
        }
        return bytes
    }
}
