internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dubash
internal import Interchange

/// Takes the pairs of two languages out of a file of translation units.
private struct PairVisitor: ExchangeVisitor {
    let target: LanguageTag
    var pairs: [TermExtraction.Pair] = []
    var skipped = 0

    mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
        var number = 0
        while let unit = try reader.next() {
            number += 1
            guard
                let other = unit.targets.first(where: { $0.language.language == target.language })
                    ?? (unit.targets.count == 1 ? unit.targets[0] : nil)
            else {
                skipped += 1
                continue
            }
            pairs.append(
                TermExtraction.Pair(
                    identifier: unit.identifier.isEmpty ? String(number) : unit.identifier, source: unit.source.text, target: other.text))
        }
    }

    mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {}
}

/// The bitext that terms are taken from: two texts, or one file of translation units.
struct TermInput: ParsableArguments {
    @Argument(help: "The text; or, alone, a file of translation units (TMX, XLIFF, TSV, CSV, JSON lines, …).")
    var source: String

    @Argument(help: "Its English text.")
    var target: String?

    @Flag(help: "Line i of SOURCE is translated by line i of TARGET.")
    var parallel = false

    @Option(help: "Leave out terms that are no names and were seen less often.")
    var minCount = 2

    @Option(help: "Leave out what has a lower score, 0 to 1.")
    var minScore = 0.5

    @OptionGroup var input: InputOptions

    @Option(name: .long, help: "Glossary to use before the built-in ones (repeatable).")
    var glossary: [String] = []

    @Flag(name: .long, help: "Do not use the built-in glossaries.")
    var noBuiltin = false

    func validate() throws {
        if source == "-", target == "-" { throw ValidationError("both texts cannot come from standard input") }
        if parallel, target == nil { throw ValidationError("--parallel needs a second text") }
        if minCount < 1 { throw ValidationError("--min-count is \(minCount), and must be 1 or more") }
        guard (0...1).contains(minScore) else { throw ValidationError("--min-score is \(minScore), and must be 0 to 1") }
        if target == nil, ExchangeFormat(path: source)?.content == .terms { throw ValidationError("\(source) holds terms, not texts") }
        if target == nil, ExchangeFormat(path: source) == nil {
            throw ValidationError("the format of \(source) is not known by its name, and no second text is given")
        }
    }

    /// Names the texts, without the folders that they lie in.
    var provenance: String {
        ([source] + (target.map { [$0] } ?? [])).map { path in
            path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "-")
        }.joined(separator: ", ")
    }

    /// All terms, the best first, and the pairs that their examples are in.
    func extract() async throws -> (terms: [BilingualTerm], extraction: TermExtraction) {
        var arguments = try PipelineArguments.parse([])
        arguments.glossary = glossary
        arguments.noBuiltin = noBuiltin
        let resources = try arguments.resources(input, wrapped: false, unknownNames: .fast)
        var options = TermOptions()
        options.leastCount = minCount
        options.leastScore = minScore
        let extraction = try TermExtraction(resources, options: options)
        let runner = Workers.runner(jobs: input.jobCount)
        var diagnostics: [Diagnostic]
        if let target, !parallel {
            let texts = (
                try TextLines.text(source, policy: input.invalidUtf8), try TextLines.text(target, policy: input.invalidUtf8)
            )
            diagnostics = try await extraction.add(source: texts.0, target: texts.1, run: runner)
        } else {
            diagnostics = try await extraction.add(pairs: try pairs(resources), run: runner)
        }
        var tally = DiagnosticTally()
        tally.say(diagnostics)
        tally.finish()
        return (extraction.terms(), extraction)
    }

    private func pairs(_ resources: PipelineResources) throws -> [TermExtraction.Pair] {
        if let target {
            let lines = (
                try TextLines.read(source, policy: input.invalidUtf8), try TextLines.read(target, policy: input.invalidUtf8)
            )
            guard lines.0.count == lines.1.count else {
                throw CommandFailure(
                    .badInput, "\(source) has \(lines.0.count) lines, \(target) has \(lines.1.count): they are not parallel")
            }
            return zip(lines.0, lines.1).enumerated().map {
                TermExtraction.Pair(identifier: String($0.offset + 1), source: $0.element.0, target: $0.element.1)
            }
        }
        guard let format = ExchangeFormat(path: source) else { return [] }
        var visitor = PairVisitor(target: resources.profile.target)
        try ExchangeInput(
            path: source, format: format, isGlossary: false, source: resources.profile.tag, target: resources.profile.target
        ).read(&visitor)
        if visitor.skipped > 0 { Console.say("\(source): \(visitor.skipped) units without \(resources.profile.target) are passed over") }
        return visitor.pairs
    }
}
