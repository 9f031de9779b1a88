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

    /// Whether a word is the last of names of places and organizations.
    func isHead(_ word: String) -> Bool { heads.isCommonNoun(word) }

    /// Whether a word is the head of public bodies' names, which are names without a place too.
    func isBody(_ word: String) -> Bool { heads.isBody(word) }

    /// Whether a word is the head of names of what there are many of, and none is named by its people and its trade.
    func isCommon(_ word: String) -> Bool { heads.isCommon(word) }

    /// Whether English translates a word inside names of places and organizations.
    func isPart(_ word: String) -> Bool { heads.isPart(word) }

    /// Whether a found name is a common noun alone (विभाग).
    func isCommonNoun(_ name: String, _ type: EntityType) -> Bool { type != .person && heads.isCommonNoun(name) }

    /// The English of a name of a type: spelled, and translated as far as it is made of words that English translates.
    func rendering(of name: String, _ type: EntityType) -> String {
        guard type != .person else { return rendering(of: name) }
        return heads.rendering(of: name) { rendering(of: $0) } ?? heads.withSmallLinks(rendering(of: name))
    }

    /// The English of a name whose first `length` bytes are said already.
    func rendering(of name: String, beginningWith english: String, _ length: Int) -> String {
        let rest = String(decoding: name.utf8.dropFirst(length), as: UTF8.self)
        return heads.rendering(of: [.english(english), .native(rest)], hasHead: heads.hasHead(rest)) { rendering(of: $0) }
    }

    /// Gives a found name its English; what the glossary has in the name of a place or an organization is said as there: `उत्तर प्रदेश सरकार` is Uttar Pradesh Government. A place with the government of one
    /// behind it is an organization. `listed` are the mentions of the sentence, in order.
    func render(_ name: inout EntityMention, knowing listed: [EntityMention]) {
        // The first that ends behind the name's beginning.
        var (low, high) = (0, listed.count)
        while low < high {
            let middle = (low + high) / 2
            if listed[middle].span.end <= name.span.start { low = middle + 1 } else { high = middle }
        }
        let inside = listed[low...].prefix { $0.span.start < name.span.end }.filter {
            name.span.contains($0.span) && $0.span != name.span && isWhole($0)
        }
        let hasHead = heads.hasHead(name.native)
        let isPerson = name.type == .person && !hasHead
        guard !inside.isEmpty, !isPerson,
            name.type != .person || inside.allSatisfy({ $0.type == .place || $0.type == .organization || $0.type == .demonym })
        else {
            name.english = rendering(of: name.native, name.type)
            return
        }
        var pieces: [NameHeads.Piece] = []
        var end = name.span.start
        func addWords(until next: Int) {
            let text = name.native.utf8.dropFirst(end - name.span.start).prefix(next - end)
            if !text.isEmpty { pieces.append(.native(String(decoding: text, as: UTF8.self))) }
        }
        for mention in inside {
            addWords(until: mention.span.start)
            pieces.append(.english(mention.english))
            end = mention.span.end
        }
        addWords(until: name.span.end)
        if hasHead, name.type == .person { name.type = .organization }
        name.english = heads.rendering(of: pieces, hasHead: hasHead) { rendering(of: $0) }
    }

    /// Whether a mention of the glossary is a name of its own inside another: not a person's short name (गांधी रोड is not Mahatma Gandhi Road).
    private func isWhole(_ mention: EntityMention) -> Bool {
        switch mention.type {
        case .place, .organization: mention.link.method != .shortForm
        case .person: mention.link.method == .exact && mention.native.utf8.contains(UInt8(ascii: " "))
        case .demonym: mention.link.method != .inflected
        default: false
        }
    }

    /// Whether a word is listed as a usual word of names.
    func isNameWord(_ word: String) -> Bool { renderer.isUsual(word.withoutJoiners) }

    /// Decimal digits of any script as those of the English: मकसुसपुर-१ is Maksuspur-1.
    private static func withLatinDigits(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard !scalar.isASCII, scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                        return scalar
                    }
                    return Unicode.Scalar(UInt8(0x30 + Int(value)))
                }))
    }

    func rendering(of name: String) -> String {
        let name = name.withoutJoiners
        let key = UTF8Key(name)
        if let known = memory.withLock({ $0.young[key] ?? $0.old[key] }) { return known }
        let text = Self.withLatinDigits(renderer.best(name))
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
