import Foundation
import ICU

/// The test suites that the Unicode Consortium publishes, from Debian's package unicode-data.
enum UnicodeSuite {
    static let folder = "/usr/share/unicode"

    /// Why the suite `name` cannot be run here; nil when it can. Its version must be that of the ICU in use.
    static func obstacle(_ name: String) -> String? {
        guard let text = try? text(name) else { return "\(name): not installed (package unicode-data)" }
        let version = ICUVersion.unicode.split(separator: ".").prefix(2).joined(separator: ".")
        let head = text.prefix(200)
        guard head.contains("-\(version).") else { return "\(name): not of Unicode \(version), which the ICU in use follows" }
        return nil
    }

    /// Whether to run, with the reason printed when not.
    static func isUsable(_ name: String) -> Bool {
        if let obstacle = obstacle(name) {
            print("skipped: \(obstacle)")
            return false
        }
        return true
    }

    static func text(_ name: String) throws -> String {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: path) { return try String(contentsOfFile: path, encoding: .utf8) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["bzip2", "-dc", "\(path).bz2"]
        process.standardOutput = pipe
        process.standardError = Pipe()
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadNoSuchFile) }
        return String(decoding: data, as: UTF8.self)
    }
}

/// One line of a break test: a text, and where its boundaries are.
struct BreakCase {
    let line: Int
    let text: String
    /// UTF-8 offsets of all `÷`, the first being 0.
    let boundaries: [Int]

    struct Malformed: Error {
        let line: Int
    }

    /// Reads the form of the Unicode break tests: `÷ 0915 × 094D ÷ # comment`. Between the marks may stand code points in hexadecimal or, for tables of
    /// our own, text in single quotation marks (`÷ 'Modi' ÷ 'जी' ÷`), where `\u{200D}` writes an invisible character; between ÷ and × of one quoted text no boundary is allowed.
    static func parse(_ table: String) throws -> [BreakCase] {
        var cases: [BreakCase] = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = cut(line)
            guard content.contains(where: { $0 != " " && $0 != "\t" && $0 != "\r" }) else { continue }
            var text = ""
            var boundaries: [Int] = []
            var expectsMark = true
            for piece in pieces(content) {
                if expectsMark {
                    guard piece == "÷" || piece == "×" else { throw Malformed(line: number + 1) }
                    if piece == "÷" { boundaries.append(text.utf8.count) }
                } else if piece.first == "'" {
                    guard piece.count >= 2, piece.last == "'" else { throw Malformed(line: number + 1) }
                    text += try unescaped(piece.dropFirst().dropLast(), number + 1)
                } else {
                    guard let value = UInt32(piece, radix: 16), let scalar = Unicode.Scalar(value) else {
                        throw Malformed(line: number + 1)
                    }
                    text.unicodeScalars.append(scalar)
                }
                expectsMark.toggle()
            }
            guard !expectsMark, boundaries.count >= 2 else { throw Malformed(line: number + 1) }
            cases.append(BreakCase(line: number + 1, text: text, boundaries: boundaries))
        }
        return cases
    }

    /// Without the comment; a # inside quotation marks is none.
    private static func cut(_ line: Substring) -> Substring {
        var quoted = false
        for index in line.indices {
            if line[index] == "'" { quoted.toggle() }
            if line[index] == "#", !quoted { return line[..<index] }
        }
        return line
    }

    private static func pieces(_ line: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start: Substring.Index?
        var quoted = false
        for index in line.indices {
            if line[index] == "'" { quoted.toggle() }
            let isSpace = !quoted && (line[index] == " " || line[index] == "\t" || line[index] == "\r")
            if isSpace, let from = start {
                pieces.append(line[from..<index])
                start = nil
            } else if !isSpace, start == nil {
                start = index
            }
        }
        if let from = start { pieces.append(line[from...]) }
        return pieces
    }

    private static func unescaped(_ text: Substring, _ line: Int) throws -> String {
        var result = ""
        var rest = text
        while let escape = rest.range(of: "\\u{") {
            result += rest[..<escape.lowerBound]
            guard let close = rest[escape.upperBound...].firstIndex(of: "}"),
                let value = UInt32(rest[escape.upperBound..<close], radix: 16), let scalar = Unicode.Scalar(value)
            else { throw Malformed(line: line) }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
