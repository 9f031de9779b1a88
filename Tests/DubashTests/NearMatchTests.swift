import BitextModel
import Dictionaries
import Dubash
import Terminology
import Testing
import Transliteration

/// Terms that the text spells otherwise, with five lines of glossary and nothing built in.
@Suite("Terms spelled otherwise")
struct NearMatchTests {
    private static let table = """
        किम जोंग उन,Kim Jong Un,person
        सर्गेई लावरोव,Sergey Lavrov,person
        तेहरान,Tehran,place
        बेंगलुरु,Bengaluru,place
        रामपुर,Rampur,place

        """

    private static func pipeline(minimumScore: Double = 0, findsNearMatches: Bool = true) throws -> Pipeline {
        let hindi = LanguageTag("hi") ?? .undetermined
        let english = LanguageTag("en") ?? .undetermined
        let glossary = try UserGlossary.read(table, file: "five.csv", source: hindi, target: english)
        var options = PipelineOptions(
            glossaries: [glossary], usesBuiltInGlossaries: false, unknownNames: .none, minimumScore: minimumScore)
        options.findsNearMatches = findsNearMatches
        return try Pipeline(options)
    }

    private static func shown(_ text: String, _ pipeline: Pipeline) throws -> [String] {
        try pipeline.entities(in: text).map { "\(text[$0.span] ?? "")=\($0.english)/\($0.link.method.rawValue)" }
    }

    @Test(
        arguments: [
            ("किम जॉन्ग उन आए।", ["किम जॉन्ग उन=Kim Jong Un/fuzzy"]),
            ("किम जोन्ग-उन आए।", ["किम जोन्ग-उन=Kim Jong Un/fuzzy"]),
            ("Kim जॉन्ग Un आए।", ["Kim जॉन्ग Un=Kim Jong Un/fuzzy"]),
            ("सेर्गेई लेवरोव बोले।", ["सेर्गेई लेवरोव=Sergey Lavrov/fuzzy"]),
            ("Sergei Lavrov बोले।", ["Sergei Lavrov=Sergey Lavrov/fuzzy"]),
            ("तेहरन में धमाका हुआ।", ["तेहरन=Tehran/fuzzy"]),
            ("बेंगलूरू और बेन्गलुरू में", ["बेंगलूरू=Bengaluru/fuzzy", "बेन्गलुरू=Bengaluru/fuzzy"]),
            // A short form spelled otherwise counts only after the full name.
            ("लाव्रोव बोले।", []),
            ("सर्गेई लावरोव आए। लाव्रोव बोले।", ["सर्गेई लावरोव=Sergey Lavrov/exact", "लाव्रोव=Sergey Lavrov/fuzzy"]),
            // Other names, and words.
            ("रायपुर, रामगढ़, रमपुरा और रामपुरम में", []),
            ("तेरहवें दिन तेहरी जीत के बाद वह तैरना सीख गया।", []),
            ("किम जोंग इल आए।", []),
            ("किसी जंग में उन लोगों ने सर्गर्मी दिखाई।", []),
        ] as [(String, [String])])
    func finds(text: String, wanted: [String]) throws {
        #expect(try Self.shown(text, Self.pipeline()) == wanted)
    }

    /// What the document has named not long before is likelier meant, and a name is not broken by a word in it that is also an ordinary one (ऊन, wool).
    @Test(
        arguments: [
            ("सर्गेई लावरोव आए। लेवरोव बोले।", ["सर्गेई लावरोव=Sergey Lavrov/exact", "लेवरोव=Sergey Lavrov/fuzzy"]),
            ("लेवरोव बोले। सर्गेई लावरोव आए।", ["सर्गेई लावरोव=Sergey Lavrov/exact"]),
            ("सर्गेई लावरोव आए। लावारिस बच्चे और लहरों की बात।", ["सर्गेई लावरोव=Sergey Lavrov/exact"]),
            ("किम जोन्ग ऊन आए।", ["किम जोन्ग ऊन=Kim Jong Un/fuzzy"]),
            ("किम जोंग ऊन आए।", ["किम जोंग ऊन=Kim Jong Un/fuzzy"]),
            ("किम जोंग ऊँट पर आए। उसने ऊन खरीदा।", []),
            ("Sergei Lavroff बोले।", ["Sergei Lavroff=Sergey Lavrov/fuzzy"]),
            ("Sergei Lavender बोले।", []),
        ] as [(String, [String])])
    func findsMoreWhereMuchSpeaksForIt(text: String, wanted: [String]) throws {
        #expect(try Self.shown(text, Self.pipeline()) == wanted)
    }

    /// After two hundred sentences without it a concept is as any other.
    @Test func whatWasNamedLongAgoIsForgotten() throws {
        func text(_ between: Int) -> String {
            "सर्गेई लावरोव आए। " + String(repeating: "यह एक वाक्य है। ", count: between) + "लेवरोव बोले।"
        }
        #expect(try Self.shown(text(190), Self.pipeline()).count == 2)
        #expect(try Self.shown(text(210), Self.pipeline()).count == 1)
    }

