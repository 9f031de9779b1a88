internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import ICU
internal import Interchange
internal import Terminology

/// `dubash glossary check`.
struct GlossaryCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look a glossary through for duplicates, conflicts, casing, script mistakes, terms that never match.",
        discussion: """
            One line for each fault: severity, rule, concept, term, what is wrong. Exit code 65 where there are errors, with --strict also where there are \
            warnings. Without a file the built-in glossaries are checked.
            """)

    @Argument(help: "Files to check, each by itself.")
    var files: [String] = []

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @OptionGroup var options: GlossaryOptions

    func run() throws {
        let environment = try options.environment()
        let output = try OutputFile(path: nil)
        var counts = (concepts: 0, errors: 0, warnings: 0)
        func makeChecker() throws -> GlossaryChecker {
            let normalizer = try Normalizer(.nfc)
            // The block of the language's script lies around its digits.
            let block = (environment.profile.digitZero?.value ?? 0) & ~0x7F
            return GlossaryChecker(
                source: environment.profile.tag, target: environment.target,
                sourceScript: GlossaryChecker.ScriptRange(lower: block, upper: block | 0x7F), keys: environment.keys,
                functionWords: environment.profile.ordinaryWords, normalized: { (try? normalizer.normalize($0)) ?? $0 })
        }
        func check(_ concept: Concept, _ checker: inout GlossaryChecker) throws {
            counts.concepts += 1
            for issue in checker.issues(concept) {
                if issue.rule.severity == .error { counts.errors += 1 } else { counts.warnings += 1 }
                var bytes: [UInt8] = Array("\(issue.rule.severity.rawValue)\t\(issue.rule.rawValue)".utf8)
                for field in [issue.concept, issue.term, issue.message] {
                    bytes.append(0x09)
                    TSVWriter.appendField(field, to: &bytes)
                }
                bytes.append(0x0A)
                try output.write(bytes)
            }
        }
        if files.isEmpty {
            var checker = try makeChecker()
            for concept in try PipelineResources.builtInGlossary(environment.profile, environment.dictionaries).concepts {
                try check(concept, &checker)
            }
        }
        for path in files {
            var checker = try makeChecker()
            var tally = DiagnosticTally()
            try GlossaryFailure.translating {
                try environment.source(path).forEach(identifiesByTerm: false, { tally.say($0) }) { try check($0, &checker) }
            }
            tally.finish()
        }
        try output.finish()
        let summary =
            "\(Console.count(counts.concepts, "concept")): \(Console.count(counts.errors, "error")), \(Console.count(counts.warnings, "warning"))"
        if counts.errors > 0 || strict && counts.warnings > 0 { throw CommandFailure(.badInput, summary) }
        Console.say(summary)
    }
}
