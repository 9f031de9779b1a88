internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash

/// `dubash languages`.
struct LanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "List the language profiles at hand and what each supports.",
        discussion: "Columns, separated by tabs: tag, English name, own name, script, other side, commands.")

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        let output = try OutputFile(path: nil)
        for tag in try LanguageProfile.available(in: dictionaries) {
            let profile = try LanguageProfile(tag, in: dictionaries)
            let fields = [
                profile.tag.tag, profile.name, profile.nativeName, profile.script.code, profile.target.tag,
                "tokenize,normalize,entities,align",
            ]
            try output.write(fields.joined(separator: "\t") + "\n")
        }
        try output.finish()
    }
}
