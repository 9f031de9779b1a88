internal import ArgumentParser
internal import Dictionaries
internal import Transliteration

/// `dubash train lexicon`: tables of words in, look-up files out.
struct TrainLexiconCommand: AsyncParsableCommand {
    enum Kind: String, CaseIterable, ExpressibleByArgument, Sendable { case lists, pairs, trie }

    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Make a look-up file out of a table of words.",
        discussion: """
            lists: a word and up to four numbers of 0 to 255, one for each list it may stand in. pairs: a word and its spellings in the other \
            script, best first, each in a column of its own. trie: words in the first column, for looking words up by their beginnings.
            """)

    @Argument(help: "The table.")
    var table: String

    @Option(help: "lists, pairs or trie.")
    var kind: Kind

    @Option(name: .shortAndLong, help: "The look-up file.")
    var output: String

    func run() async throws {
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
            }
        let file = try OutputFile(path: output)
        try file.write(bytes)
        try file.finish()
    }
}
