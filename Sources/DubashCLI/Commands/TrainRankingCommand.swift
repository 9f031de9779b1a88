internal import ArgumentParser
internal import Dubash
internal import Transliteration

/// `dubash train ranking`: fits the weights of a recipe on a development set.
struct TrainRankingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking", abstract: "Fit the weights of a ranking of candidates on a development set.",
        discussion: """
            RECIPE names the models; PAIRS, as for 'train transliteration', say what is right. The recipe with its weights is written to --output.
            """)

    @Argument(help: "The recipe.")
    var recipe: String

    @Argument(help: "Files of pairs that no model of the recipe was trained on.")
    var files: [String]

    @Option(name: .shortAndLong, help: "The recipe with weights.")
    var output: String

    @Option(help: "The script of the candidates: Latn, or the other one.")
    var to: String

    @Option(help: "Strength of regularization.")
    var regularization = 1e-3

    func run() async throws {
        let text = String(decoding: try WholeFile.bytes(recipe), as: UTF8.self)
        let read: RankingRecipe
        let models: RankingModels
        do {
            read = try RankingRecipe(text, path: recipe)
            models = try RankingModels(recipe: read)
        } catch { throw CommandFailure(.badInput, "\(error)") }
        let ranker = CandidateRanker(models: models)
        var wanted: [String: Set<String>] = [:]
        for path in files {
            for pair in TransliterationPairs(try WholeFile.bytes(path)).trainingPairs(toLatin: to == "Latn") {
                wanted[pair.source, default: []].insert(pair.target)
            }
        }
        var examples: [RankingWeights.Example] = []
        var reached = 0
        for (word, targets) in wanted.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }) {
            let (texts, values) = ranker.measured(word)
            let right = texts.map { text in targets.contains { $0.utf8.elementsEqual(text.utf8) } }
            if right.contains(true) { reached += 1 }
            examples.append(RankingWeights.Example(values: values, isRight: right))
        }
        var fitter = RankingWeights()
        fitter.regularization = regularization
        let weights = fitter.fit(examples, width: ranker.measures.count)
        Console.say("\(reached) of \(examples.count) words have a right candidate")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("weight\t") }.map(String.init)
        while lines.last == "" { lines.removeLast() }
        for (name, weight) in zip(ranker.measures, weights) { lines.append("weight\t\(name)\t\(Self.text(weight))") }
        let file = try OutputFile(path: output)
        try file.write(lines.joined(separator: "\n") + "\n")
        try file.finish()
    }

    private static func text(_ weight: Double) -> String {
        let rounded = (weight * 10_000).rounded()
        return "\(rounded / 10_000)"
    }
}
