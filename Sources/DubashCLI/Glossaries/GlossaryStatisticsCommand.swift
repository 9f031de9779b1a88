internal import ArgumentParser
internal import Dubash
internal import Terminology

/// `dubash glossary stats`.
struct GlossaryStatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count a glossary's concepts and terms: lines of kind, value, count.")

    @Argument(help: "Files to count together; the built-in glossaries when none.")
    var files: [String] = []

    @OptionGroup var options: GlossaryOptions

    func run() throws {
        let environment = try options.environment()
        var statistics = GlossaryStatistics()
        if files.isEmpty {
            for concept in try PipelineResources.builtInGlossary(environment.profile, environment.dictionaries).concepts {
                statistics.count(concept)
            }
        }
        for path in files {
            try GlossaryFailure.translating {
                try environment.source(path).forEach(identifiesByTerm: true, { _ in }) { statistics.count($0) }
            }
        }
        let output = try OutputFile(path: nil)
        try output.write("concepts\tall\t\(statistics.concepts)\nterms\tall\t\(statistics.terms)\n")
        for (kind, counts) in [
            ("type", statistics.types), ("language", statistics.languages), ("status", statistics.statuses), ("form", statistics.forms),
            ("source", statistics.sources),
        ] {
            for (value, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                try output.write("\(kind)\t\(value)\t\(count)\n")
            }
        }
        try output.finish()
    }
}
