import BitextModel
import Dictionaries
import Testing
import Transliteration

@testable import Dubash
@testable import Terminology

/// What is remembered by words gives the sums of all features, one by one.
@Suite struct RecognizerEngineTests {
    private static let text = """
        उत्तर कोरियाई नेता Kim Jong उन ने मास्को में रूस के विदेश मंत्री सेर्गेई लावरोव से मुलाकात की।
        आर्थिक मामलों के जानकार रमेश टिकोरिया ने 15 अगस्त 1947 को भारतीय रिज़र्व बैंक (RBI) में कहा कि दिल्ली विश्वविद्यालय की परीक्षा होगी।
        दिल्ली दिल्ली दिल्ली
        के
        """

    @Test func sumsAreThoseOfAllFeatures() throws {
        let listed = "रूस,Russia,place\nमास्को,Moscow,place\nसेर्गेई लावरोव,Sergey Lavrov,person\nउत्तर कोरियाई,North Korean,demonym\nदिल्ली,Delhi,place\n"
        let glossary = try UserGlossary.read(listed, file: "g.csv", source: .hindi, target: .english)
        var options = PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false)
        options.keepsIndexes = false
        let resources = try PipelineResources(options, dictionaries: Toolkit.dictionaries())
        let recognizer = try #require(resources.recognizer)
        let analyzer = try resources.makeAnalyzer()
        let engine = RecognizerEngine(recognizer)
        var others = 0
        for line in Self.text.split(separator: "\n") {
            let analyzed = try Array(line.utf8).withUnsafeBufferPointer { try analyzer.analyze($0) }
            for sentence in analyzed.sentences {
                var features = RecognizerFeatures(candidates: sentence.candidates, index: resources.index)
                features.number(recognizer.common)
                #expect(features.count == sentence.tokens.count)
                let scores = engine.scores(sentence.candidates, resources.index)
                var hashes: [UInt64] = []
                for place in 0..<features.count {
                    features.collect(place, into: &hashes)
                    #expect(hashes.count == RecognizerTemplates.all.count)
                    var sums = SIMD8<Int32>()
                    for hash in hashes { recognizer.add(hash, to: &sums) }
                    for label in 0..<RecognizerLabels.count {
                        let expected = Float(sums[label]) / EntityRecognizer.scale
                        #expect(scores[place * RecognizerLabels.count + label] == expected)
                        if expected != 0 { others += 1 }
                    }
                }
            }
        }
        #expect(others > 300)
    }

    /// What lists of names say of a word: seen often as one, seldom, an English loan, nothing.
    @Test func evidenceOfLists() throws {
        let lexicon = try NameLexicon(path: "\(Toolkit.dictionaries().path)/translit/models/hi/name-lexicon.dub")
        #expect(lexicon.evidence(native: "मोहम्मद") & 3 == 3)
        #expect((1...2).contains(lexicon.evidence(native: "टिकोरिया") & 3) || lexicon.evidence(native: "टिकोरिया") == 0)
        #expect(lexicon.evidence(native: "बैंक") & 8 == 8)
        #expect(lexicon.evidence(native: "क्ष्ज्ञ्र") == 0 && lexicon.evidence(native: "") == 0)
    }

    /// A recognizer learns from sentences, though its own pipeline looks for no unknown names: a word at the same place, never seen, is found by its surroundings.
    @Test func trainingReadsFeatures() throws {
        let training = try EntityRecognizerTraining(language: "hi", in: Toolkit.dictionaries())
        training.rounds = 6
        let names = ["रमेश", "सुरेश", "महेश", "दिनेश", "गणेश", "नरेश", "राकेश", "मुकेश"]
        var text = ""
        for name in names {
            for word in ["श्री", name, "ने", "कहा"] { text += "\(word)\t\(word == name ? "B-PERSON" : "O")\n" }
            text += "\nवह\tO\nघर\tO\nमें\tO\nथा\tO\n\n"
        }
        try training.add(Array(text.utf8), file: "t.conll")
        #expect(training.sentences == 16 && training.diagnostics.isEmpty)
        let model = training.train(provenance: "test") { _, _ in }
        let recognizer = try EntityRecognizer(file: ModelFile(content: model, kind: EntityRecognizer.kind))
        let engine = RecognizerEngine(recognizer)
        let resources = try PipelineResources(PipelineOptions(usesBuiltInGlossaries: false), dictionaries: Toolkit.dictionaries())
        let analyzer = try resources.makeAnalyzer()
        func found(_ text: String) throws -> [Range<Int>] {
            let sentences = try Array(text.utf8).withUnsafeBufferPointer { try analyzer.analyze($0).sentences }
            var result: [Range<Int>] = []
            for sentence in sentences {
                for name in engine.names(candidates: sentence.candidates, index: resources.index) { result.append(name.tokens) }
            }
            return result
        }
        #expect(try found("श्री जगदेश ने कहा") == [1..<2])
        #expect(try found("वह घर में था") == [])
    }
}
