import Testing

@testable import BitextModel

@Suite("Zeros for abbreviation signs") struct AbbreviationZeroTests {
    @Test(arguments: [
        ("उ०प्र०", "उ॰प्र॰"), ("मो० आरिफ", "मो॰ आरिफ"), ("एस०पी०", "एस॰पी॰"), ("(डॉ०)", "(डॉ॰)"), ("१८७६ ई०।", "१८७६ ई॰।"),
        // Of other scripts of India, by their own zero alone.
        ("ডঃ০ মো০", "ডঃ॰ মো॰"), ("ક૦ બ", "ક॰ બ"), ("ক०", "ক०"),
        // Numbers, and zeros with nothing to abbreviate before them.
        ("१०", "१०"), ("क०३", "क०३"), ("क०3", "क०3"), ("क००", "क००"), ("।० क", "।० क"), ("० क", "० क"), ("०", "०"), ("a०", "a०"),
        ("क 0", "क 0"), ("क0", "क0"),
        ("", ""), ("abc", "abc"),
    ])
    func cases(text: String, wanted: String) { #expect(AbbreviationZero.replaced(in: text) == wanted) }

    /// Whatever the text: as many bytes, still UTF-8, nothing else changed, nothing more to change.
    @Test func lengthsStay() {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = ["०", "क", "प्र", "१", "0", " ", ".", "a", "॰", "।", "০", "ক", "é", "😀", "\u{093C}"]
        for _ in 0..<2000 {
            let text = (0..<random(12)).map { _ in pieces[random(pieces.count)] }.joined()
            let result = AbbreviationZero.replaced(in: text)
            #expect(result.utf8.count == text.utf8.count)
            #expect(AbbreviationZero.replaced(in: result) == result)
            for (before, after) in zip(text.unicodeScalars, result.unicodeScalars) where before != after {
                #expect(after == "\u{0970}" && before.properties.numericValue == 0)
            }
        }
    }
}
