internal import ArgumentParser
internal import Terminology

/// `dubash glossary import`.
struct GlossaryImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Put glossaries of any form into a glossary file.",
        discussion: """
            Reads TBX (.tbx), tables of terms (.csv, .tsv, .txt), the project's own tables and glossary files. All files go in, or, after an error or an \
            interruption, none. Concepts of the same identifier are joined; rows without one are named by type and target term.
            """)

    @Argument(help: "Files to read; standard input when '-'.")
    var files: [String]

    @Option(help: ArgumentHelp("The glossary file; made where there is none.", valueName: "file"))
    var into: String

    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: GlossaryOptions

    func validate() throws {
        if files.isEmpty { throw ValidationError("no file to import") }
        if into.isEmpty { throw ValidationError("--into names no file") }
    }

    func run() throws {
        let environment = try options.environment()
        var tally = DiagnosticTally()
        var counts = (added: 0, changed: 0, unchanged: 0)
        try GlossaryFailure.translating {
            let store = try environment.made(into)
            do {
                try store.write(author: author.name, time: AuthorOptions.now(), isBulk: true) { transaction in
                    for path in files {
                        try environment.source(path).forEach(identifiesByTerm: true, { tally.say($0) }) { concept in
                            switch try transaction.add(concept, detail: "from \(path)") {
                            case .added: counts.added += 1
                            case .changed: counts.changed += 1
                            case .unchanged: counts.unchanged += 1
                            }
                        }
                    }
                }
            } catch {
                store.discardIfUnused()
                throw error
            }
        }
        tally.finish()
        Console.say("\(into): \(Console.count(counts.added, "concept")) added, \(counts.changed) changed, \(counts.unchanged) unchanged")
    }
}
