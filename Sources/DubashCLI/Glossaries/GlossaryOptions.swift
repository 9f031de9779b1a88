internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Glibc
internal import Terminology

/// Languages and keys of the glossary commands.
struct GlossaryOptions: ParsableArguments {
    @Option(help: "Language of the source terms: a profile listed by 'dubash languages'.")
    var from: String = "hi"

    @Option(help: "Language of the target terms.")
    var to: String = "en"

    /// What a glossary command works with.
    struct Environment {
        let dictionaries: Dictionaries
        let profile: LanguageProfile
        let target: LanguageTag
        let keys: TermSearchKeys

        func source(_ path: String) -> GlossarySource {
            GlossarySource(path: path, source: profile.tag, target: target, keys: keys)
        }

        /// Opens a glossary file. Errors have the exit code of their kind.
        func store(_ path: String, _ access: GlossaryStore.Access) throws -> GlossaryStore {
            try GlossaryFailure.translating { try GlossaryStore(path: path, access: access, keys: keys) }
        }

        /// Opens a glossary file to be changed, and makes it where there is none; as `GlossaryOptions.made`.
        func made(_ path: String) throws -> GlossaryStore { try GlossaryOptions.made(path, keys) }
    }

    /// Opens the glossary file at `path`, and makes it where there is none. A new one is not called as another format is (`names.csv`): it would be no such file.
    static func made(_ path: String, _ keys: TermSearchKeys) throws -> GlossaryStore {
        if let format = ExchangeFormat(path: path), access(path, F_OK) != 0 {
            throw CommandFailure(
                .usage, "'\(path)' names a file of \(format.rawValue), and a glossary file would be made: give a name that ends in .sqlite")
        }
        return try GlossaryFailure.translating { try GlossaryStore(path: path, access: .create, keys: keys) }
    }

    func environment() throws -> Environment {
        let dictionaries = try Toolkit.dictionaries()
        let profile: LanguageProfile
        do { profile = try LanguageProfile(from, in: dictionaries) } catch let error as LanguageProfileError {
            guard case .unknownLanguage = error else { throw error }
            throw CommandFailure(.usage, "--from \(from): \(error)")
        }
        guard let target = LanguageTag(to), target != profile.tag else {
            throw CommandFailure(.usage, "--to \(to): no language, or that of --from")
        }
        return Environment(
            dictionaries: dictionaries, profile: profile, target: target, keys: try GlossarySearch.keys(profile, in: dictionaries))
    }
}

/// Who changes a glossary, for its history.
struct AuthorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who makes the change, for the history (default: the user's name).", valueName: "name"))
    var author: String?

    var name: String {
        if let author { return author }
        if let user = getenv("USER") { return String(cString: user) }
        return "uid \(getuid())"
    }

    /// Now, ISO 8601.
    static func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return
            "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

/// Errors of a glossary file as failures of the command.
enum GlossaryFailure {
    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as GlossaryStoreError { throw CommandFailure(code(error), "\(error)") }
    }

    private static func code(_ error: GlossaryStoreError) -> CommandFailure.Code {
        switch error {
        case .missing: .noInput
        case .foreign, .newerSchema, .damaged, .badValue, .unknownConcept: .badInput
        case .readOnly, .cannotOpen: .cannotCreate
        case .diskFull, .busy, .inputOutput: .inputOutput
        }
    }
}
