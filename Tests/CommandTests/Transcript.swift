import Foundation

/// A Markdown file of commands with their input and output, after the command tests of pandoc.
///
/// Each fenced block without a language is a case: a line `% dubash …`, the input up to a line `^D`, the expected output, expected lines of standard error behind `2> `, and `=> N` where
/// the exit code is not 0. Arguments are separated by spaces; 'quoted ones' may hold spaces.
struct Transcript {
    struct Case {
        var line: Int
        var command: String
        var input: String
        var expected: String
    }

    var cases: [Case] = []
    private var blocks: [(range: Range<Int>, index: Int)] = []
    private var lines: [String]

    init(_ text: String) {
        lines = text.components(separatedBy: "\n")
        var start: Int?
        for (number, line) in lines.enumerated() where line == "```" {
            guard let from = start else {
                start = number
                continue
            }
            start = nil
            let body = Array(lines[from + 1..<number])
            guard let first = body.first, first.hasPrefix("% "), let end = body.firstIndex(of: "^D") else { continue }
            blocks.append((from + 1..<number, cases.count))
            cases.append(
                Case(
                    line: from + 2, command: String(first.dropFirst(2)), input: body[1..<end].map { $0 + "\n" }.joined(),
                    expected: body[(end + 1)...].map { $0 + "\n" }.joined()))
        }
    }

    /// What a case printed, in the form of the file.
    static func shown(_ outcome: Program.Outcome) -> String {
        var text = outcome.text
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        for line in outcome.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { text += "2> \(line)\n" }
        if outcome.status != 0 { text += "=> \(outcome.status)\n" }
        return text
    }

    static func arguments(_ command: String) -> [String] {
        var arguments: [String] = []
        var current = ""
        var quoted = false
        for character in command {
            if character == "'" {
                quoted.toggle()
            } else if character == " ", !quoted {
                if !current.isEmpty { arguments.append(current) }
                current = ""
            } else {
                current.append(character)
            }
        }
        if !current.isEmpty { arguments.append(current) }
        return arguments
    }

    func run(_ test: Case) throws -> String {
        Self.shown(try Program.run(Array(Self.arguments(test.command).dropFirst()), input: Data(test.input.utf8)))
    }

    /// The file with `outputs` in place of what was expected.
    func rewritten(_ outputs: [String]) -> String {
        var result: [String] = []
        var next = 0
        for (block, index) in blocks {
            result += lines[next..<block.lowerBound]
            let body = lines[block]
            let end = body.firstIndex(of: "^D") ?? body.endIndex - 1
            result += body[...end]
            result += outputs[index].split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
            next = block.upperBound
        }
        return (result + lines[next...]).joined(separator: "\n")
    }
}
