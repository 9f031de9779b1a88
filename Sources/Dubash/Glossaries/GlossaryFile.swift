public import BitextModel
public import Terminology

/// A glossary that is read only when its index must be made: a million terms are seconds to read, and their index is kept.
public struct GlossaryFile: Sendable {
    public let sourceLanguage: LanguageTag
    public let targetLanguage: LanguageTag
    /// Changes whenever the glossary or the way to read it does.
    public let signature: String
    let read: @Sendable (_ body: (Concept) throws -> Void) throws -> Void

    /// `read` calls its argument with each concept in order; it may be called several times.
    public init(
        sourceLanguage: LanguageTag, targetLanguage: LanguageTag, signature: String,
        read: @escaping @Sendable (_ body: (Concept) throws -> Void) throws -> Void
    ) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.signature = signature
        self.read = read
    }

    /// A glossary that is read already.
    public init(_ glossary: Glossary) {
        self.init(
            sourceLanguage: glossary.sourceLanguage, targetLanguage: glossary.targetLanguage,
            signature: GlossaryIndexCache.signature(glossary),
            read: { body in for concept in glossary.concepts { try body(concept) } })
    }

    /// All of it, concepts of the same identifier joined. Throws what reading throws.
    public func glossary() throws -> Glossary {
        var glossary = Glossary(sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
        var places: [String: Int] = [:]
        try read { glossary.add($0, places: &places) }
        return glossary
    }

    /// Adds all of it to `builder`, concept by concept. False where an identifier comes twice: then `glossary()` must be added instead, to a builder of its own.
    func add(to builder: inout GlossaryIndexBuilder) throws -> Bool {
        struct Repeated: Error {}
        var seen: Set<UInt64> = []
        do {
            try read { concept in
                var identifier = concept.identifier
                let hash = identifier.withUTF8 { MappedWordTable.hash($0) }
                guard seen.insert(hash).inserted else { throw Repeated() }
                builder.add(concept, source: sourceLanguage, target: targetLanguage, derivesShortForms: true)
            }
        } catch is Repeated { return false }
        return true
    }
}
