internal import BitextModel
internal import Synchronization
internal import Transliteration

/// English spellings of names, worked out when first asked for and remembered, up to `2 * generationLimit` of them. Shared by all tasks.
final class NameRenderings: Sendable {
    private static let generationLimit = 1 << 15

    private struct Memory: Sendable {
        var young: [UTF8Key: String] = [:]
        var old: [UTF8Key: String] = [:]
    }

    private let renderer: NameTransliterator
    private let heads: NameHeads
    private let memory = Mutex(Memory())

    init(_ renderer: NameTransliterator, heads: NameHeads = NameHeads()) {
        self.renderer = renderer
        self.heads = heads
    }

    /// Whether a found name is a common noun alone (विभाग).
    func isCommonNoun(_ name: String, _ type: EntityType) -> Bool { type != .person && heads.isCommonNoun(name) }

    /// The English of a name of a type: spelled, and translated as far as it is made of words that English translates.
    func rendering(of name: String, _ type: EntityType) -> String {
        (type == .person ? nil : heads.rendering(of: name) { rendering(of: $0) }) ?? rendering(of: name)
    }

    /// Whether a word is listed as a usual word of names.
    func isNameWord(_ word: String) -> Bool { renderer.isUsual(word) }

    func rendering(of name: String) -> String {
        let key = UTF8Key(name)
        if let known = memory.withLock({ $0.young[key] ?? $0.old[key] }) { return known }
        let text = renderer.best(name)
        memory.withLock { memory in
            if memory.young.count >= Self.generationLimit {
                memory.old = memory.young
                memory.young = [:]
            }
            memory.young[key] = text
        }
        return text
    }
}
