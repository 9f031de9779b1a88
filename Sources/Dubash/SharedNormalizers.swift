internal import BitextModel
package import Dictionaries
package import TextAnalysis

/// The normalizers of a language: made once, used by all tasks.
package struct SharedNormalizers: Sendable {
    private let tables: NormalizationTables
    private let standardForm: TextNormalizer
    private let standardFormWithLatinDigits: TextNormalizer
    private let searchForm: TextNormalizer

    /// Reads `dictionaries/normalization/` for the language's script, and the language's own lists.
    package init(profile: LanguageProfile, dictionaries: Dictionaries) throws {
        let script = profile.script.code.lowercased()
        let language = "languages/\(profile.tag)"
        func file(_ name: String) throws -> NormalizationData.File { NormalizationData.File(name: name, text: try dictionaries.text(name)) }
        let data = try NormalizationData(
            mistyped: file("normalization/\(script).tsv"), foldings: file("normalization/\(script)-search.tsv"),
            keptLetters: file("normalization/kept-letters.txt"), endings: file("\(language)/ye-endings.tsv"),
            visargaWords: file("\(language)/visarga-words.txt"), colonWords: file("\(language)/colon-words.txt"),
            sentenceFinalWords: file("\(language)/sentence-final.txt"), nativeZero: profile.digitZero)
        tables = try NormalizationTables(data: data)
        standardForm = TextNormalizer(tables: tables, options: .standard)
        var latinDigits = NormalizerOptions.standard
        latinDigits.digits = .latin
        standardFormWithLatinDigits = TextNormalizer(tables: tables, options: latinDigits)
        var search = NormalizerOptions.search
        search.digits = .latin
        searchForm = TextNormalizer(tables: tables, options: search)
    }

    /// A normalizer of the user's choice over the same tables.
    package func normalizer(_ options: NormalizerOptions) -> TextNormalizer { TextNormalizer(tables: tables, options: options) }

    /// The form to publish. ICU refuses nothing but texts of two gigabytes: those come back unchanged.
    package func standard(_ text: String) -> String { apply(standardForm, text) }

    package func standardWithLatinDigits(_ text: String) -> String { apply(standardFormWithLatinDigits, text) }

    /// The form to publish with Latin digits, and the way back.
    func mapped(_ text: String) -> NormalizedText {
        (try? standardFormWithLatinDigits.normalize(text)) ?? NormalizedText(unchanged: text)
    }

    /// The form by which spellings are compared.
    package func searchKey(_ text: String) -> String { apply(searchForm, text) }

    private func apply(_ normalizer: TextNormalizer, _ text: String) -> String { (try? normalizer.normalize(text).text) ?? text }
}
