internal import Glibc

/// When a progress bar is shown.
enum ProgressMode: String, CaseIterable, Sendable {
    case auto, always, never
}

/// A bar on standard error, drawn at most ten times a second.
struct Progress {
    private let isShown: Bool
    private let total: Int?
    private var last = 0.0
    private var drawn = false

    init(mode: ProgressMode, total: Int?) {
        isShown = mode == .always || (mode == .auto && Console.isTerminal)
        self.total = total
    }

    mutating func update(_ done: Int) {
        guard isShown else { return }
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        guard now - last >= 0.1 else { return }
        last = now
        drawn = true
        let megabytes = done / 1_000_000
        if let total, total > 0 {
            let share = min(1, Double(done) / Double(total))
            let filled = Int(share * 30)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
            Console.put("\r[\(bar)] \(Int(share * 100)) % \(megabytes) MB")
        } else {
            Console.put("\r\(megabytes) MB")
        }
    }

    func finish() {
        if drawn { Console.put("\r\u{1B}[K") }
    }
}
