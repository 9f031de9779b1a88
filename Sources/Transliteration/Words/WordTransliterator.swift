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
    private let memory: CandidateMemory?

    /// `remembering` is how many words at most are remembered with their candidates, for all tasks; 0 for none. The output does not depend on it.
    public init(models: WordModels, remembering limit: Int = 0) {
        self.models = models
        memory = limit > 1 ? CandidateMemory(limit: limit) : nil
    }

    /// As `WordEngine.candidates`.
    public func candidates(for word: String, limit: Int) -> [TransliterationCandidate] {
        if let known = memory?.candidates(for: word, limit: limit) { return known }
        let engine = pool.take() ?? EnginePool.Lent(WordEngine(models: models))
        defer { pool.give(engine) }
        let result = engine.value.candidates(for: word, limit: limit)
        memory?.insert(result, for: word, limit: limit)
        return result
    }
}

/// Candidates of recent words: two generations, of which the older is forgotten when the younger is full.
private final class CandidateMemory: Sendable {
    private struct Key: Hashable, Sendable {
        let word: UTF8Key
        let limit: Int
    }

    private struct Generations: Sendable {
        var young: [Key: [TransliterationCandidate]] = [:]
        var old: [Key: [TransliterationCandidate]] = [:]
    }

    /// A word of a kilobyte is no word that comes again.
    private static let longestWord = 256

    private let generationLimit: Int
    private let words = Mutex(Generations())

    init(limit: Int) { generationLimit = limit / 2 }

    func candidates(for word: String, limit: Int) -> [TransliterationCandidate]? {
        let key = Key(word: UTF8Key(word), limit: limit)
        return words.withLock { $0.young[key] ?? $0.old[key] }
    }

    func insert(_ candidates: [TransliterationCandidate], for word: String, limit: Int) {
        guard word.utf8.count <= Self.longestWord else { return }
        words.withLock { words in
            if words.young.count >= generationLimit {
                words.old = words.young
                words.young = [:]
            }
            words.young[Key(word: UTF8Key(word), limit: limit)] = candidates
        }
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
