import BitextModel
import Dictionaries
import Foundation
import Testing

@testable import Dubash
@testable import Terminology

@Suite struct GlossaryIndexCacheTests {
    private func draft(_ english: String) throws -> (builder: GlossaryIndexBuilder, bytes: [UInt8], signature: String) {
        let glossary = try UserGlossary.read("दिल्ली,\(english),place\n", file: "g.csv", source: .hindi, target: .english)
        let profile = try LanguageProfile("hi", in: Toolkit.dictionaries())
        let signature = try GlossaryIndexCache.signature(
            [glossary], [], usesBuiltIn: false, profile: profile, dictionaries: Toolkit.dictionaries())
        var builder = GlossaryIndexBuilder(
            cutter: UnitCutter(fold: { $0 }), options: GlossaryIndexOptions(),
            tokenize: { [Token(span: TextSpan(start: 0, end: $0.utf8.count), kind: .word, script: .devanagari, language: .hindi)] })
        builder.add(glossary)
        var writer = builder
        return (builder, try writer.bytes(signature: signature), signature)
    }

    @Test func otherContentHasAnotherSignature() throws {
        #expect(try draft("Delhi").signature == draft("Delhi").signature)
        #expect(try draft("Delhi").signature != draft("Dilli").signature)
    }

    /// A file cut short, with a changed byte or of another signature is no index: it is made anew, and kept.
    @Test func keptIndexesAreUsedAndDamagedOnesMadeAnew() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dubash-cache-\(UInt64.random(in: 0...UInt64.max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (builder, bytes, signature) = try draft("Delhi")
        let cache = GlossaryIndexCache(folder: folder)
        let path = "\(folder)/glossary-\(signature).dub"
        var made = 0
        func open() throws -> Int {
            try cache.index(signature) {
                made += 1
                return builder
            }.conceptCount
        }
        #expect(try open() == 1 && made == 1)
        #expect(try open() == 1 && made == 1)
        var changed = bytes
        changed[changed.count - 3] ^= 1
        let otherSignature = try draft("Dilli").bytes
        for damaged in [Array(bytes.dropLast(7)), changed, [], otherSignature] {
            made = 0
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            #expect(try open() == 1 && made == 1)
            #expect(try open() == 1 && made == 1)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }

    /// Of indexes those unused for a month go when another is kept, of what killed writers left all older than a day; other files stay.
    @Test func unusedIndexesAreDeleted() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dubash-cache-\(UInt64.random(in: 0...UInt64.max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cache = GlossaryIndexCache(folder: folder)
        let (builder, bytes, signature) = try draft("Delhi")
        let name = "glossary-\(signature).dub"
        func put(_ name: String, days: Double) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -days * 86400)], ofItemAtPath: "\(folder)/\(name)")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try put("glossary-old.dub", days: 31)
        try put("glossary-new.dub", days: 29)
        try put("glossary-old.dub.7.partial", days: 2)
        try put("glossary-new.dub.8.partial", days: 0.5)
        try put("other-old.dub", days: 31)
        try put(name, days: 40)
        // One that is used is new again.
        _ = try cache.index(signature) { builder }
        let other = try draft("Dilli")
        _ = try cache.index(other.signature) { other.builder }
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == [
                "glossary-new.dub", "glossary-new.dub.8.partial", "other-old.dub", name, "glossary-\(other.signature).dub",
            ])
    }

    @Test func withoutAFolderNothingIsKept() throws {
        let (builder, _, signature) = try draft("Delhi")
        var made = 0
        for folder in [nil, "/proc/no-such-folder"] {
            _ = try GlossaryIndexCache(folder: folder).index(signature) {
                made += 1
                return builder
            }
        }
        #expect(made == 2)
    }

    /// A file is read when its index is made, and not again while its signature stays; one with a concept in two places is read as a whole.
    @Test(arguments: [false, true]) func filesAreReadOnce(isRepeated: Bool) throws {
        let rows = "concept,hi,en,type\nx/1,कमल,Kamal,person\nx/2,दिल्ली,Delhi,place\n" + (isRepeated ? "x/1,कमाल,Kamaal,person\n" : "")
        let whole = try UserGlossary.read(rows, file: "g.csv", source: .hindi, target: .english)
        let reads = Counter()
        let file = GlossaryFile(sourceLanguage: .hindi, targetLanguage: .english, signature: "1") { body in
            reads.count += 1
            for row in rows.split(separator: "\n").dropFirst() {
                let one = try UserGlossary.read("concept,hi,en,type\n\(row)\n", file: "g.csv", source: .hindi, target: .english)
                for concept in one.concepts { try body(concept) }
            }
        }
        var options = PipelineOptions(usesBuiltInGlossaries: false, unknownNames: .none)
        options.keepsIndexes = false
        options.glossaryFiles = [file]
        let text = "कमाल और कमल दिल्ली गए।"
        let found = try Pipeline(options).entities(in: text)
        #expect(reads.count == (isRepeated ? 2 : 1))
        options.glossaryFiles = []
        options.glossaries = [whole]
        #expect(try Pipeline(options).entities(in: text) == found)
        #expect(found.map(\.link.concept).contains("x/2"))
        #expect(found.contains { $0.native == "कमाल" } == isRepeated)
    }

    /// Only one test at a time has it.
    private final class Counter: @unchecked Sendable { var count = 0 }
}
