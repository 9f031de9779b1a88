public import BitextModel

/// Words of the source language with their renderings in the target language, one word at a time.
///
/// The hand-written entries (`core`) come before the made ones. An entry without a rendering is a word that the target language does not
/// say (ने). Looking a word up costs one hash of its bytes.
public struct GlossLexicon: Sendable {
    private var glosses: [UTF8Key: String] = [:]

    /// Throws on a line that has not two columns.
    public init(core: String, coreFile: String, words: String, wordsFile: String) throws(DataTableError) {
        for (text, file) in [(words, wordsFile), (core, coreFile)] {
            for row in try DataTable(parsing: text, file: file, columns: 2).rows {
                glosses[UTF8Key(String(row.fields[0]))] = row.list(1).first.map(String.init) ?? ""
            }
        }
    }

    public init() {}

    public var count: Int { glosses.count }

    /// The best rendering of `word`; empty where it has none to say; nil where the word is not known.
    public func gloss(_ word: String) -> String? { glosses[UTF8Key(word)] }

    public func contains(_ word: String) -> Bool { glosses[UTF8Key(word)] != nil }
}
