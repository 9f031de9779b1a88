internal import BitextModel
internal import Glibc
internal import ICU

/// Compiled rules of boundaries, kept between runs beside the glossary indexes: compiling is half of what a short command takes.
///
/// A file is named by the checksum of its rules and the version of ICU, and is mapped where it is there and whole; where none can be kept the rules are compiled each time: the same, only later.
struct BreakRulesCache {
    private static let kind = "break-rules"
    private static let section = "rules"

    private let folder: String?

    /// `folder` nil: nothing is kept.
    init(folder: String?) { self.folder = folder }

    /// An iterator by `rules`, in ICU's RBBI syntax. Throws where they are none.
    func iterator(rules: String) throws(ICUError) -> BreakIterator {
        let signature = Self.signature(rules)
        guard let folder else { return try BreakIterator(rules: rules) }
        let path = "\(folder)/break-rules-\(signature).dub"
        if let file = try? ModelFile(path: path, kind: Self.kind), file.signature == signature,
            let compiled = try? file.array(Self.section, of: UInt8.self),
            let iterator = try? BreakIterator(compiled: compiled.buffer, owner: file)
        {
            return iterator
        }
        let iterator = try BreakIterator(rules: rules)
        if let compiled = try? iterator.compiledRules() {
            var writer = ModelFileWriter(kind: Self.kind, signature: signature)
            writer.add(Self.section, bytes: compiled)
            CacheFolder(folder).keep(writer.finish(), at: path)
        }
        return iterator
    }

    private static func signature(_ rules: String) -> String {
        var rules = rules
        let sum = rules.withUTF8 { Checksum.of(UnsafeRawBufferPointer($0)) }
        #if _endian(little)
            let order = "le"
        #else
            let order = "be"
        #endif
        return "\(ICUVersion.library)-\(ICUVersion.unicode)-\(order)-\(String(sum, radix: 16))-\(rules.utf8.count)"
    }
}
