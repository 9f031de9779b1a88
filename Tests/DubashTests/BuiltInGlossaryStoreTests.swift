import BitextModel
import Dictionaries
import Foundation
import Testing

@testable import Dubash
@testable import Terminology

@Suite struct BuiltInGlossaryStoreTests {
    /// A folder of its own for what is kept, with a glossary of one place.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "dubash-store-\(UInt64.random(in: 0...UInt64.max))").path
        var cache: String { "\(path)/cache" }

        init() throws {
            try FileManager.default.createDirectory(atPath: "\(path)/glossaries/hi-en", withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
            try write("Delhi")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ english: String) throws {
            let head = [
                "concept", "type", "english", "english-variants", "hindi", "hindi-variants", "english-acronyms", "hindi-acronyms",
                "short-forms",
                "context", "source",
            ].joined(separator: "\t")
            let row = "\(head)\nplace/delhi\tplace\t\(english)\t\tदिल्ली\t\t\t\t\t\town\n"
            try Data(row.utf8).write(to: URL(fileURLWithPath: "\(path)/glossaries/hi-en/places.tsv"))
        }

        func kept() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: cache).sorted() }

        /// The best English term for what is looked up.
        func found(_ query: String, cache: String?) throws -> String? {
            let dictionaries = try Toolkit.dictionaries()
            let profile = try LanguageProfile("hi", in: dictionaries)
            let store = try BuiltInGlossaryStore(folder: cache).store(
                profile, in: Dictionaries(path: path), keys: GlossarySearch.keys(profile, in: dictionaries))
            return try store.search(query, limit: 1).first?.concept.section(.english)?.preferred?.text
        }
    }

    /// A kept store is used and not written again, a damaged one made anew; another glossary has another.
    @Test func storesAreKept() throws {
        let folder = try Folder()
        #expect(try folder.found("dilli", cache: folder.cache) == "Delhi")
        let name = try #require(try folder.kept().first)
        #expect(try folder.kept() == [name])
        let file = URL(fileURLWithPath: "\(folder.cache)/\(name)")
        func number() throws -> Int? { try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int }
        let before = try number()
        #expect(try folder.found("दिल्ली", cache: folder.cache) == "Delhi")
        #expect(try number() == before)
        let whole = try Data(contentsOf: file)
        for damaged in [Data(whole.prefix(whole.count / 2)), Data(), Data("no database at all, whatever its name".utf8)] {
            try damaged.write(to: file)
            #expect(try folder.found("Delhi", cache: folder.cache) == "Delhi")
            #expect(try Data(contentsOf: file).count == whole.count)
        }
        try folder.write("New Delhi")
        #expect(try folder.found("दिल्ली", cache: folder.cache) == "New Delhi")
        #expect(try folder.kept().count == 2)
    }

    @Test(arguments: [nil, "/proc/no-such-folder"]) func withoutAFolderNothingIsKept(cache: String?) throws {
        #expect(try Folder().found("dilli", cache: cache) == "Delhi")
    }

    /// What is wrong with the glossary is told, and no store is kept of it.
    @Test func aFaultyGlossaryIsAnError() throws {
        let folder = try Folder()
        try Data("place/delhi\tno-such-type\tदिल्ली\tDelhi\n".utf8).write(
            to: URL(fileURLWithPath: "\(folder.path)/glossaries/hi-en/places.tsv"))
        #expect(throws: (any Error).self) { try folder.found("Delhi", cache: folder.cache) }
        #expect(try folder.kept().isEmpty)
    }
}
