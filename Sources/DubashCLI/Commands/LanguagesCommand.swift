internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash

/// `dubash languages`.
struct LanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "List the language profiles at hand and what each supports.",
        discussion: """
            Columns, separated by tabs: tag, English name, own name, script, other side, commands, and what was learned for it: common (usual spellings in Latin letters, 'transliterate --scheme common'), names (names that no glossary has), links (a model of word \
            links), latin (its words in Latin letters told apart).
            """)

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        let output = try OutputFile(path: nil)
        for tag in try LanguageProfile.available(in: dictionaries) {
            let profile = try LanguageProfile(tag, in: dictionaries)
            let (source, target) = (profile.tag.tag, profile.target.tag)
            func present(_ names: [(name: String, file: String)]) -> String {
                names.filter { dictionaries.exists($0.file) }.map(\.name).joined(separator: ",")
            }
            let own = "languages/\(source)/profile.tsv"
            let commands = present([
                ("tokenize", own), ("normalize", own), ("transliterate", "translit/schemes/schemes.tsv"),
                ("match", "languages/\(source)/matching-words.tsv"),
                ("entities", own), ("align", own), ("bitext", "languages/\(source)/word-groups.tsv"),
                ("glossary", "glossaries/\(source)-\(target)"),
            ])
            let learned = present([
                ("common", "translit/models/\(source)/common.to-Latn.best.tsv"), ("names", "entities/\(source).names.dub"),
                ("links", "alignment/\(source)-\(target).words.dub"), ("latin", "languages/\(source)/latin-words.dub"),
            ])
            let fields = [source, profile.name, profile.nativeName, profile.script.code, target, commands, learned]
            try output.write(fields.joined(separator: "\t") + "\n")
        }
        try output.finish()
    }
}
