internal import BitextModel
internal import Dictionaries
internal import Glibc
internal import ICU
internal import Terminology

/// Compiled glossary indexes, kept between runs: `$XDG_CACHE_HOME/dubash` or `~/.cache/dubash`.
///
/// A file is named by a checksum of all that its index is made from, and is mapped when it is there, whole and of this version. Where none can be kept the index is made in
/// memory: the same, only later. Files no longer wanted may be deleted at any time.
struct GlossaryIndexCache {
    /// Changed whenever the same data would give another index.
    private static let version = 3

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

    /// The index for `signature`: the one kept, else what `bytes` makes.
    func index(_ signature: String, _ bytes: () throws -> [UInt8]) throws -> GlossaryIndex {
        let name = folder.map { "\($0)/glossary-\(signature).dub" }
        if let name, let file = try? ModelFile(path: name, kind: GlossaryIndex.kind), let index = try? GlossaryIndex(file: file),
            index.signature == signature
        {
            return index
        }
        let made = try bytes()
        if let folder, let name { keep(made, folder, name) }
        return try GlossaryIndex(file: ModelFile(content: made, kind: GlossaryIndex.kind))
    }

    /// Under its name only when it is whole. What fails is left.
    private func keep(_ bytes: [UInt8], _ folder: String, _ name: String) {
        if let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) { mkdir(String(folder[..<slash]), 0o755) }
        mkdir(folder, 0o755)
        let temporary = "\(name).\(getpid()).partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        let isWhole = bytes.withUnsafeBytes { buffer in
            var place = 0
            while place < buffer.count {
                let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + place }, buffer.count - place)
                guard written > 0 else { return false }
                place += written
            }
            return true
        }
        guard close(descriptor) == 0, isWhole, rename(temporary, name) == 0 else {
            unlink(temporary)
            return
        }
    }

    /// The signature of what an index of `glossaries` and, where `usesBuiltIn`, the shipped files is made from. Reads those files: milliseconds.
    static func signature(
        _ glossaries: [Glossary], usesBuiltIn: Bool, profile: LanguageProfile, dictionaries: Dictionaries
    ) throws -> String {
        var digest = ContentDigest()
        digest.add("\(version) \(ICUVersion.library) \(profile.tag) \(profile.target)")
        var folders = ["languages/\(profile.tag)", "normalization", "rules"]
        if usesBuiltIn { folders.append("glossaries/\(profile.tag)-\(profile.target)") }
        for folder in folders {
            for name in (try? dictionaries.files(in: folder, suffix: "")) ?? [] {
                // A folder inside holds no table of the index.
                guard let bytes = try? dictionaries.bytes("\(folder)/\(name)") else { continue }
                digest.add("\(folder)/\(name)")
                digest.add(bytes: bytes)
            }
        }
        for glossary in glossaries {
            digest.add("\(glossary.sourceLanguage) \(glossary.targetLanguage)")
            for concept in glossary.concepts { digest.add(concept) }
        }
        return digest.finish()
    }
}

/// A checksum of many texts, each with its length.
private struct ContentDigest {
    private var pending: [UInt8] = []
    private var state: UInt64 = 0
    private var other: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ text: String) { add(bytes: Array(text.utf8)) }

    mutating func add(bytes: [UInt8]) {
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { pending += $0 }
        pending += bytes
        if pending.count >= 1 << 20 { flush() }
    }

    mutating func add(_ concept: Concept) {
        add(concept.identifier)
        add(concept.type.rawValue)
        for section in concept.sections {
            add(section.language.tag)
            for term in section.terms {
                add(term.text)
                add("\(term.form.rawValue) \(term.status.rawValue)")
            }
        }
        for condition in concept.conditions { add(condition.description) }
    }

    private mutating func flush() {
        let sum = pending.withUnsafeBytes(Checksum.of)
        state = Checksum.mix(state &* 31 &+ sum)
        other = Checksum.mix(other ^ sum) &+ UInt64(pending.count)
        pending.removeAll(keepingCapacity: true)
    }

    consuming func finish() -> String {
        flush()
        return [state, other].map { value in
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
