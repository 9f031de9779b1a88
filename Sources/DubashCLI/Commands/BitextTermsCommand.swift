internal import ArgumentParser
internal import BitextAlignment
internal import BitextModel
internal import Dubash

/// `dubash bitext terms`.
struct BitextTermsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Names and terms of several words that texts and their translations share.",
        discussion: """
            Out comes one pair a line, the best first: source, target, count, score (0 to 1), and the id of a sentence that has both, tab-separated. \
            'dubash glossary build' puts them into a glossary.
            """)

    @OptionGroup var bitext: TermInput

    @Option(help: "Print at most N.")
    var limit: Int?

    func run() async throws {
        let (terms, extraction) = try await bitext.extract()
        let output = try OutputFile(path: bitext.input.output)
        for term in terms.prefix(limit ?? Int.max) {
            let example = extraction.pairs[term.example].identifier
            try output.write("\(term.source)\t\(term.target)\t\(term.count)\t\(Decimals.text(term.score, places: 3))\t\(example)\n")
        }
        try output.finish()
    }
}
