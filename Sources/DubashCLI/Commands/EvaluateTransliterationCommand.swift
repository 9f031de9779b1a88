internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Transliteration

/// `dubash evaluate transliteration`.
struct EvaluateTransliterationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transliteration", abstract: "Measure transliterations of single words: top-1, top-5, MRR, CER.",
        discussion: """
            GOLD holds pairs as for 'train transliteration': each distinct word counts once, every spelling attested for it is right. HYPOTHESIS \
            is what 'transliterate --nbest N --format tsv' prints; without it, --recipe is run on the words of GOLD.
            """)

    @Argument(help: "What is right.")
    var gold: String

    @Argument(help: "What is to be measured.")
    var hypothesis: String?

    @Option(help: "The script of the outputs: Latn, or the other one of the gold.")
    var to: String

    @Option(help: "Run the ranking that this recipe describes.")
    var recipe: String?

    @Option(help: "Print words whose best output is wrong, with the outputs, to FILE.")
    var errors: String?

    func run() async throws {
        let goldBytes = try WholeFile.bytes(gold)
        let pairs = TransliterationPairs(goldBytes)
        let gold = TransliterationGold(pairs, toLatin: to == "Latn")
        var metrics = TransliterationMetrics()
        var outputs: (String) -> [String]
        var name = "none"
        if let hypothesis {
            let content = try WholeFile.bytes(hypothesis)
            let table = try Self.read(content, name: hypothesis)
            outputs = { table[$0] ?? [] }
            name = "hypothesis:sha256:\(SHA256.hexadecimal(of: content).prefix(16))"
        } else if let recipe {
            let content = try WholeFile.bytes(recipe)
            do {
                let models = try RankingModels(recipe: try RankingRecipe(String(decoding: content, as: UTF8.self), path: recipe))
                let ranker = CandidateRanker(models: models)
                outputs = { ranker.candidates(for: $0, limit: 10).map(\.text) }
            } catch { throw CommandFailure(.badInput, "\(error)") }
            name = "recipe:sha256:\(SHA256.hexadecimal(of: content).prefix(16))"
        } else {
            throw CommandFailure(.usage, "give a file of outputs, or --recipe")
        }
        let errorFile = try errors.map { try OutputFile(path: $0) }
        let clock = ContinuousClock()
        let start = clock.now
        for (word, targets) in zip(gold.words, gold.targets) {
            let found = outputs(word)
            metrics.add(outputs: found, targets: targets)
            if let errorFile, !targets.contains(where: { $0.text.utf8.elementsEqual((found.first ?? "").utf8) }) {
                try errorFile.write(
                    "\(word)\t\(targets.map(\.text).joined(separator: " "))\t\(found.prefix(6).joined(separator: " "))\n")
            }
        }
        let seconds = Double((clock.now - start).components.attoseconds) / 1e18 + Double((clock.now - start).components.seconds)
        try errorFile?.finish()
        let out = try OutputFile(path: nil)
        try out.write("words\t\(metrics.words)\n")
        for (label, value) in [
            ("top-1", metrics.first), ("top-5", metrics.fifth), ("most-attested", metrics.mostAttested),
            ("MRR", metrics.meanReciprocalRank),
            ("CER", metrics.characterErrorRate),
        ] {
            try out.write("\(label)\t\(Self.percent(value))\n")
        }
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate transliteration|to:\(to)|gold:sha256:\(SHA256.hexadecimal(of: goldBytes).prefix(16))|\(name)\n"
        )
        try out.finish()
        if hypothesis == nil { Console.say("\(Int(Double(metrics.words) / max(seconds, 1e-9))) words/s") }
    }

    private static func percent(_ value: Double) -> String {
        let number = Int((value * 10_000).rounded())
        let fraction = number % 100
        return "\(number / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Outputs by normalized input, in order of rank.
    private static func read(_ content: [UInt8], name: String) throws -> [String: [String]] {
        let normalizer = WordNormalizer()
        var table: [String: [(rank: Int, text: String)]] = [:]
        for (place, line) in content.split(separator: UInt8(ascii: "\n")).enumerated() {
            let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2 else {
                throw CommandFailure(.badInput, "\(name):\(place + 1): one column, where input and output are needed")
            }
            let (rank, text) = fields.count >= 3 ? (Int(fields[1]) ?? 1, fields[2]) : (1, fields[1])
            table[normalizer.normalize(String(fields[0])), default: []].append((rank, normalizer.normalize(String(text))))
        }
        return table.mapValues { $0.sorted { $0.rank < $1.rank }.map(\.text) }
    }
}
