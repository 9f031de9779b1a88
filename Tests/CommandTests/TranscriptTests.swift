import Foundation
import Testing

@Suite("Golden transcripts", .serialized)
struct TranscriptTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("cases")
    private static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

    @Test(arguments: names) func agrees(name: String) throws {
        let url = Self.folder.appendingPathComponent(name)
        let transcript = Transcript(try String(contentsOf: url, encoding: .utf8))
        #expect(!transcript.cases.isEmpty, "\(name) has no cases")
        let outputs = try transcript.cases.map(transcript.run)
        if ProcessInfo.processInfo.environment["DUBASH_UPDATE_TRANSCRIPTS"] != nil {
            try transcript.rewritten(outputs).write(to: url, atomically: true, encoding: .utf8)
            return
        }
        for (test, output) in zip(transcript.cases, outputs) {
            #expect(Array(output.utf8) == Array(test.expected.utf8), "\(name):\(test.line): \(test.command)\n\(output)")
        }
    }

    @Test func thereAreTranscripts() { #expect(Self.names.count >= 5) }

    /// A wrong expectation must be noticed.
    @Test func wrongExpectationIsNoticed() throws {
        let transcript = Transcript("```\n% dubash tokenize\nModiजी\n^D\nModiजी\n```\n")
        #expect(try transcript.cases.map(transcript.run) != transcript.cases.map(\.expected))
    }

    /// Every option of every command is told in its help, and every command in the transcripts of help.
    @Test func helpNamesEveryCommand() throws {
        let help = try Program.run(["--help"]).text
        for command in [
            "align", "bitext", "evaluate", "tokenize", "normalize", "transliterate", "entities", "match", "convert", "check", "languages",
            "completions",
        ] {
            #expect(help.contains(command))
        }
    }
}
