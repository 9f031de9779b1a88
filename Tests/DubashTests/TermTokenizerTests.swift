import BitextModel
import Dictionaries
import Testing
import TextAnalysis

@testable import Dubash

/// Terms that are divided without ICU, beside the tokenizer.
@Suite struct TermTokenizerTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    @Test func plainWordsAreTheTokenizersTokens() throws {
        var options = PipelineOptions(usesBuiltInGlossaries: false, unknownNames: .none)
        options.keepsIndexes = false
        let analyzer = try PipelineResources(options, dictionaries: Toolkit.dictionaries()).makeAnalyzer()
        var random = Random(state: 7)
        let native = (0x0900...0x097F).compactMap { Unicode.Scalar($0) }
        let latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars.map { $0 }
        var plain = 0
        for _ in 0..<4000 {
            var text = String.UnicodeScalarView()
            for word in 0..<Int.random(in: 1...4, using: &random) {
                if word > 0 { text.append(" ") }
                let letters = Bool.random(using: &random) ? native : latin
                for _ in 0..<Int.random(in: 1...6, using: &random) { text.append(letters.randomElement(using: &random) ?? "a") }
            }
            var term = String(text)
            guard let words = term.withUTF8(TermTokenizer.plainWords) else { continue }
            plain += 1
            let tokens = try Array(term.utf8).withUnsafeBufferPointer { try analyzer.analyze($0) }.sentences.flatMap(\.tokens)
            #expect(words.map(\.span) == tokens.map(\.span), "\(term)")
            #expect(words.map(\.kind) == tokens.map(\.kind) && words.map(\.script) == tokens.map(\.script), "\(term)")
        }
        #expect(plain > 500)
    }

    @Test(arguments: [" ", "क ", " क", "क  ख", "क-ख", "Kim जोंग उनKim", "कK", "जी20", "U.N.", "क।", "ाक", "क\u{200D}ष", "é"])
    func othersAreLeftToTheTokenizer(term: String) {
        var term = term
        #expect(term.withUTF8(TermTokenizer.plainWords) == nil)
    }
}
