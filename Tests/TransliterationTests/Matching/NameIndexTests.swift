import Testing

@testable import Transliteration

@Suite("Name index") struct NameIndexTests {
    private func index(_ names: [String]) throws -> NameIndex {
        var builder = NameIndexBuilder(matcher: try MatchingTables.matcher.get())
        for name in names { try builder.add(Array(name.utf8)[...]) }
        return builder.finish()
    }

    private static let list = [
        "Sunita Sharma", "Sunil Sharma", "Amit Shah", "Ramkumar", "राहुल गांधी", "", "😀", "Kim Jong Il", "Kim Jong Un", "Sunil Sharma",
        "A. P. J. Abdul Kalam",
        "Sergey Lavrov", "Chiba", "Georgia",
    ]

    @Test(arguments: [
        ("सुनील शर्मा", "Sunil Sharma"), ("किम जोंग उन", "Kim Jong Un"), ("राम कुमार", "Ramkumar"), ("Rahul Gandhi", "राहुल गांधी"),
        ("एपीजे अब्दुल कलाम", "A. P. J. Abdul Kalam"),
        ("लावरोव सर्गेई", "Sergey Lavrov"), ("चिबा", "Chiba"), ("जॉर्जिया", "Georgia"),
    ])
    func findsTheName(query: String, expected: String) throws {
        let index = try index(Self.list)
        let best = try #require(index.matches(of: query, limit: 3).first)
        #expect(String(decoding: index.bytes(of: best.number), as: UTF8.self) == expected)
    }

    /// Equal lines are one match; the order is by score.
    @Test func orderAndDoubles() throws {
        let index = try index(Self.list)
        let matches = index.matches(of: "Sunil Sharma", limit: 10)
        #expect(matches.map(\.number).prefix(2) == [1, 0])
        #expect(!matches.map(\.number).contains(9))
        #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.logOdds >= $1.logOdds })
    }

    @Test(arguments: ["", "😀", "\u{94D}", "xyzzyx"]) func findsNothing(query: String) throws {
        #expect(try index(Self.list).matches(of: query, limit: 5).allSatisfy { $0.score < 0.1 })
    }

    @Test func emptyIndex() throws {
        let index = try index([])
        #expect(index.matches(of: "Ram", limit: 5).isEmpty && index.count == 0)
    }

    /// The index finds what scoring every name finds, on random names of few letters.
    @Test func agreesWithScoringAll() throws {
        var numbers = SeededNumbers(state: 7)
        let syllables = ["ra", "ma", "ku", "shi", "vo", "ten", "dar", "lal", "gi", "pra"]
        func word() -> String {
            (0..<Int.random(in: 2...3, using: &numbers)).map { _ in syllables.randomElement(using: &numbers) ?? "" }.joined()
        }
        let names = (0..<300).map { _ in word() + " " + word() }
        let index = try index(names)
        let matcher = try MatchingTables.matcher.get()
        for name in names.prefix(40) {
            let best = try #require(index.matches(of: name, limit: 1).first)
            let all = names.map { matcher.score(name, $0) }.max() ?? 0
            #expect(abs(best.score - all) < 1e-9)
        }
    }
}
