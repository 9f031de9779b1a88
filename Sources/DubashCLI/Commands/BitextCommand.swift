internal import ArgumentParser
internal import BitextAlignment
internal import Synchronization

/// `dubash bitext`.
struct BitextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bitext", abstract: "Align texts that translate each other: sentences, words, terms, names.",
        subcommands: [BitextSentencesCommand.self, BitextWordsCommand.self, BitextTermsCommand.self, BitextProjectCommand.self])
}

/// Runs numbered pieces of work on tasks.
enum Workers {
    private final class Counter: Sendable {
        private let next = Atomic<Int>(0)

        func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
    }

    /// A runner of at most `jobs` tasks, each taking the next piece when it has done one.
    static func runner(jobs: Int) -> WordAligner.Runner {
        { count, work in
            guard jobs > 1, count > 1 else {
                for number in 0..<count { work(number) }
                return
            }
            let counter = Counter()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<min(jobs, count) {
                    group.addTask {
                        while true {
                            let number = counter.take()
                            guard number < count else { return }
                            work(number)
                        }
                    }
                }
            }
        }
    }
}
