import BitextModel
import Dictionaries
import Foundation
import Testing

@testable import Dubash
@testable import Terminology

/// What is known of usual words beforehand is what is worked out when they are met.
@Suite struct UsualWordsTests {
    /// Words of grammar, names, terms, parts and compounds of terms, words that end as names with a word of respect do, acronyms, numbers.
    private static let words = [
        "के", "में", "किताब", "मास्को", "लावरोव", "रूस", "रूसियों", "दिल्ली", "लालकिला", "लाल", "किला", "मोदीजी", "शिवाजी", "नेताजी", "एसडीओ", "डीजे", "बीवी",
        "परिषद्", "हिन्दी", "क़लम", "दो", "करोड़", "जनवरी", "सोमवार", "विश्वविद्यालय", "श्री", "डॉ", "आशा", "कमल", "सिंह", "बैंक", "सुगमीकरण", "भू-राजनीतिक", "१५वें",
        "१२", "Modi", "क", "दुःख", "दिल्लीः", "",
    ]

    private static let resources = Result {
        let listed = "रूस,Russia,place\nमास्को,Moscow,place\nलाल किला,Red Fort,place\nसेर्गेई लावरोव,Sergey Lavrov,person\nकमल,Kamal,person\n"
        let glossary = try UserGlossary.read(listed, file: "g.csv", source: .hindi, target: .english)
        var options = PipelineOptions(glossaries: [glossary], usesBuiltInGlossaries: false)
        options.keepsIndexes = false
        return try PipelineResources(options, dictionaries: Toolkit.dictionaries())
    }

    /// All that the facts of a word hold, as text.
    private func shown(_ facts: WordFacts) -> String {
        var text = facts.units.map { "\($0)" }.joined(separator: "; ")
        text +=
            "|\(facts.placed.count) \(facts.sole.map { "\($0)" } ?? "-")|\(facts.cuts)|\(facts.quantityTraits.rawValue) \(facts.quantityKey)"
        text += "|\(facts.role) \(facts.evidence) \(facts.isListedName) \(facts.mayBeNamed) \(facts.marksName) \(facts.isOrdinary)"
        text += "|\(facts.isApostrophe) \(facts.isAcronym) \(facts.isNumbered) \(facts.classes.rawValue) \(facts.tailStart ?? -1)"
        text += "|\(facts.isRespected) \(facts.acronymLetters ?? "-") \(facts.writtenNumber != nil)|"
        for place in 0..<RecognizerTemplates.width { text += "\(facts.features.row[place]) " }
        return text
    }

    @Test(arguments: [true, false])
    func factsAreTheSame(readsFeatures: Bool) throws {
        let resources = try Self.resources.get()
        let terms = TermTokenizer(try resources.tokenizer.clone())
        let matcher = CandidateMatcher(
            index: resources.index, cutter: resources.cutter, knowledge: resources.knowledge, pairFinder: nil, readsFeatures: readsFeatures,
            tokenize: { terms.tokens(in: $0) })
        let bytes = UsualWords.bytes(of: Self.words + Self.words, matcher, signature: "s", tokenize: { terms.tokens(in: $0) })
        let file = try ModelFile(content: bytes, kind: UsualWords.kind)
        let usual = try #require(try UsualWords(file: file, signature: "s", readsFeatures: readsFeatures))
        var held: Set<String> = []
        for word in Self.words {
            let found = Array(word.utf8).withUnsafeBufferPointer { usual.facts($0, readsFeatures: readsFeatures) }
            guard let found else { continue }
            held.insert(word)
            let wanted = try #require(matcher.reader.facts(ofWord: word, terms.tokens(in: word)))
            #expect(shown(found) == shown(wanted), "\(word)")
        }
        #expect(held.count > 20 && held.isSuperset(of: ["के", "मास्को", "लालकिला", "सिंह", "परिषद्", "क़लम"]))
        // Words of several units or none, and words that spell letters, are looked up each time.
        #expect(held.isDisjoint(with: ["भू-राजनीतिक", "१५वें", "१२", "Modi", ""]))
        #expect(!readsFeatures || !held.contains("एसडीओ"))
        // What was made from something else is not used.
        #expect(try UsualWords(file: file, signature: "t", readsFeatures: readsFeatures) == nil)
        let asked = Array("के".utf8).withUnsafeBufferPointer { usual.facts($0, readsFeatures: !readsFeatures) }
        #expect(asked == nil)
    }

    /// A file is kept once for what it is made from, and made anew where it is damaged; without a folder there is none.
    @Test func filesAreKept() throws {
        let resources = try Self.resources.get()
        let terms = TermTokenizer(try resources.tokenizer.clone())
        let matcher = CandidateMatcher(
            index: resources.index, cutter: resources.cutter, knowledge: resources.knowledge, pairFinder: nil,
            tokenize: { terms.tokens(in: $0) })
        let folder = FileManager.default.temporaryDirectory.appending(path: "dubash-words-\(UInt64.random(in: 0...UInt64.max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var made = 0
        func words(_ index: GlossaryIndex, in folder: String?) throws -> UsualWords? {
            try UsualWordsCache(folder: folder).words(
                index: index, readsFeatures: true, findsQuantities: true, files: ["lexicon/hi-en.lexicon.dub", "none.dub"],
                in: Toolkit.dictionaries()
            ) { signature in
                made += 1
                return UsualWords.bytes(of: ["के"], matcher, signature: signature, tokenize: { terms.tokens(in: $0) })
            }
        }
        // Another index of the same signature has other numbers.
        func index(_ english: String) throws -> GlossaryIndex {
            var builder = GlossaryIndexBuilder(
                cutter: resources.cutter, options: GlossaryIndexOptions(), tokenize: { terms.tokens(in: $0) })
            builder.add(try UserGlossary.read("दिल्ली,\(english),place\n", file: "g.csv", source: .hindi, target: .english))
            return try GlossaryIndex(file: ModelFile(content: builder.bytes(signature: "same"), kind: GlossaryIndex.kind))
        }
        let (a, b) = (try index("Delhi"), try index("Dilli"))
        #expect(a.signature == b.signature && a.checksum != b.checksum)
        #expect(try words(a, in: nil) == nil && made == 0)
        #expect(try words(a, in: folder) != nil && made == 1)
        #expect(try words(a, in: folder) != nil && made == 1)
        #expect(try words(b, in: folder) != nil && made == 2)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            var content = try Data(contentsOf: URL(fileURLWithPath: path))
            content[content.count - 1] ^= 1
            try content.write(to: URL(fileURLWithPath: path))
        }
        #expect(try words(a, in: folder) != nil && made == 3)
        // Nothing is worked out that cannot be kept.
        #expect(try words(a, in: "/proc/none") == nil && made == 3)
    }
}
