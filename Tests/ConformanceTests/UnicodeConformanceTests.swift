import Foundation
import ICU
import Testing

@Suite("Unicode suites through our wrappers")
struct UnicodeConformanceTests {
    @Test(.enabled(if: UnicodeSuite.isUsable("auxiliary/WordBreakTest.txt"))) func words() throws {
        // CLDR's root rules take the colon out of MidLetter; Swedish keeps it, as UAX #29 has it (CLDR 41, segments/root.xml and sv.xml).
        try run("auxiliary/WordBreakTest.txt", .word, locale: "sv")
    }

    @Test(.enabled(if: UnicodeSuite.isUsable("auxiliary/SentenceBreakTest.txt"))) func sentences() throws {
        try run("auxiliary/SentenceBreakTest.txt", .sentence)
    }

    @Test(.enabled(if: UnicodeSuite.isUsable("auxiliary/GraphemeBreakTest.txt"))) func graphemes() throws {
        try run("auxiliary/GraphemeBreakTest.txt", .grapheme)
    }

    private func run(_ name: String, _ kind: BreakIterator.Kind, locale: String = "root") throws {
        let cases = try BreakCase.parse(UnicodeSuite.text(name))
        #expect(cases.count > 300)
        var breaks = try BreakIterator(kind, locale: locale)
        for test in cases {
            let found = [0] + (try breaks.segments(in: test.text).map(\.end))
            #expect(found == test.boundaries, "\(name):\(test.line)")
        }
    }

    /// The five columns of NormalizationTest.txt: source, NFC, NFD, NFKC, NFKD (UAX #15, section 9).
    @Test(.enabled(if: UnicodeSuite.isUsable("NormalizationTest.txt"))) func normalization() throws {
        let (nfc, nfd, nfkc, nfkd) = (try Normalizer(.nfc), try Normalizer(.nfd), try Normalizer(.nfkc), try Normalizer(.nfkd))
        var count = 0
        for (number, line) in try UnicodeSuite.text("NormalizationTest.txt").split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard let first = line.first, first.isHexDigit else { continue }
            let columns = line.split(separator: ";", omittingEmptySubsequences: false).prefix(5).map { column in
                String(
                    String.UnicodeScalarView(column.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) })
                )
            }
            guard columns.count == 5 else { continue }
            count += 1
            func same(_ left: String, _ right: String) -> Bool { left.unicodeScalars.elementsEqual(right.unicodeScalars) }
            var holds = true
            for (place, source) in columns.enumerated() {
                let (composed, decomposed) = (try nfc.normalize(source), try nfd.normalize(source))
                let (compatible, compatiblyDecomposed) = (try nfkc.normalize(source), try nfkd.normalize(source))
                holds = holds && same(composed, columns[place < 3 ? 1 : 3]) && same(decomposed, columns[place < 3 ? 2 : 4])
                holds = holds && same(compatible, columns[3]) && same(compatiblyDecomposed, columns[4])
            }
            #expect(holds, "NormalizationTest.txt:\(number + 1)")
        }
        #expect(count > 15_000)
    }

    @Test(arguments: ["0915 ÷", "÷ XYZ ÷", "÷ 0915 094D ÷", "÷ 'क ÷", "÷ 110000 ÷"]) func malformedTablesAreRejected(table: String) {
        #expect(throws: BreakCase.Malformed.self) { try BreakCase.parse(table) }
    }
}
