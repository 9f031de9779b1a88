internal import BitextModel

/// Says diagnostics on standard error: the first few of a kind, and at the end how many more there were.
struct DiagnosticTally: Sendable {
    private static let shown = 5
    private var counts: [(code: String, count: Int)] = []

    mutating func say(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics where diagnostic.severity > .note {
            let place = counts.firstIndex { $0.code == diagnostic.code } ?? counts.count
            if place == counts.count { counts.append((diagnostic.code, 0)) }
            counts[place].count += 1
            if counts[place].count <= Self.shown { Console.say(diagnostic.message) }
        }
    }

    var total: Int { counts.reduce(0) { $0 + $1.count } }

    func finish() {
        for (code, count) in counts where count > Self.shown { Console.say("\(code): \(count - Self.shown) more") }
    }
}
