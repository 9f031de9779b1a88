import Foundation
import Testing

@Suite("Training and evaluation", .serialized)
struct TrainTests {
    /// A made-up language in which every letter has one spelling, but for two: what a model can learn to the last word.
    private static func pairs(words: Int, seed: UInt64) -> String {
        let letters = [("क", "k"), ("ख", "kh"), ("ग", "g"), ("त", "t"), ("न", "n"), ("म", "m"), ("ल", "l"), ("स", "s")]
        let vowels = [("ा", "a"), ("ि", "i"), ("ो", "o"), ("े", "e")]
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<words).map { _ in
            let syllables = (0..<2 + next(3)).map { _ in (letters[next(letters.count)], vowels[next(vowels.count)]) }
            let native = syllables.map { $0.0.0 + $0.1.0 }.joined()
            let latin = syllables.map { $0.0.1 + $0.1.1 }.joined()
            return "\(native)\t\(latin)\t1\n"
        }.joined()
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url)
    }

    @Test(arguments: ["Latn", "Deva"]) func learnsAndMeasures(script: String) throws {
        try withFolder { folder in
            let (first, second) = (folder.appendingPathComponent("1.dub"), folder.appendingPathComponent("2.dub"))
            let (recipe, gold) = (folder.appendingPathComponent("recipe.tsv"), folder.appendingPathComponent("gold.tsv"))
            let training = Data(Self.pairs(words: 300, seed: 1).utf8)
            for file in [first, second] {
                let outcome = try Program.run(
                    ["train", "transliteration", "--to", script, "--order", "3", "-o", file.path], input: training)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            #expect(try Data(contentsOf: first) == Data(contentsOf: second), "not the same bytes twice")
            try Data("part\tforward\tmodel\t1.dub\tproposals=5\nweight\tmodel\t1\n".utf8).write(to: recipe)
            try Data(Self.pairs(words: 50, seed: 99).utf8).write(to: gold)
            let arguments = ["evaluate", "transliteration", gold.path, "--to", script, "--recipe", recipe.path]
            let report = try Program.run(arguments)
            #expect(report.text.contains("top-1\t100.00") && report.text.contains("CER\t0.00"), "\(report.text)\(report.errors)")
            #expect(report.text.contains("evaluate transliteration|to:\(script)|gold:sha256:"))

            // A byte of the model changed: no figures, a clear error.
            var damaged = try Data(contentsOf: first)
            damaged[damaged.count / 2] ^= 1
            try damaged.write(to: first)
            let refused = try Program.run(arguments)
            #expect(refused.status == 65 && refused.errors.contains("1.dub"), "\(refused.errors)")
        }
    }

    /// A model of the wrong words measures badly.
    @Test func wrongModelFails() throws {
        try withFolder { folder in
            let gold = folder.appendingPathComponent("gold.tsv")
            try Data(Self.pairs(words: 20, seed: 5).utf8).write(to: gold)
            let hypothesis = Self.pairs(words: 20, seed: 5).split(separator: "\n").map { line in
                "\(line.split(separator: "\t")[0])\t1\twrong\t-0.1\n"
            }.joined()
            let report = try Program.run(["evaluate", "transliteration", gold.path, "-", "--to", "Latn"], input: Data(hypothesis.utf8))
            #expect(report.text.contains("top-1\t0.00"), "\(report.text)\(report.errors)")
        }
    }

    @Test func weightsLexiconsAndAnswers() throws {
        try withFolder { folder in
            func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
            func run(_ arguments: [String], _ input: String = "") throws {
                let outcome = try Program.run(arguments, input: Data(input.utf8))
                #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            }
            let training = Self.pairs(words: 300, seed: 1)
            try Data(training.utf8).write(to: URL(fileURLWithPath: path("pairs.tsv")))
            try run(["train", "transliteration", path("pairs.tsv"), "--to", "Latn", "-o", path("model.dub")])
            try run(["train", "letters", path("pairs.tsv"), "--order", "3", "-o", path("letters.dub")])
            try run(["train", "lexicon", path("pairs.tsv"), "--kind", "pairs", "-o", path("pairs.dub")])
            try Data(
                """
                part\tforward\tmodel\tmodel.dub\tproposals=5
                part\tpairs\tknown\tpairs.dub
                part\tlength\tlength

                """.utf8
            ).write(to: URL(fileURLWithPath: path("recipe.tsv")))
            try run(["train", "ranking", path("recipe.tsv"), path("pairs.tsv"), "--to", "Latn", "-o", path("weighted.tsv")])
            let weighted = try String(contentsOfFile: path("weighted.tsv"), encoding: .utf8)
            #expect(weighted.contains("weight\tmodel\t") && weighted.contains("weight\tlength\t"))
            let words = Set(training.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }).sorted()
            try Data(words.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: path("words.txt")))
            try run(["train", "answers", path("words.txt"), "--recipe", path("weighted.tsv"), "--to", "Latn", "-o", path("answers.dub")])
            #expect(try Data(contentsOf: URL(fileURLWithPath: path("answers.dub"))).starts(with: Data("DUBASHM1".utf8)))
        }
    }

    /// Sentences about invented people and places, in two patterns.
    private static func annotated(_ people: [String], _ places: [String]) -> String {
        zip(people, places).map { person, place in
            let words = person.split(separator: " ").enumerated().map { "\($1)\t\($0 == 0 ? "B" : "I")-PERSON" }
            let rest = ["ने\tO", "\(place)\tB-LOCATION", "में\tO", "कहा\tO", "।\tO"]
            return (words + rest).joined(separator: "\n") + "\n\n"
        }.joined()
    }

    @Test func learnsNames() throws {
        try withFolder { folder in
            let people = ["टुलमो फिरक", "गरबू चिनतो", "मेलरी तोपन", "झुमरा कदोल", "पिरथा सोलन", "दुगला मिरक", "बेतनू राजक", "होलमा जुगन"]
            let places = ["ढोलगढ़", "मिरापुर", "चकनपुर", "तोलागढ़", "हिरनापुर", "बेलगढ़", "सोमकपुर", "लुहागढ़"]
            let training = Data(Self.annotated(people, places).utf8)
            let (first, second) = (folder.appendingPathComponent("1.dub"), folder.appendingPathComponent("2.dub"))
            for file in [first, second] {
                let outcome = try Program.run(["train", "entities", "-o", file.path], input: training)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            #expect(try Data(contentsOf: first) == Data(contentsOf: second), "not the same bytes twice")
            #expect(try Program.run(["train", "entities", "-o", first.path], input: Data("one\n".utf8)).status == 65)
            #expect(try Program.run(["train", "entities", "--rounds", "0", "-o", first.path]).status == 64)
        }
    }

    /// The shipped model finds names that are in no list, and leaves them alone when told to.
    @Test func findsUnknownNames() throws {
        let text = Data("अभिनेता सुधीर पांडेकर ने फिल्म में काम किया।\n".utf8)
        let found = try Program.run(["entities", "--format", "tsv"], input: text).text
        #expect(found.contains("सुधीर पांडेकर\tSudhir Pandekar\tperson\ttransliterated"), "\(found)")
        #expect(try !Program.run(["entities", "--format", "tsv", "--unknown", "none"], input: text).text.contains("सुधीर"))
    }

    /// A later part of an unknown name is joined to the whole; one that two names share is not.
    @Test func joinsPartsOfUnknownNames() throws {
        let name = "अभिनेता सुधीर पांडेकर ने फिल्म में काम किया।\n"
        let one = try Program.run(["entities", "--format", "tsv"], input: Data((name + "बाद में पांडेकर ने बताया।\n").utf8)).text
        #expect(one.contains("पांडेकर\tSudhir Pandekar\tperson\tshort-form"), "\(one)")
        let other = "अभिनेता मोहन पांडेकर ने फिल्म में काम किया।\n"
        let two = try Program.run(["entities", "--format", "tsv"], input: Data((name + other + "बाद में पांडेकर ने बताया।\n").utf8)).text
        #expect(two.contains("Mohan Pandekar") && !two.contains("short-form"), "\(two)")
    }
}
