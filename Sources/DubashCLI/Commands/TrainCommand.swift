internal import ArgumentParser

/// `dubash train`.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Make models out of data: the same data give the same bytes.",
        subcommands: [
            TrainTransliterationCommand.self, TrainLettersCommand.self, TrainLexiconCommand.self, TrainRankingCommand.self,
            TrainAnswersCommand.self, TrainEntitiesCommand.self, TrainLanguagesCommand.self, TrainWordPairsCommand.self,
        ])
}
