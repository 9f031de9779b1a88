internal import ArgumentParser

struct BitextSentencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sentences", abstract: "-")
    func run() async throws {}
}
