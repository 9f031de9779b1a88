internal import ArgumentParser
internal import Dubash
internal import Glibc
internal import ICU

/// The program `dubash`: arguments in, exit code out.
@main
struct DubashCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dubash", abstract: "A toolkit for text that lives between Hindi and English.",
        subcommands: [
            AlignCommand.self, TokenizeCommand.self, NormalizeCommand.self, TransliterateCommand.self, EntitiesCommand.self,
            MatchCommand.self, BitextCommand.self, ConvertCommand.self, GlossaryCommand.self, CheckCommand.self,
            EvaluateCommand.self, TrainCommand.self, LanguagesCommand.self, CompletionsCommand.self,
        ])

    @Flag(name: .long, help: "Print the versions of program, ICU and dictionaries.")
    var version = false

    func run() async throws {
        guard version else { throw CleanExit.helpRequest(self) }
        print(try VersionReport.text())
    }

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        Glibc.exit(await status(of: Array(CommandLine.arguments.dropFirst())))
    }

    private static func status(of arguments: [String]) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return 0
        } catch is ClosedPipe {
            return 0
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { Console.say(failure.message) }
            return failure.code.rawValue
        } catch {
            return report(error)
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        let code = exitCode(for: error).rawValue
        if code == 0 {
            // Help that was asked for.
            do {
                let output = try OutputFile(path: nil)
                try output.write(fullMessage(for: error) + "\n")
                try output.finish()
            } catch { return error is ClosedPipe ? 0 : CommandFailure.Code.inputOutput.rawValue }
            return 0
        }
        if code == 1 {
            // An error of the library that no command expected.
            Console.say("\(error)")
            return CommandFailure.Code.internal.rawValue
        }
        var message = fullMessage(for: error)
        if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
        Console.say(message)
        return code
    }
}
