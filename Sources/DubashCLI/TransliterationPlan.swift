internal import ArgumentParser
internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import ICU
internal import Transliteration

/// What one task transliterates with.
final class TransliterationEngine {
    let transliterator: any TextTransliterator
    let check: ReversibilityCheck?
    /// Output of the record at hand.
    var buffer: [UInt8] = []

    init(_ transliterator: any TextTransliterator, check: ReversibilityCheck? = nil) {
        self.transliterator = transliterator
        self.check = check
    }
}

/// What the arguments of `dubash transliterate` ask for, made ready once, from which each task takes an engine.
///
struct TransliterationPlan: Sendable {
    /// To be said once.
    let diagnostics: [Diagnostic]
    let makeEngine: @Sendable () throws -> TransliterationEngine

    /// The scheme when none is named. Script pairs without one are converted by rules.
    static func defaultScheme(from: Script, to: Script) -> String? {
        switch (from, to) {
        case (.devanagari, .latin), (.latin, .devanagari): "common"
        default: nil
        }
    }

    init(_ command: TransliterateCommand) throws {
        if let id = command.id {
            do { self.init(try TextTransform(icuIdentifier: id, reverse: command.reverse)) } catch {
                throw CommandFailure(.usage, "--id \(id): \(error)")
            }
        } else if let file = command.rules {
            self.init(try Self.transform(ofFile: file, reverse: command.reverse))
        } else {
            try self.init(scheme: command)
        }
    }

    private init(_ transform: TextTransform) {
        diagnostics = transform.diagnostics
        makeEngine = { TransliterationEngine(try transform.makeTransliterator()) }
    }

    private static func transform(ofFile file: String, reverse: Bool) throws -> TextTransform {
        let source = try InputFile(path: file)
        var bytes: [UInt8] = []
        while try source.read(65_536, into: &bytes) {
            guard bytes.count <= 16 << 20 else { throw CommandFailure(.badInput, "\(file): rules of more than 16 MiB") }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UTF8Validation.failure(name: file, offset: UTF8Validation.firstInvalid(bytes) ?? 0)
        }
        do { return try TextTransform(rules: text, file: file, reverse: reverse) } catch {
            throw CommandFailure(.badInput, "\(error)")
        }
    }

    private init(scheme command: TransliterateCommand) throws {
        let dictionaries = try Toolkit.dictionaries()
        let asked = command.to.flatMap { Script($0) }
        var from = try Self.script(command.input, in: dictionaries)
        // The language of the text is known by default; its script is not what is wanted when that is where it goes.
        if command.input.from == "hi", asked == from { from = .latin }
        let to = asked ?? (from == .latin ? .devanagari : .latin)
        let name = command.scheme ?? Self.defaultScheme(from: from, to: to)
        if let name, let domain = TransliterationModels.Domain(rawValue: name) {
            diagnostics = []
            makeEngine = try Self.engineMaker(domain, to: to, command: command, in: dictionaries)
            return
        }
        let policy = command.policy
        let library = try SchemeLibrary(in: dictionaries)
        do {
            if command.foreign == .mark, name == nil || (from != .devanagari && to != .devanagari) {
                throw CommandFailure(.usage, "--foreign mark is for a scheme between Deva and Latn")
            }
            let transform = try library.transform(from: from, to: to, scheme: name, policy: policy)
            let marks = try name.flatMap { try library.marks(from: from, to: to, scheme: $0, policy: policy) }
            guard command.check else {
                diagnostics = transform.diagnostics
                makeEngine = {
                    let transliterator = try transform.makeTransliterator()
                    return TransliterationEngine(marks.map { $0(transliterator) } ?? transliterator)
                }
                return
            }
            guard let name, from == .devanagari, to == .latin else {
                throw CommandFailure(.usage, "--check is for a scheme from Deva to Latn")
            }
            _ = try library.check(scheme: name, policy: policy)
            diagnostics = []
            makeEngine = {
                TransliterationEngine(try transform.makeTransliterator(), check: try library.check(scheme: name, policy: policy))
            }
        } catch let error as SchemeLibraryError { throw CommandFailure(.usage, "\(error)") }
    }

    /// Engines of a scheme of the statistical models.
    private static func engineMaker(
        _ domain: TransliterationModels.Domain, to target: Script, command: TransliterateCommand, in dictionaries: Dictionaries
    ) throws -> @Sendable () throws -> TransliterationEngine {
        if command.digits != nil || command.danda != .keep || command.foreign != .keep || command.silentVowels != nil || command.check {
            throw CommandFailure(
                .usage,
                "--digits, --danda, --foreign, --silent-vowels and --check are for schemes that are rules, and --scheme \(domain.rawValue) is none")
        }
        let language = Script(command.input.from) == nil ? command.input.from : "hi"
        let quality: TransliterationModels.Quality = command.quality == .fast ? .fast : .best
        do {
            switch domain {
            case .common:
                let models = try TransliterationModels.open(.common, language: language, to: target, quality: quality, in: dictionaries)
                return { TransliterationEngine(RunningTextTransliterator(models: models)) }
            case .names:
                let names = try TransliterationModels.openNames(language: language, to: target, quality: quality, in: dictionaries)
                return { TransliterationEngine(NameTextTransliterator(names: names)) }
            }
        } catch let error as TransliterationModelsError { throw CommandFailure(.usage, "\(error)") }
    }

    /// The script that `--from` names: its own code, or that of a language.
    private static func script(_ input: InputOptions, in dictionaries: Dictionaries) throws -> Script {
        if input.from.utf8.count == 4, let script = Script(input.from) { return script }
        return try input.profile(in: dictionaries).script
    }
}
