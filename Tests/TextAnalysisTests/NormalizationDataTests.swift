import BitextModel
import Testing

@testable import TextAnalysis

/// A file that the parser must refuse, and what it must say.
struct BadNormalizationFile: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let line: Int
    let problem: String

    var testDescription: String { "\(name): \(problem)" }
}

@Suite struct NormalizationDataTests {
    static let bad: [BadNormalizationFile] = [
        .init(name: "normalization/deva.tsv", text: "U+0905 U+093E अा\tU+0906 आ\n", line: 1, problem: "columns"),
        .init(name: "normalization/deva.tsv", text: "# x\nअा\tU+0906 आ\t\n", line: 2, problem: "differ"),
        .init(name: "normalization/deva.tsv", text: "U+0905 U+093E अि\tU+0906 आ\t\n", line: 1, problem: "differ"),
        .init(name: "normalization/deva.tsv", text: "0905 U+093E अा\tU+0906 आ\t\n", line: 1, problem: "no code point"),
        .init(name: "normalization/deva.tsv", text: "U+0906 आ\tU+0905 U+093E अा\t\n", line: 1, problem: "not shorter"),
        .init(
            name: "normalization/deva.tsv", text: "U+0905 U+093E अा\tU+0906 आ\t\nU+0905 U+093E अा\tU+0907 इ\t\n", line: 2,
            problem: "second rule"),
        .init(
            name: "normalization/deva.tsv",
            text: "U+0905 U+093E अा\tU+0906 आ\t\nU+0907 U+0907 U+0907 इइइ\tU+0905 U+093E अा\t\n", line: 2, problem: "replaced itself"),
        .init(name: "normalization/deva-search.tsv", text: "spaces\tU+0901 ँ\tU+0902 ं\t\n", line: 1, problem: "no folding step"),
        .init(name: "normalization/deva-search.tsv", text: "chandrabindu\tU+0901 ँ\t\n", line: 1, problem: "columns"),
        .init(
            name: "normalization/deva-search.tsv", text: "chandrabindu\tU+0901 ँ\tU+0902 ं\t\nchandrabindu\tU+0902 ं\tU+0901 ँ\t\n", line: 1,
            problem: "replaced itself"),
        .init(name: "normalization/kept-letters.txt", text: "α\nαβ\n", line: 2, problem: "not one letter"),
        .init(name: "languages/hi/ye-endings.tsv", text: "ये\n", line: 1, problem: "columns"),
        .init(name: "languages/hi/ye-endings.tsv", text: "ये\t\n", line: 1, problem: "empty or longer"),
        .init(name: "languages/hi/visarga-words.txt", text: "अतः\nअत\n", line: 2, problem: "no word with a visarga"),
        .init(name: "languages/hi/visarga-words.txt", text: "अतः\nकहाः\n", line: 2, problem: "for a colon"),
        .init(name: "languages/hi/colon-words.txt", text: "कहा\nकहा:\n", line: 2, problem: "not one word"),
        .init(name: "languages/hi/sentence-final.txt", text: "है\nहो गया\n", line: 2, problem: "not one word"),
    ]

    @Test(arguments: bad) func badFilesAreRefused(_ file: BadNormalizationFile) throws {
        do {
            _ = try NormalizationFixture.makeData(replacing: [file.name: file.text])
            Issue.record("accepted")
        } catch let error as DataTableError {
            #expect(error.file == file.name)
            #expect(error.line == file.line)
            #expect(error.problem.contains(file.problem), "\(error)")
        }
    }

    @Test func shippedFilesAreAccepted() throws { _ = try NormalizationFixture.makeData() }

    /// The column of what not to use in the Unicode Standard, core specification, table "Devanagari Vowel Letters".
    @Test(
        arguments: [
            (0x0904, [0x0905, 0x0946]), (0x0906, [0x0905, 0x093E]), (0x0908, [0x0930, 0x094D, 0x0907]), (0x090A, [0x0909, 0x0941]),
            (0x090D, [0x090F, 0x0945]), (0x090E, [0x090F, 0x0946]), (0x0910, [0x090F, 0x0947]), (0x0911, [0x0905, 0x0949]),
            (0x0911, [0x0906, 0x0945]), (0x0912, [0x0905, 0x094A]), (0x0912, [0x0906, 0x0946]), (0x0913, [0x0905, 0x094B]),
            (0x0913, [0x0906, 0x0947]), (0x0914, [0x0905, 0x094C]), (0x0914, [0x0906, 0x0948]), (0x0972, [0x0905, 0x0945]),
            (0x0973, [0x0905, 0x093A]), (0x0974, [0x0905, 0x093B]), (0x0974, [0x0906, 0x093A]), (0x0975, [0x0905, 0x094F]),
            (0x0976, [0x0905, 0x0956]), (0x0977, [0x0905, 0x0957]),
        ] as [(UInt32, [UInt32])]) func vowelLettersOfTheStandard(_ letter: UInt32, _ sequence: [UInt32]) throws
    {
        let text = String(String.UnicodeScalarView(sequence.compactMap(Unicode.Scalar.init)))
        let result = try NormalizationFixture.normalizer(.standard).normalize(text)
        #expect(result.text.unicodeScalars.map(\.value) == [letter])
    }
}
