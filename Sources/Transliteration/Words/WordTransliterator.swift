public import BitextModel
internal import Synchronization

/// Statistical transliteration of words behind the protocol `Transliterator`: safe to share between tasks.
///
/// Each call borrows an engine and gives it back; there are at most as many as calls at once.
///
/// ```swift
/// transliterator.candidates(for: "लगातार", limit: 2)   // lagatar −0.2, lagataar −1.9
/// ```
public struct WordTransliterator: Transliterator {
    public var sourceScript: Script { models.sourceScript }
    public var targetScript: Script { models.targetScript }

    private let models: WordModels
    private let pool = EnginePool()

    public init(models: WordModels) { self.models = models }

    /// As `WordEngine.candidates`.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        let engine = pool.take() ?? EnginePool.Lent(WordEngine(models: models))
        defer { pool.give(engine) }
        return engine.value.candidates(for: word, limit: limit)
    }
}

/// Engines that nobody is using.
private final class EnginePool: Sendable {
    /// An engine moves between tasks, and only one holds it at a time.
    struct Lent: @unchecked Sendable {
        let value: WordEngine
        init(_ value: WordEngine) { self.value = value }
    }

    private let idle = Mutex<[Lent]>([])

    func take() -> Lent? { idle.withLock { $0.popLast() } }
    func give(_ engine: Lent) { idle.withLock { $0.append(engine) } }
}
