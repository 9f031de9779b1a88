internal import ArgumentParser

/// `dubash completions`.
struct CompletionsCommand: ParsableCommand {
    enum Shell: String, CaseIterable, ExpressibleByArgument { case bash, zsh, fish }

    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "A script with which a shell completes the commands and options of dubash.",
        discussion: """
            bash: dubash completions bash > ~/.local/share/bash-completion/completions/dubash
            zsh: dubash completions zsh > a folder of $fpath, as _dubash
            fish: dubash completions fish > ~/.config/fish/completions/dubash.fish
            """)

    @Argument(help: "The shell: bash, zsh, fish.")
    var shell: Shell

    func run() throws {
        let name: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        let output = try OutputFile(path: nil)
        try output.write(DubashCommand.completionScript(for: name) + "\n")
        try output.finish()
    }
}
