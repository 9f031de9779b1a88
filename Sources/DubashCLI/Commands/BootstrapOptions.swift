internal import ArgumentParser

/// Of `evaluate` with two systems: how they are drawn against each other.
struct BootstrapOptions: ParsableArguments {
    @Option(help: "Draws of the bootstrap.")
    var draws = 1000

    @Option(help: "Of the random numbers.")
    var seed: UInt64 = 1

    func validate() throws {
        if !(1...1_000_000).contains(draws) { throw ValidationError("--draws is \(draws), and must be 1 to 1000000") }
    }

    /// What a signature says of them.
    var signature: String { "draws:\(draws)|seed:\(seed)" }
}