    @Test func scoresAreProbabilitiesAndRespected() throws {
        let text = "सेर्गेई लेवरोव और किम जोन्ग उन, तेहरान"
        let all = try Self.pipeline().entities(in: text)
        #expect(all.count == 3)
        #expect(all.allSatisfy { (0...1).contains($0.link.score) })
        #expect(all[0].link.concept == "five.csv:2" && all[0].link.method == .fuzzy)
        #expect(all[1].link.score > all[0].link.score)
        let least = (all[0].link.score + all[1].link.score) / 2
        #expect(try Self.pipeline(minimumScore: least).entities(in: text).map(\.english) == ["Kim Jong Un", "Tehran"])
        #expect(try Self.pipeline(findsNearMatches: false).entities(in: text).map(\.english) == ["Tehran"])
    }

    @Test func joinersSayNothing() throws {
        // ZERO WIDTH JOINER and NON-JOINER inside a word.
        #expect(try Self.shown("राम\u{200D}पुर और तेह\u{200C}रान", Self.pipeline()).map { $0.hasSuffix("/exact") } == [true, true])
    }
}

/// The distance of spellings and the table it is read from.
@Suite("Distances of spellings")
struct SpellingDistancesTests {
    private static let sounds = Result {
        try SoundTable(
            parsing: "Deva\tconsonant\tक\tk\tK\nDeva\tconsonant\tख\tkh\tK\nDeva\tsign\tि\ti\t-\nDeva\tsign\tी\tI\t-\n", file: "sounds.tsv")
    }
    private static let wholes = "vowel\tvowel\t90\nconsonant\tconsonant\t110\nvowel\tconsonant\t150\nvowel\t\t60\nconsonant\t\t100\n"

    @Test(arguments: [
        "k\tx\t10\n", "k\tkh\t300\n", "k\tkh\tmuch\n", "vowel\tk\t10\n",
    ])
    func rejects(row: String) throws {
        let sounds = try Self.sounds.get()
        #expect(throws: DataTableError.self) { try SpellingDistances(parsing: Self.wholes + row, file: "d.tsv", sounds: sounds) }
    }

    @Test func needsTheGeneralCosts() throws {
        let sounds = try Self.sounds.get()
        #expect(throws: DataTableError.self) { try SpellingDistances(parsing: "k\tkh\t40\n", file: "d.tsv", sounds: sounds) }
        _ = try SpellingDistances(parsing: Self.wholes + "k\tkh\t40\n", file: "d.tsv", sounds: sounds)
    }

    /// Many words in one pass, with rows kept from word to word, have the distances that each has by itself.
    @Test func packedWordsHaveTheirDistances() throws {
        let dictionaries = try Toolkit.dictionaries()
        let matcher = try NameMatching.matcher(language: "hi", usesModels: false, in: dictionaries)
        let distances = try NameMatching.distances(in: dictionaries)
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let letters = ["क", "ख", "ल", "व", "र", "रो", "सी", "सि", "शि", "ने", "न", "म्", "मा", "ग"]
        var words: [(number: Int32, sounds: WordSounds)] = []
        for number in 0..<600 {
            let word = (0..<random(4) + 2).map { _ in letters[random(letters.count)] }.joined()
            if let sounds = matcher.sounds(ofWord: word) { words.append((Int32(number), sounds)) }
        }
        words.sort { ($0.sounds.sounds.map(Int.init)).lexicographicallyPrecedes($1.sounds.sounds.map(Int.init)) }
        var packed = PackedSpellings()
        packed.begin()
        for word in words { word.sounds.sounds.withUnsafeBufferPointer { packed.append(word.number, $0) } }
        for limit in [0.3, 1.3, 5] as [Float] {
            for own in words.prefix(40) {
                var search = SearchMarks(count: 600)
                search.begin()
                var found: [Int32: Float] = [:]
                packed.bytes.withUnsafeBufferPointer { bytes in
                    // The second time all have been met.
                    for _ in 0..<2 {
                        distances.forEachNear(own.sounds, in: bytes, limit: limit, search: &search) { number, distance in
                            #expect(found.updateValue(distance, forKey: number) == nil)
                        }
                    }
                }
                var wanted: [Int32: Float] = [:]
                for word in words { wanted[word.number] = distances.distance(own.sounds, word.sounds, limit: limit) }
                #expect(found == wanted)
                #expect(found[own.number] == 0)
            }
        }
    }

    /// Bytes that end within a record are read no further.
    @Test func cutPackedWordsAreNotReadBeyondTheirEnd() throws {
        let dictionaries = try Toolkit.dictionaries()
        let matcher = try NameMatching.matcher(language: "hi", usesModels: false, in: dictionaries)
        let distances = try NameMatching.distances(in: dictionaries)
        let own = try #require(matcher.sounds(ofWord: "लावरोव"))
        var packed = PackedSpellings()
        packed.begin()
        for number in 0..<2 as Range<Int32> { own.sounds.withUnsafeBufferPointer { packed.append(number, $0) } }
        for length in 0...packed.bytes.count {
            var search = SearchMarks(count: 2)
            search.begin()
            var found = 0
            Array(packed.bytes.prefix(length)).withUnsafeBufferPointer { bytes in
                distances.forEachNear(own, in: bytes, limit: 1, search: &search) { _, _ in found += 1 }
            }
            #expect(found == length / (packed.bytes.count / 2))
        }
    }
}
