internal import ArgumentParser
internal import Dictionaries
internal import Dubash

extension OffsetUnit: ExpressibleByArgument {}
extension InvalidUTF8Policy: ExpressibleByArgument {}
extension ProgressMode: ExpressibleByArgument {}

/// Options that every command over text has.
struct InputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write to FILE instead of standard output; the file appears only when it is whole.")
    var output: String?

    @Option(name: .long, help: "What to do with bytes that are no UTF-8: error, or replace them by U+FFFD.")
    var invalidUtf8: InvalidUTF8Policy = .error

    @Option(name: .long, help: "Tasks at once (default: all cores). The output is the same for any number.")
    var jobs: Int?

    @Option(name: .long, help: "Progress on standard error: auto, always, never.")
    var progress: ProgressMode = .auto

    @Option(name: .long, help: "Language of the text: a profile listed by 'dubash languages'.")
    var from: String = "hi"

    var jobCount: Int { jobs ?? Machine.cores }

    /// The profile of `from`. A language without one is a fault of the arguments.
    func profile(in dictionaries: Dictionaries) throws -> LanguageProfile {
        do { return try LanguageProfile(from, in: dictionaries) } catch let error as LanguageProfileError {
            guard case .unknownLanguage = error else { throw error }
            throw CommandFailure(.usage, "--from \(from): \(error)")
        }
    }

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is \(jobs), and must be 1 to 1024") }
        if from != "hi", from.isEmpty { throw ValidationError("--from is empty") }
    }
}

/// How input falls into records.
struct RecordOptions: ParsableArguments {
    @Flag(name: .long, help: "Join lines up to a blank line: a line end does not end a sentence.")
    var wrapped = false

    @Option(name: .long, help: "Each input line is a JSON object: read its FIELD, and add the result under 'dubash'.")
    var jsonl: String?

    @Option(name: .long, help: "Units of offsets: utf8, utf16, scalar.")
    var offsets: OffsetUnit = .utf8

    var mode: RecordMode { wrapped ? .paragraphs : .lines }

    func validate() throws {
        if jsonl != nil, wrapped { throw ValidationError("--wrapped and --jsonl exclude each other: a JSON line is a record already") }
        if let jsonl, jsonl.isEmpty { throw ValidationError("--jsonl needs the name of a field") }
    }
}
