import BitextModel
import Testing

@testable import Transliteration

@Suite struct NeuralTransliteratorTests {
    @Test func wordsOfOtherScriptsComeBack() throws {
        let tagger = try RandomTagger(seed: 1).tagger()
        let transliterator = NeuralTransliterator(tagger, from: .devanagari, to: .latin, domain: tagger.domain("names"))
        for word in ["", "Delhi", "।", "५", "🙂"] {
            #expect(transliterator.candidates(for: word, limit: 3) == [TransliterationCandidate(text: word, logProbability: 0)], "\(word)")
        }
        let long = String(repeating: "क", count: 10_000)
        #expect(transliterator.candidates(for: long, limit: 3).map(\.text) == [long])
        // U+200D ZERO WIDTH JOINER is not part of the form that is looked at; a word of the script is written.
        let found = transliterator.candidates(for: "क\u{200D}ख", limit: 3)
        #expect(found == transliterator.candidates(for: "कख", limit: 3))
        #expect(found.count > 1 && found.allSatisfy { $0.text.unicodeScalars.allSatisfy(\.isASCII) })
    }
}
