import Foundation
import Testing

@Suite("Completions")
struct CompletionsTests {
    /// The script names each command, and the shell finds no fault with it where it is installed.
    @Test(arguments: ["bash", "zsh", "fish"]) func scripts(shell: String) throws {
        let outcome = try Program.run(["completions", shell])
        #expect(outcome.status == 0)
        for command in ["align", "convert", "check", "--csv-safe"] {
            #expect(outcome.text.contains(command.hasPrefix("--") && shell == "fish" ? "csv-safe" : command))
        }
        guard let path = ["/bin/\(shell)", "/usr/bin/\(shell)"].first(where: FileManager.default.isExecutableFile) else { return }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("dubash-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try outcome.output.write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-n", file.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func unknownShell() throws { #expect(try Program.run(["completions", "csh"]).status == 64) }
}
