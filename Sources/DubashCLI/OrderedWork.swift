internal import Synchronization

/// Engines that tasks borrow: each is used by one task at a time, and kept for the next input.
final class EnginePool<Engine>: Sendable {
    private struct Held: @unchecked Sendable {
        var engines: [Engine]
    }

    private let held = Mutex(Held(engines: []))
    private let make: @Sendable () throws -> Engine

    init(make: @escaping @Sendable () throws -> Engine) { self.make = make }

    func borrow<Output: Sendable>(_ body: (Engine) throws -> Output) throws -> Output {
        let kept = held.withLock { held in held.engines.popLast().map { Lent(engine: $0) } }
        let engine = try kept?.engine ?? make()
        defer {
            let lent = Lent(engine: engine)
            held.withLock { $0.engines.append(lent.engine) }
        }
        return try body(engine)
    }

    /// Leaves the engines to the end of the process: taking apart all that they remember of words would keep its last output waiting.
    func abandon() { _ = Unmanaged.passRetained(self) }

    private struct Lent: @unchecked Sendable {
        let engine: Engine
    }
}

/// Runs `work` over the inputs on `jobs` tasks and hands the outputs to `emit` in the order of the inputs: the same for any `jobs`.
///
/// At most `3 * jobs` inputs are in flight. An error of `work` is thrown when its turn comes, after all outputs before it.
func runInOrder<Engine, Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, makeEngine: @escaping @Sendable () throws -> Engine,
    work: @escaping @Sendable (Engine, Input) throws -> Output, emit: (Output) async throws -> Void
) async throws {
    try await runInOrder(jobs: jobs, next: next, pool: EnginePool(make: makeEngine), work: work, emit: emit)
}

/// The same with the engines of a pool.
func runInOrder<Engine, Input: Sendable, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, pool: EnginePool<Engine>,
    work: @escaping @Sendable (Engine, Input) throws -> Output, emit: (Output) async throws -> Void
) async throws {
    if jobs <= 1 {
        while let input = try next() { try await emit(try pool.borrow { try work($0, input) }) }
        return
    }
    try await withThrowingTaskGroup(of: (Int, Result<Output, any Error>).self) { group in
        var submitted = 0
        var emitted = 0
        var waiting: [Int: Result<Output, any Error>] = [:]
        var inputError: (any Error)?
        var hasMore = true
        while true {
            while hasMore, submitted - emitted < jobs * 3 {
                do {
                    guard let input = try next() else {
                        hasMore = false
                        break
                    }
                    let number = submitted
                    group.addTask { (number, Result { try pool.borrow { try work($0, input) } }) }
                    submitted += 1
                } catch {
                    // What was read before the fault is still done.
                    inputError = error
                    hasMore = false
                }
            }
            guard let (number, output) = try await group.next() else { break }
            waiting[number] = output
            while let ready = waiting.removeValue(forKey: emitted) {
                try await emit(try ready.get())
                emitted += 1
            }
        }
        if let inputError { throw inputError }
    }
}
