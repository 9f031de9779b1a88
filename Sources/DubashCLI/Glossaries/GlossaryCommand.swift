internal import ArgumentParser

/// `dubash glossary`.
struct GlossaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary", abstract: "Keep terms: import, look up, check, build and export glossaries.",
        subcommands: [
            GlossaryImportCommand.self, GlossaryExportCommand.self, GlossaryLookupCommand.self, GlossaryAddCommand.self,
            GlossaryRemoveCommand.self, GlossaryMergeCommand.self, GlossaryCheckCommand.self, GlossaryStatisticsCommand.self,
            GlossaryFindCommand.self, GlossaryBuildCommand.self,
        ])
}
