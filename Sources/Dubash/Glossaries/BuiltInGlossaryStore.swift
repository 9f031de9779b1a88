public import Dictionaries
internal import Glibc
internal import ICU
public import Terminology

/// The shipped glossary of a language as a `GlossaryStore`, for looking terms up. Kept between runs beside the compiled indexes: filling it takes seconds.
///
/// A file is named by a checksum of all that the store is made from, and opened where it is there and whole. Where none can be kept the store is made in memory: the same, only later. Stores that have not been
/// used for 30 days are deleted when another is kept.
public struct BuiltInGlossaryStore {
    /// Changed whenever the same data would give another store.
    private static let version = 1
    private static let prefix = "built-in-"

    private let folder: String?

    /// Kept where compiled indexes are.
    public init() { self.init(folder: GlossaryIndexCache.standardFolder) }

    /// `folder` nil: nothing is kept.
    init(folder: String?) { self.folder = folder }

    /// The store, to be read. Throws where the glossary is missing or malformed. 0.1 s, with a look at every page of the file; some seconds where it is not kept yet.
    public func store(_ profile: LanguageProfile, in dictionaries: Dictionaries, keys: TermSearchKeys) throws -> GlossaryStore {
        guard let folder else { return try filled(GlossaryStore(keys: keys), profile, dictionaries) }
        let cache = CacheFolder(folder)
        let name = "\(folder)/\(Self.prefix)\(try Self.signature(profile, dictionaries, keys)).sqlite"
        if let store = Self.kept(name, keys) {
            cache.touch(name)
            return store
        }
        cache.removeUnused(prefix: Self.prefix)
        let isKept = cache.keep(at: name) { (temporary: String) in
            guard let store = try? GlossaryStore(path: temporary, access: .create, keys: keys) else { return false }
            return (try? filled(store, profile, dictionaries).seal()) != nil
        }
        if isKept, let store = Self.kept(name, keys) { return store }
        return try filled(GlossaryStore(keys: keys), profile, dictionaries)
    }

    private static func kept(_ name: String, _ keys: TermSearchKeys) -> GlossaryStore? {
        guard let store = try? GlossaryStore(path: name, access: .read, keys: keys), (try? store.isSound()) == true else { return nil }
        return store
    }

    private func filled(_ store: GlossaryStore, _ profile: LanguageProfile, _ dictionaries: Dictionaries) throws -> GlossaryStore {
        let glossary = try PipelineResources.builtInGlossary(profile, dictionaries)
        try store.write(author: "", time: "", isBulk: true) { transaction in
            for concept in glossary.concepts { try transaction.add(concept) }
        }
        return store
    }

    private static func signature(_ profile: LanguageProfile, _ dictionaries: Dictionaries, _ keys: TermSearchKeys) throws -> String {
        var digest = ContentDigest()
        digest.add("\(version) \(ICUVersion.library) \(profile.tag) \(profile.target) \(keys.version)")
        let folder = "glossaries/\(profile.tag)-\(profile.target)"
        for name in try dictionaries.files(in: folder, suffix: ".tsv") {
            digest.add(name)
            digest.add(bytes: try dictionaries.bytes("\(folder)/\(name)"))
        }
        return digest.finish()
    }
}
