internal import BitextModel
internal import Dictionaries
internal import ICU
internal import Terminology

/// What is known of usual words under a glossary index, kept between runs beside it.
///
/// A file is named by a checksum of all that its words are told from, and is mapped when it is there, whole and of this version. Where none can be kept there is none: working it out takes longer than it spares a single
/// run. Files that have not been used for 30 days are deleted when another is kept.
struct UsualWordsCache {
    /// Changed whenever the same data would give another file.
    private static let version = 2
    private static let prefix = "words-"

    private let folder: String?

    /// `folder` nil: nothing is kept.
    init(folder: String?) { self.folder = folder }

    /// The words known with an index, whose numbers they hold: those kept, else what `make` makes, given their signature, once there is a file to write it to. `files` are the models of the language that are asked, some of which may be missing.
    func words(
        index: GlossaryIndex, readsFeatures: Bool, findsQuantities: Bool, files: [String], in dictionaries: Dictionaries,
        _ make: (String) throws -> [UInt8]
    ) -> UsualWords? {
        guard let folder else { return nil }
        var digest = ContentDigest()
        digest.add("\(Self.version) \(ICUVersion.library) \(index.signature) \(index.checksum) \(readsFeatures) \(findsQuantities)")
        for file in files {
            digest.add(file)
            // A header holds the checksum of the rest.
            if let header = (try? ModelFile.header(path: "\(dictionaries.path)/\(file)")) ?? nil { digest.add(bytes: header) }
        }
        let signature = digest.finish()
        let name = "\(folder)/\(Self.prefix)\(signature).dub"
        func kept() -> UsualWords? {
            guard let file = try? ModelFile(path: name, kind: UsualWords.kind) else { return nil }
            return (try? UsualWords(file: file, signature: signature, readsFeatures: readsFeatures)) ?? nil
        }
        let cache = CacheFolder(folder)
        if let words = kept() {
            cache.touch(name)
            return words
        }
        cache.removeUnused(prefix: Self.prefix)
        let isKept = cache.keep(at: name) { (descriptor: Int32) in
            (try? make(signature)).map { CacheFolder.write($0, to: descriptor) } ?? false
        }
        return isKept ? kept() : nil
    }
}
