import BitextModel
import Dictionaries
import Foundation
import Testing

@testable import Dubash
@testable import Terminology

@Suite struct TermScannerTests {
    private static let glossary = """
        hi,en,type
        नई दिल्ली,New Delhi,place
        दिल्ली,Delhi,place
        संयुक्त राष्ट्र,United Nations,organization
        रूसी,Russian,demonym
        केसीएनए,KCNA,organization
        """

    private static func found(_ text: String) throws -> [String] {
        let user = try UserGlossary.read(glossary, file: "g.csv", source: .hindi, target: .english)
        var options = PipelineOptions(glossaries: [user], usesBuiltInGlossaries: false, unknownNames: .none)
        options.keepsIndexes = false
        let resources = try PipelineResources(options, dictionaries: Toolkit.dictionaries())
        var scanner = resources.makeTermScanner()
        var bytes = text
        var matches: [TermScanner.Match] = []
        bytes.withUTF8 { buffer in
            var spans: [(TextSpan, Int32)] = []
            scanner.scan(buffer) { spans.append(($0, $1)) }
            for (span, node) in spans { if let match = scanner.match(span, node) { matches.append(match) } }
        }
        return matches.map { "\(text[$0.span] ?? "?")=\($0.english)" }
    }

    @Test(arguments: [
        ("वह नई दिल्ली गया।", ["नई दिल्ली=New Delhi"]),
        ("नयी-दिल्ली", ["नयी-दिल्ली=New Delhi"]),
        ("नई, दिल्ली", ["दिल्ली=Delhi"]),
        ("दिल्लीवासी", []),
        ("दिल्ली।दिल्ली", ["दिल्ली=Delhi", "दिल्ली=Delhi"]),
        ("रूसियों ने", ["रूसियों=Russian"]),
        ("केसीएनए और KCNA, kcna", ["केसीएनए=KCNA", "KCNA=KCNA"]),
        ("संयुक्त  राष्ट्र", []),
        ("संयुक्त राष्ट्र", ["संयुक्त राष्ट्र=United Nations"]),
        ("", []), ("—", []), ("\u{200D}", []),
    ])
    func terms(text: String, expected: [String]) throws { #expect(try Self.found(text) == expected) }

}

@Suite struct GlossaryIndexCacheTests {
    private func draft(_ english: String) throws -> (bytes: [UInt8], signature: String) {
        let glossary = try UserGlossary.read("दिल्ली,\(english),place\n", file: "g.csv", source: .hindi, target: .english)
        let profile = try LanguageProfile("hi", in: Toolkit.dictionaries())
        let signature = try GlossaryIndexCache.signature(
            [glossary], usesBuiltIn: false, profile: profile, dictionaries: Toolkit.dictionaries())
        var builder = GlossaryIndexBuilder(
            cutter: UnitCutter(fold: { $0 }), options: GlossaryIndexOptions(),
            tokenize: { [Token(span: TextSpan(start: 0, end: $0.utf8.count), kind: .word, script: .devanagari, language: .hindi)] })
        builder.add(glossary)
        return (try builder.bytes(signature: signature), signature)
    }

    @Test func otherContentHasAnotherSignature() throws {
        #expect(try draft("Delhi").signature == draft("Delhi").signature)
        #expect(try draft("Delhi").signature != draft("Dilli").signature)
    }

    /// A file cut short, with a changed byte or of another signature is no index: it is made anew, and kept.
    @Test func keptIndexesAreUsedAndDamagedOnesMadeAnew() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dubash-cache-\(UInt64.random(in: 0...UInt64.max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (bytes, signature) = try draft("Delhi")
        let cache = GlossaryIndexCache(folder: folder)
        let path = "\(folder)/glossary-\(signature).dub"
        var made = 0
        func open() throws -> Int {
            try cache.index(signature) {
                made += 1
                return bytes
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
    }

    @Test func withoutAFolderNothingIsKept() throws {
        let (bytes, signature) = try draft("Delhi")
        var made = 0
        for _ in 0..<2 {
            _ = try GlossaryIndexCache(folder: nil).index(signature) {
                made += 1
                return bytes
            }
        }
        #expect(made == 2)
        #expect(throws: ModelFileError.self) { try GlossaryIndexCache(folder: nil).index("x") { Array("DUBASHM1".utf8) } }
    }
}
