internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Transliteration

/// `dubash train lexicon`: tables of words in, look-up files out.
struct TrainLexiconCommand: AsyncParsableCommand {
    enum Kind: String, CaseIterable, ExpressibleByArgument, Sendable { case lists, pairs, trie, glosses }

    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Make a look-up file out of a table of words.",
        discussion: """
            lists: a word and up to four numbers of 0 to 255, one for each list it may stand in. pairs: a word and its spellings in the other \
            script, best first, each in a column of its own. trie: words in the first column, for looking words up by their beginnings. \
            glosses: a word and its renderings, best first, separated by |; of several tables an earlier one holds. With --parallel, renderings \
            are weighed by word links in that text, and added to.
            """)

    @Argument(help: "The table; for glosses, tables.")
    var tables: [String]

    @Option(help: "lists, pairs, trie or glosses.")
    var kind: Kind

    @Option(help: "Sentences that translate each other, source TAB target, for glosses.")
    var parallel: String?

    @Option(help: "Language of the words, for glosses.")
    var from = "hi"

    @Option(help: "Tasks at once (default: all cores). The output is the same for any number.")
    var jobs: Int?

    @Option(name: .shortAndLong, help: "The look-up file.")
    var output: String

    func validate() throws {
        if kind != .glosses, tables.count != 1 { throw ValidationError("\(tables.count) tables: give one") }
        if kind == .glosses, tables.isEmpty || tables.count > 8 { throw ValidationError("\(tables.count) tables: give 1 to 8") }
        if kind != .glosses, parallel != nil { throw ValidationError("--parallel is for --kind glosses") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs), and must be 1 or more") }
    }

    func run() async throws {
        if kind == .glosses { return try await glosses() }
        let table = tables[0]
        let content = try WholeFile.bytes(table)
        let provenance = "from:\(table.split(separator: "/").last ?? "-") sha256:\(SHA256.hexadecimal(of: content).prefix(16))"
        let normalizer = WordNormalizer()
        var words: [String: [String]] = [:]
        for (place, line) in content.split(separator: UInt8(ascii: "\n")).enumerated() {
            let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard kind == .trie || fields.count >= 2 else {
                throw CommandFailure(.badInput, "\(table):\(place + 1): one column, where a word and more are needed")
            }
            words[normalizer.normalize(fields[0])] = Array(fields.dropFirst())
        }
        let bytes =
            switch kind {
            case .lists: WordListTable.make(words.map { ($0.key, $0.value.map { UInt8($0) ?? 0 }) }, provenance: provenance)
            case .pairs: PairTable.make(words.map { ($0.key, $0.value.map(normalizer.normalize)) }, provenance: provenance)
            case .trie: LexiconTrie.make(words.keys, provenance: provenance)
            case .glosses: [UInt8]()
            }
        let file = try OutputFile(path: output)
        try file.write(bytes)
        try file.finish()
    }

    private func glosses() async throws {
        let dictionaries = try Toolkit.dictionaries()
        var builder = try GlossLexiconBuilder(language: from, in: dictionaries)
        var provenance: [String] = []
        func text(_ path: String) throws -> String {
            let content = try WholeFile.bytes(path)
            provenance.append("\(path.split(separator: "/").last ?? "-"):\(SHA256.hexadecimal(of: content).prefix(16))")
            return String(decoding: content, as: UTF8.self)
        }
        for (number, path) in tables.enumerated() {
            do { try builder.add(GlossLexiconBuilder.Table(name: path, text: text(path)), number: UInt8(number)) } catch let error
                as DataTableError
            {
                throw CommandFailure(.badInput, "\(error)")
            }
        }
        var pairs: [(source: String, target: String)] = []
        if let parallel {
            for (number, line) in try text(parallel).split(separator: "\n").enumerated() {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count == 2 else {
                    throw CommandFailure(
                        .badInput, "\(parallel):\(number + 1): \(fields.count) columns, where source and target are wanted")
                }
                pairs.append((String(fields[0]), String(fields[1])))
            }
        }
        let bytes = try await builder.finish(
            pairs: pairs, provenance: provenance.joined(separator: " "), run: Workers.runner(jobs: jobs ?? Machine.cores))
        let file = try OutputFile(path: output)
        try file.write(bytes)
        try file.finish()
    }
}
