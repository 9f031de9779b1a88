internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange
internal import Terminology

/// `dubash glossary export`.
struct GlossaryExportCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable { case tbx, tbx2, csv, tsv, utx, jsonl, tmx }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a glossary as TBX, CSV, TSV, UTX, JSON lines or TMX.",
        discussion: """
            csv and tsv hold one pair of terms a row, under a header that 'glossary import' reads back whole. tmx holds the preferred terms, and no forbidden ones.
            """)

    @Argument(help: ArgumentHelp("The glossary, in any form that 'glossary import' reads.", valueName: "file"))
    var path: String

    @Option(help: "Form of the output: tbx, tbx2, csv, tsv, utx, jsonl, tmx.")
    var format: Format = .tbx

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Write what a program wants: \(GlossaryProfile.names); --format is not looked at.", valueName: "program"))
    var consumer: String?

    @Flag(help: "Put an apostrophe before cells of CSV and TSV that a spreadsheet would run as formulas.")
    var csvSafe = false

    @Option(name: .shortAndLong, help: "Write to FILE instead of standard output; the file appears only when it is whole.")
    var output: String?

    @OptionGroup var options: GlossaryOptions

    func validate() throws {
        if let consumer, GlossaryProfile(named: consumer) == nil {
            throw ValidationError("--for \(consumer) is none of \(GlossaryProfile.names)")
        }
    }

    func run() throws {
        let environment = try options.environment()
        let output = try OutputFile(path: output)
        var tally = DiagnosticTally()
        var writer = GlossaryExporter(
            format, profile: consumer.flatMap(GlossaryProfile.init(named:)), isSafe: csvSafe, source: environment.profile.tag,
            target: environment.target)
        try output.write(writer.take())
        try GlossaryFailure.translating {
            try environment.source(path).forEach(identifiesByTerm: true, { tally.say($0) }) { concept in
                writer.append(concept)
                tally.say(writer.takeDiagnostics())
                try output.write(writer.take())
            }
        }
        if writer.count == 0, format == .tbx || format == .tbx2 {
            throw CommandFailure(.badInput, "\(path): no concepts, and TBX holds at least one")
        }
        writer.finish()
        tally.say(writer.takeDiagnostics())
        tally.finish()
        try output.write(writer.take())
        try output.finish()
    }
}
