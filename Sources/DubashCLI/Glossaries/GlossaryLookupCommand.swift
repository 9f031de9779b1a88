internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange
internal import Terminology

/// `dubash glossary lookup`.
struct GlossaryLookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup", abstract: "Find concepts by a term in any script, also one misspelled.",
        discussion: "One line for each concept found: query, score, concept, type, source term, target term, other terms.")

    @Argument(help: "Terms to look up, each by itself.")
    var terms: [String]

    @Option(name: .long, help: "Glossary to look in (repeatable); the built-in ones when none is given.")
    var glossary: [String] = []

    @Option(help: ArgumentHelp("At most N concepts for each term.", valueName: "N"))
    var limit = 5

    @Option(help: ArgumentHelp("Leave out what scores less than X (0 to 1).", valueName: "X"))
    var minScore = 0.6

    @Flag(
        help:
            "Also the history of each concept, each change on a line of its own that begins with a tab; of one that is removed by its identifier."
    )
    var history = false

    @OptionGroup var options: GlossaryOptions

    func validate() throws {
        if terms.isEmpty { throw ValidationError("no term to look up") }
        if !(1...1000).contains(limit) { throw ValidationError("--limit is \(limit), and must be 1 to 1000") }
        if !(0...1).contains(minScore) { throw ValidationError("--min-score is \(minScore), and must be 0 to 1") }
    }

    func run() throws {
        let environment = try options.environment()
        let stores: [GlossaryStore] = try GlossaryFailure.translating { try self.stores(environment) }
        let output = try OutputFile(path: nil)
        var isMissing = false
        for term in terms {
            var matches: [(store: Int, match: GlossaryStore.Match)] = []
            for (number, store) in stores.enumerated() {
                matches += try GlossaryFailure.translating { try store.search(term, limit: limit, minimum: minScore) }.map { (number, $0) }
            }
            matches.sort { ($1.match.score, $0.store) < ($0.match.score, $1.store) }
            let isGone = try history && writeRemoved(term, stores, output)
            if matches.isEmpty, !isGone {
                isMissing = true
                Console.say("nothing is like '\(term)'")
            }
            for (number, match) in matches.prefix(limit) {
                try output.write(line(term, match, environment))
                guard history else { continue }
                for change in try GlossaryFailure.translating({ try stores[number].changes(of: match.concept.identifier) }) {
                    try output.write(line(change))
                }
            }
        }
        try output.finish()
        if isMissing { throw CommandFailure(.someRecordsFailed, "not all terms were found") }
    }

    /// Writes the history of the concept called `identifier` where it was removed or merged into another; false where there is none.
    private func writeRemoved(_ identifier: String, _ stores: [GlossaryStore], _ output: OutputFile) throws -> Bool {
        var found = false
        for store in stores {
            try GlossaryFailure.translating {
                let changes = try store.changes(of: identifier)
                guard let last = changes.last, try store.concept(identifier) == nil else { return }
                found = true
                try output.write("\(identifier)\t1\t\(identifier)\t\(last.action.rawValue)\t\t\t\n")
                for change in changes { try output.write(line(change)) }
            }
        }
        return found
    }

    private func line(_ change: ConceptChange) -> String {
        "\t\(change.time)\t\(change.author)\t\(change.action.rawValue)\t\(change.detail)\n"
    }

    private func stores(_ environment: GlossaryOptions.Environment) throws -> [GlossaryStore] {
        var stores: [GlossaryStore] = []
        var memory: GlossaryStore?
        func add(_ body: ((Concept) throws -> Void) throws -> Void) throws {
            let store = try memory ?? GlossaryStore(keys: environment.keys)
            if memory == nil {
                memory = store
                stores.append(store)
            }
            try store.write(author: "", time: "") { transaction in try body { try transaction.add($0) } }
        }
        for path in glossary {
            if path != "-", try GlossarySource.isStore(path) {
                stores.append(try GlossaryStore(path: path, access: .read, keys: environment.keys))
            } else {
                try add { body in try environment.source(path).forEach(identifiesByTerm: true, { _ in }, body) }
            }
        }
        if glossary.isEmpty {
            stores.append(try BuiltInGlossaryStore().store(environment.profile, in: environment.dictionaries, keys: environment.keys))
        }
        return stores
    }

    private func line(_ query: String, _ match: GlossaryStore.Match, _ environment: GlossaryOptions.Environment) -> [UInt8] {
        let concept = match.concept
        let languages = [environment.profile.tag, environment.target]
        let preferred = languages.map { concept.section($0)?.preferred?.text ?? "" }
        var others: [String] = []
        for section in concept.sections {
            for term in section.terms where !preferred.contains(term.text) {
                let kind = term.isUsable ? "" : " (\(term.status.rawValue))"
                others.append(term.text + kind)
            }
        }
        var bytes: [UInt8] = []
        var score = JSONWriter()
        score.value((match.score * 1000).rounded() / 1000)
        TSVWriter.appendField(query, to: &bytes)
        bytes.append(0x09)
        bytes += score.bytes
        for field in [concept.identifier, concept.type.rawValue] + preferred + [others.joined(separator: " | ")] {
            bytes.append(0x09)
            TSVWriter.appendField(field, to: &bytes)
        }
        bytes.append(0x0A)
        return bytes
    }
}
