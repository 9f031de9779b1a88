internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Terminology

/// Options of the commands that find names.
struct PipelineArguments: ParsableArguments {
    /// As `PipelineOptions.UnknownNames`.
    enum Unknown: String, CaseIterable, ExpressibleByArgument, Sendable { case best, fast, none }

    @Option(
        name: .long,
        help: "Glossary to use before the built-in ones (repeatable): TBX, CSV or TSV of source, target [, type], or a glossary file.")
    var glossary: [String] = []

    @Flag(name: .long, help: "Do not use the built-in glossaries.")
    var noBuiltin = false

    @Option(
        help: ArgumentHelp(
            "Names that no glossary has: spell them with all models (best), several times as fast (fast), or do not look for them (none).",
            valueName: "how"))
    var unknown = Unknown.best

    @Option(name: .long, help: "Leave out mentions with a score below X (0 to 1).")
    var minScore: Double = 0

    @Option(name: .long, help: "Language of the other side.")
    var to: String = "en"

    @Flag(help: "Each input line is one sentence already.")
    var segmented = false

    @Flag(help: "Tokens are separated by spaces already.")
    var tokenized = false

    func validate() throws {
        guard (0...1).contains(minScore) else { throw ValidationError("--min-score is \(minScore), and must be 0 to 1") }
    }

    /// Reads and indexes all that is asked for.
    func resources(
        _ input: InputOptions, wrapped: Bool, unknownNames: PipelineOptions.UnknownNames? = nil, respells: Bool = false,
        respellsLoans: Bool = true
    ) throws -> PipelineResources {
        let dictionaries = try Toolkit.dictionaries()
        let profile = try input.profile(in: dictionaries)
        guard profile.target.tag == to else {
            throw CommandFailure(.usage, "--to \(to): from \(input.from) only \(profile.target) is supported")
        }
        var options = PipelineOptions(
            language: input.from, usesBuiltInGlossaries: !noBuiltin,
            unknownNames: unknownNames ?? PipelineOptions.UnknownNames(rawValue: unknown.rawValue) ?? .best, minimumScore: minScore,
            lineEndsEndSentences: !wrapped,
            isSegmented: segmented, isTokenized: tokenized)
        options.respells = respells
        options.respellsLoans = respellsLoans
        let keys = glossary.isEmpty ? nil : try GlossarySearch.keys(profile, in: dictionaries)
        for path in glossary {
            guard let keys else { break }
            let source = GlossarySource(path: path, source: profile.tag, target: profile.target, keys: keys)
            options.glossaryFiles.append(try GlossaryFailure.translating { try source.file() })
        }
        return try GlossaryFailure.translating { try PipelineResources(options, dictionaries: dictionaries) }
    }
}

/// Whole files as text.
enum TextFile {
    static func read(_ path: String) throws -> String {
        let file = try InputFile(path: path)
        var bytes: [UInt8] = []
        while try file.read(65_536, into: &bytes) {}
        guard let text = String(validating: bytes, as: UTF8.self) else { throw CommandFailure(.badInput, "\(path): not UTF-8") }
        return text
    }
}
