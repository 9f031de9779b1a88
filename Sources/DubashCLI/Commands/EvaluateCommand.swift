internal import ArgumentParser

/// `dubash evaluate`.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure results against what is right, with a signature that repeats the figure.",
        subcommands: [
            EvaluateEntitiesCommand.self, EvaluateLanguagesCommand.self, EvaluateNormalizationCommand.self, EvaluateSentencesCommand.self,
            EvaluateTransliterationCommand.self, EvaluateWordsCommand.self,
        ])
}
