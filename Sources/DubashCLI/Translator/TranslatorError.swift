/// Why a translating program gave no translation of a text.
enum TranslatorError: Error, Equatable, CustomStringConvertible {
    /// It could not be started.
    case cannotStart(command: String, reason: String)
    /// It ended with a status that is not 0. `words`: the last it said on standard error, empty for nothing.
    case failed(command: String, status: Int32, words: String)
    case killed(command: String, signal: Int32, words: String)
    /// It neither read nor wrote for so long.
    case timedOut(command: String, seconds: Int, answered: Int, sent: Int)
    case tooFewLines(command: String, answered: Int, sent: Int)
    /// A line more than it was given.
    case tooManyLines(command: String, sent: Int)
    case lineTooLong(command: String, line: Int, maximum: Int)
    case notUTF8(command: String, line: Int, column: Int)
    /// It answers nothing while it is given ever more.
    case holdsBack(command: String, sentences: Int)
    case inputOutput(command: String, reason: String)

    var description: String {
        switch self {
        case .cannotStart(let command, let reason): "translator '\(command)' cannot be started: \(reason)"
        case .failed(let command, 127, let words): "translator '\(command)': no such program (exit status 127)\(Self.said(words))"
        case .failed(let command, let status, let words): "translator '\(command)' failed with exit status \(status)\(Self.said(words))"
        case .killed(let command, let signal, let words): "translator '\(command)' was ended by signal \(signal)\(Self.said(words))"
        case .timedOut(let command, let seconds, let answered, let sent):
            "translator '\(command)': nothing for \(seconds) seconds, after \(answered) lines for \(sent) sentences (--translator-timeout)"
        case .tooFewLines(let command, let answered, let sent):
            "translator '\(command)': \(answered) of \(sent) sentences were answered; it must write one line for each that it reads"
        case .tooManyLines(let command, let sent):
            "translator '\(command)': more lines than the \(sent) sentences that it was given; it must write one line for each that it reads"
        case .lineTooLong(let command, let line, let maximum): "translator '\(command)': line \(line) is longer than \(maximum) bytes"
        case .notUTF8(let command, let line, let column): "translator '\(command)': line \(line), column \(column): not UTF-8"
        case .holdsBack(let command, let sentences):
            "translator '\(command)': no answer to \(sentences) sentences; it must write as it reads, or be given less text at once"
        case .inputOutput(let command, let reason): "translator '\(command)': \(reason)"
        }
    }

    private static func said(_ words: String) -> String { words.isEmpty ? "" : ": \(words)" }

    /// 65 for what it wrote, 74 for how it ran.
    var code: CommandFailure.Code {
        switch self {
        case .tooFewLines, .tooManyLines, .lineTooLong, .notUTF8: .badInput
        default: .inputOutput
        }
    }
}
