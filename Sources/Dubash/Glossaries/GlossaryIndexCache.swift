internal import BitextModel
internal import Dictionaries
internal import Glibc
internal import ICU
internal import Terminology

/// Compiled glossary indexes, kept between runs: `$XDG_CACHE_HOME/dubash` or `~/.cache/dubash`.
///
/// A file is named by a checksum of all that its index is made from, and is mapped when it is there, whole and of this version. Where none can be kept the index is made in
/// memory: the same, only later. Indexes that have not been used for 30 days are deleted when another is kept.
struct GlossaryIndexCache {
    /// Changed whenever the same data would give another index.
    private static let version = 15
    private static let prefix = "glossary-"

    private let folder: String?

    /// `folder` nil: nothing is kept.
    init(folder: String?) { self.folder = folder }

    /// Where indexes are kept by default; nil where the environment names no home.
    static var standardFolder: String? {
        func variable(_ name: String) -> String? {
            guard let value = getenv(name) else { return nil }
            let text = String(cString: value)
            return text.hasPrefix("/") ? text : nil
        }
        return variable("XDG_CACHE_HOME").map { "\($0)/dubash" } ?? variable("HOME").map { "\($0)/.cache/dubash" }
    }

    /// The index for `signature`: the one kept, else what `make` makes.
    func index(_ signature: String, _ make: () throws -> GlossaryIndexBuilder) throws -> GlossaryIndex {
        let name = folder.map { "\($0)/\(Self.prefix)\(signature).dub" }
        func kept() -> GlossaryIndex? {
            guard let folder, let name, let file = try? ModelFile(path: name, kind: GlossaryIndex.kind),
                let index = try? GlossaryIndex(file: file),
                index.signature == signature
            else { return nil }
            CacheFolder(folder).touch(name)
            return index
        }
        if let index = kept() { return index }
        var builder = try make()
        if let folder, let name, keep(&builder, signature, folder, name), let index = kept() { return index }
        return try GlossaryIndex(file: ModelFile(content: builder.bytes(signature: signature), kind: GlossaryIndex.kind))
    }

    /// Under its name only when it is whole. False where it cannot be kept.
    private func keep(_ builder: inout GlossaryIndexBuilder, _ signature: String, _ folder: String, _ name: String) -> Bool {
        let cache = CacheFolder(folder)
        cache.removeUnused(prefix: Self.prefix)
        return cache.keep(at: name) { descriptor in
            var sink = IndexFile(descriptor: descriptor)
            return (try? builder.finish(signature: signature, to: &sink)) != nil
        }
    }

    private struct IndexFile: ModelFileSink {
        struct Full: Error {}

        let descriptor: Int32

        func write(_ bytes: UnsafeRawBufferPointer) throws { try put(bytes) { Glibc.write(descriptor, $0, $1) } }

        func rewriteHead(_ bytes: UnsafeRawBufferPointer) throws {
            var place = 0
            try put(bytes) { start, count in
                defer { place += count }
                return pwrite(descriptor, start, count, off_t(place))
            }
        }

        private func put(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawPointer, Int) -> Int) throws {
            var place = 0
            while place < bytes.count, let start = bytes.baseAddress {
                let written = body(start + place, bytes.count - place)
                guard written > 0 else { throw Full() }
                place += written
            }
        }
    }

    /// The signature of what an index of `glossaries` and, where `usesBuiltIn`, the shipped files is made from. Reads those files: milliseconds.
    static func signature(
        _ glossaries: [Glossary], _ files: [GlossaryFile], usesBuiltIn: Bool, profile: LanguageProfile, dictionaries: Dictionaries
    ) throws -> String {
        var digest = ContentDigest()
        digest.add("\(version) \(ICUVersion.library) \(profile.tag) \(profile.target)")
        var folders = ["languages/\(profile.tag)", "normalization", "rules", "translit/matching"]
        if usesBuiltIn { folders.append("glossaries/\(profile.tag)-\(profile.target)") }
        for folder in folders {
            for name in (try? dictionaries.files(in: folder, suffix: "")) ?? [] {
                // A folder inside holds no table of the index.
                let path = "\(folder)/\(name)"
                // Of a model its header is enough: it holds a checksum of the rest.
                let header = (try? ModelFile.header(path: "\(dictionaries.path)/\(path)")) ?? nil
                guard let bytes = header ?? (try? dictionaries.bytes(path)) else { continue }
                digest.add("\(folder)/\(name)")
                digest.add(bytes: bytes)
            }
        }
        for glossary in glossaries { digest.add(signature(glossary)) }
        for file in files { digest.add("file \(file.signature)") }
        return digest.finish()
    }
}

extension GlossaryIndexCache {
    /// The signature of what is indexed of a glossary.
    static func signature(_ glossary: Glossary) -> String {
        var digest = ContentDigest()
        digest.add("\(glossary.sourceLanguage) \(glossary.targetLanguage)")
        for concept in glossary.concepts { digest.add(concept) }
        return digest.finish()
    }
}
