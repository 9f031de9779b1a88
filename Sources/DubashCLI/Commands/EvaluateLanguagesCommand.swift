internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import TextAnalysis

/// `dubash evaluate languages`.
struct EvaluateLanguagesCommand: AsyncParsableCommand {
    enum Method: String, CaseIterable, ExpressibleByArgument, Sendable { case model, lists, script }

    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "Measure how well languages of words in one script are told apart.",
        discussion: """
            GOLD has four columns: register, text, the language of each word in Latin letters in order ('name' for names), the words of the text's \
            language in its own script. --method lists looks each word up in the model's lists, --method script takes all for the script's usual language.
            """)

    @Argument(help: "What is right.")
    var gold: String

    @Option(help: "What judges: model, lists, script.")
    var method: Method = .model

    @Option(help: "Print words judged wrongly to FILE: line, word, right, found, text.")
    var errors: String?

    @OptionGroup var input: InputOptions

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        let profile = try input.profile(in: dictionaries)
        let content = try WholeFile.bytes(gold)
        let gold = try TokenLanguageGold(parsing: String(decoding: content, as: UTF8.self), file: self.gold)
        var tokenizer = try profile.makeTokenizer(in: dictionaries)
        var rows: [String: [String: Int]] = [:]
        let errorFile = try errors.map { try OutputFile(path: $0) }
        for text in gold.texts {
            let words = TokenLanguageGold.words(try tokenizer.tokens(in: text.text), profile: profile)
            guard words.count == text.labels.count else {
                throw CommandFailure(.badInput, "\(self.gold):\(text.line): \(words.count) words and \(text.labels.count) labels")
            }
            for (word, right) in zip(words, text.labels) {
                let surface = text.text[word.span] ?? ""
                let found = TokenLanguageGold.mark(language(of: word, surface, profile))
                rows[right, default: [:]][found, default: 0] += 1
                if right != found { try errorFile?.write("\(text.line)\t\(surface)\t\(right)\t\(found)\t\(text.text)\n") }
            }
        }
        try errorFile?.finish()
        let out = try OutputFile(path: nil)
        let labels = rows.keys.sorted()
        let total = rows.values.reduce(0) { $0 + $1.values.reduce(0, +) }
        let correct = labels.reduce(0) { $0 + (rows[$1]?[$1] ?? 0) }
        try out.write("words\t\(total)\naccuracy\t\(Self.percent(correct, total))\nlanguage\twords\tprecision\trecall\n")
        for label in labels {
            let own = rows[label]?[label] ?? 0
            let gold = rows[label]?.values.reduce(0, +) ?? 0
            let found = rows.values.reduce(0) { $0 + ($1[label] ?? 0) }
            try out.write("\(label)\t\(gold)\t\(Self.percent(own, found))\t\(Self.percent(own, gold))\n")
        }
        try out.write(
            "signature\tdubash \(Toolkit.version) evaluate languages|method:\(method.rawValue)|gold:sha256:\(SHA256.hexadecimal(of: content).prefix(16))\n"
        )
        try out.finish()
    }

    private func language(of word: Token, _ surface: Substring, _ profile: LanguageProfile) -> LanguageTag {
        let usual = profile.tokenizerData.otherLanguages[word.script] ?? .undetermined
        switch method {
        case .model: return word.language
        case .script: return usual
        case .lists:
            guard let model = profile.tokenizerData.languageModels[word.script], let place = model.listed(Array(surface.utf8)[...]) else {
                return usual
            }
            return model.languages[place]
        }
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let number = (part * 1000 + whole / 2) / whole
        return "\(number / 10).\(number % 10)"
    }
}
