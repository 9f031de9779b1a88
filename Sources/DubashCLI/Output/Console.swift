internal import Glibc

/// Words for the person at the terminal: standard error, each line behind `dubash: `.
enum Console {
    static func say(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { "dubash: \($0)\n" }
        put(lines.joined())
    }

    /// `1 concept`, `2 concepts`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    static func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
