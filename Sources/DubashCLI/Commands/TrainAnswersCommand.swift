internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Transliteration

/// `dubash train answers`: the best outputs of a ranking for frequent words, worked out beforehand.
struct TrainAnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Work out a ranking's best answers for frequent words, for bulk text.",
        discussion: """
            WORDS are lines, the most frequent first. With --names, what is shipped for names is asked, lists included, and only words are written that its models must be asked for: made anew whenever lists or models of names change.
            """)

    @Argument(help: "The words.")
    var words: String

    @Option(help: "The ranking's recipe.")
    var recipe: String?

    @Flag(help: "Words of names, by the models and lists that are shipped.")
    var names = false

    @Option(help: ArgumentHelp("With --names: language of the words, or of the other side.", valueName: "language"))
    var from = "hi"

    @Option(help: "A table of spellings with counts, of the same domain.")
    var attested: String?

    @Option(help: "The script that the ranking writes.")
    var to: String

    @Option(name: .shortAndLong, help: "The look-up file.")
    var output: String

    @Option(help: "Also write the likeliest spellings of each word to FILE, a line each, without repetition.")
    var nbestWords: String?

    @Option(help: "How many spellings of a word --nbest-words takes.")
    var nbest = 3

    @Option(help: "Tasks at once (default: all cores).")
    var jobs: Int?

    func validate() throws {
        if names == (recipe != nil) { throw ValidationError("give either --recipe or --names") }
    }

    func run() async throws {
        let content = try WholeFile.bytes(words)
        guard let recipe else { return try await spellNames(content) }
        let recipeContent = try WholeFile.bytes(recipe)
        let models: WordModels
        do {
            let ranking = try RankingModels(recipe: try RankingRecipe(String(decoding: recipeContent, as: UTF8.self), path: recipe))
            models = WordModels(
                ranking: ranking, attested: try attested.map { try AttestedSpellings(path: $0) },
                sourceScript: to == "Latn" ? .devanagari : .latin, targetScript: to == "Latn" ? .latin : .devanagari)
        } catch { throw CommandFailure(.badInput, "\(error)") }
        let normalizer = WordNormalizer()
        var seen: Set<String> = []
        let list = content.split(separator: UInt8(ascii: "\n")).map { normalizer.normalize(String(decoding: $0, as: UTF8.self)) }
            .filter { seen.insert($0).inserted }
        var place = 0
        var entries: [(word: String, spellings: [String])] = []
        let nbest = max(nbest, 1)
        try await runInOrder(
            jobs: jobs ?? Machine.cores,
            next: { () -> [String]? in
                guard place < list.count else { return nil }
                defer { place += 500 }
                return Array(list[place..<min(place + 500, list.count)])
            }, makeEngine: { WordEngine(models: models) },
            work: { ranker, words in words.map { ($0, ranker.candidates(for: $0, limit: nbest).map(\.text)) } },
            emit: { (found: [(String, [String])]) in
                for (word, spellings) in found where !spellings.isEmpty { entries.append((word, spellings)) }
            })
        let provenance =
            "from:\(words.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16)) "
            + "recipe:\(recipe.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: recipeContent).prefix(16))"
        let file = try OutputFile(path: output)
        try file.write(PairTable.make(entries.map { ($0.word, [$0.spellings[0]]) }, provenance: provenance))
        try file.finish()
        guard let nbestWords else { return }
        let spellings = try OutputFile(path: nbestWords)
        var written: Set<String> = []
        for entry in entries {
            for text in entry.spellings where written.insert(text).inserted { try spellings.write(text + "\n") }
        }
        try spellings.finish()
    }

    private func spellNames(_ content: [UInt8]) async throws {
        let dictionaries = try Toolkit.dictionaries()
        guard let target = Script(to) else { throw CommandFailure(.usage, "--to \(to) is no script") }
        let shared = try TransliterationModels.openNames(language: from, to: target, usesAnswers: false, in: dictionaries)
        var seen: Set<String> = []
        let list = content.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }.filter {
            seen.insert($0).inserted
        }
        var place = 0
        var entries: [(word: String, spellings: [String])] = []
        var known: Set<String> = []
        try await runInOrder(
            jobs: jobs ?? Machine.cores,
            next: { () -> [String]? in
                guard place < list.count else { return nil }
                defer { place += 500 }
                return Array(list[place..<min(place + 500, list.count)])
            }, makeEngine: { NameAnswers(shared) },
            work: { names, words in words.compactMap { names.answer(for: $0) } },
            emit: { (found: [(word: String, spelling: String)]) in
                for answer in found where known.insert(answer.word).inserted { entries.append((answer.word, [answer.spelling])) }
            })
        let provenance = "names from:\(words.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))"
        let file = try OutputFile(path: output)
        try file.write(PairTable.make(entries, provenance: provenance))
        try file.finish()
        Console.say("\(entries.count) of \(list.count) words are answered")
    }
}
