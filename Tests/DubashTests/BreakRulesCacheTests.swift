import Foundation
import ICU
import Testing

@testable import Dubash

@Suite struct BreakRulesCacheTests {
    private static let rules = "!!quoted_literals_only; $d = [0-9]; $d+ {7};"

    private func ends(_ cache: BreakRulesCache, _ rules: String = Self.rules) throws -> [Int] {
        var breaks = try cache.iterator(rules: rules)
        return try breaks.segments(in: "12a3").map(\.end)
    }

    /// Kept rules are used, damaged ones made anew; other rules have another file.
    @Test func compiledRulesAreKept() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dubash-rules-\(UInt64.random(in: 0...UInt64.max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cache = BreakRulesCache(folder: folder)
        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
        #expect(try ends(cache) == [2, 3, 4])
        let name = try #require(try files().first)
        let path = URL(fileURLWithPath: "\(folder)/\(name)")
        let whole = try Data(contentsOf: path)
        #expect(try ends(cache) == [2, 3, 4])
        #expect(try files() == [name])
        var changed = whole
        changed[changed.count - 9] ^= 1
        for damaged in [Data(whole.dropLast(7)), changed, Data()] {
            try damaged.write(to: path)
            #expect(try ends(cache) == [2, 3, 4])
            #expect(try Data(contentsOf: path) == whole)
        }
        // Files that are not written again tell that they are read.
        let before = try FileManager.default.attributesOfItem(atPath: path.path)[.systemFileNumber] as? Int
        #expect(try ends(cache) == [2, 3, 4])
        #expect(try FileManager.default.attributesOfItem(atPath: path.path)[.systemFileNumber] as? Int == before)
        #expect(try ends(cache, "!!quoted_literals_only; $a = [a-z]; $a+ {7};") == [1, 2, 3, 4])
        #expect(try files().count == 2)
        #expect(throws: ICUError.self) { _ = try cache.iterator(rules: "$b+ {1};").clone() }
        #expect(try files().count == 2)
    }

    @Test func withoutAFolderNothingIsKept() throws {
        for folder in [nil, "/proc/no-such-folder"] { #expect(try ends(BreakRulesCache(folder: folder)) == [2, 3, 4]) }
    }
}
