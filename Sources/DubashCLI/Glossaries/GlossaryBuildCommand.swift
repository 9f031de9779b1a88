internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dubash
internal import Terminology

/// `dubash glossary build`.
struct GlossaryBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build a glossary from texts and their translations.",
        discussion: """
            The terms of 'dubash bitext terms', with status 'proposed', each with a sentence that has it, its count and where it comes from. With --into they go into a \
            glossary file: what is approved there stays as it is, and where the texts say something else, a warning tells.
            """)

    @OptionGroup var bitext: TermInput

    @Option(help: ArgumentHelp("The glossary file; made where there is none.", valueName: "file"))
    var into: String?

    @Option(help: "Without --into, form of the output: tbx, tbx2, csv, tsv, utx, jsonl, tmx.")
    var format: GlossaryExportCommand.Format = .tsv

    @OptionGroup var author: AuthorOptions

    func validate() throws {
        if into != nil, bitext.input.output != nil { throw ValidationError("--into and -o exclude each other") }
    }

    func run() async throws {
        let (terms, extraction) = try await bitext.extract()
        let dictionaries = try Toolkit.dictionaries()
        let profile = try bitext.input.profile(in: dictionaries)
        let proposals = GlossaryProposals(source: profile.tag, target: profile.target, provenance: bitext.provenance)
        let concepts = terms.map { proposals.concept($0, example: extraction.pairs[$0.example]) }
        guard let into else { return try write(concepts, profile) }
        let keys = try GlossarySearch.keys(profile, in: dictionaries)
        var counts: [GlossaryProposals.Outcome: Int] = [:]
        var tally = DiagnosticTally()
        try GlossaryFailure.translating {
            let store = try GlossaryOptions.made(into, keys)
            // What is there is read before anything is written; proposals that share a term are joined as they come.
            var known = ConceptIndex(source: profile.tag)
            try store.forEachConcept { known.add($0) }
            try store.write(author: author.name, time: AuthorOptions.now()) { transaction in
                for proposal in concepts {
                    let native = proposal.section(profile.tag)?.terms.first?.text ?? ""
                    let (concept, outcome, diagnostic) = proposals.reconciled(
                        proposal, same: known.concept(proposal.identifier), rivals: known.concepts(term: native))
                    counts[outcome, default: 0] += 1
                    if let diagnostic { tally.say([diagnostic]) }
                    guard let concept else { continue }
                    try transaction.add(concept, detail: "built from \(bitext.provenance)")
                    known.add(concept)
                }
            }
        }
        tally.finish()
        Console.say(
            "\(into): \(counts[.new] ?? 0) concepts proposed, \(counts[.addition] ?? 0) with a new term, \(counts[.known] ?? 0) known, \(counts[.conflict] ?? 0) in conflict"
        )
    }

    private func write(_ concepts: [Concept], _ profile: LanguageProfile) throws {
        // Terms of one concept stand together, as they would in a glossary file.
        var glossary = Glossary(sourceLanguage: profile.tag, targetLanguage: profile.target)
        var places: [String: Int] = [:]
        for concept in concepts {
            var concept = concept
            if places[concept.identifier] != nil { (concept.note, concept.source) = ("", "") }
            glossary.add(concept, places: &places)
        }
        let output = try OutputFile(path: bitext.input.output)
        var writer = GlossaryExporter(format, source: profile.tag, target: profile.target)
        var tally = DiagnosticTally()
        for concept in glossary.concepts { writer.append(concept) }
        writer.finish()
        tally.say(writer.takeDiagnostics())
        tally.finish()
        try output.write(writer.take())
        try output.finish()
    }
}

/// Concepts by identifier and by source term.
private struct ConceptIndex {
    let source: LanguageTag
    private var concepts: [String: Concept] = [:]
    private var byTerm: [String: [String]] = [:]

    init(source: LanguageTag) { self.source = source }

    mutating func add(_ concept: Concept) {
        if var known = concepts[concept.identifier] {
            known.join(concept)
            concepts[concept.identifier] = known
        } else {
            concepts[concept.identifier] = concept
        }
        for term in concept.section(source)?.terms ?? [] where byTerm[term.text]?.contains(concept.identifier) != true {
            byTerm[term.text, default: []].append(concept.identifier)
        }
    }

    func concept(_ identifier: String) -> Concept? { concepts[identifier] }

    func concepts(term: String) -> [Concept] { (byTerm[term] ?? []).compactMap { concepts[$0] } }
}
