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
/// The place where a statistical model joins in: `make` returns for its scheme a closure that makes a `TextTransliterator`.
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

    /// Schemes that models make.
    private static let models = ["common", "names"]

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
        if let name, Self.models.contains(name) {
            throw CommandFailure(
                .usage, "--scheme \(name) is not available in this version\(command.scheme == nil ? "; choose another with --scheme" : "")")
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

    /// The script that `--from` names: its own code, or that of a language.
    private static func script(_ input: InputOptions, in dictionaries: Dictionaries) throws -> Script {
        if input.from.utf8.count == 4, let script = Script(input.from) { return script }
        return try input.profile(in: dictionaries).script
    }
}
