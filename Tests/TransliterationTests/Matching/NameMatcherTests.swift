import Testing

@testable import Transliteration

@Suite("Name matching") struct NameMatcherTests {
    static let same: [(String, String)] = [
        ("किम जोंग उन", "Kim Jong Un"), ("Kim Jong उन", "Kim Jong Un"), ("सर्गेई लावरोव", "Sergey Lavrov"), ("अमित शाह", "Amit Shah"),
        ("ए. पी. जे. अब्दुल कलाम", "APJ Abdul Kalam"), ("ए.पी.जे. अब्दुल कलाम", "A. P. J. Abdul Kalam"),
        ("एपीजे अब्दुल कलाम", "APJ Abdul Kalam"), ("मोहम्मद अली", "Mohd Ali"), ("Mohd. Ali", "Mohammad Ali"), ("सुनील शर्मा", "Sunil Sharma"),
        ("राम कुमार", "Ramkumar"), ("Ram Kumar", "रामकुमार"), ("श्री राम लाल जी", "Ram Lal"), ("Sharma Sunil", "सुनील शर्मा"),
        ("Sunil Kr Sharma", "सुनील कुमार शर्मा"), ("राम लाल पुत्र श्याम लाल", "Ram Lal s/o Shyam Lal"), ("Ram Lal alias Pappu", "पप्पू"),
        ("Dr. B. R. Ambedkar", "डॉ. बी. आर. अंबेडकर"), ("ब्रह्मानंद", "Brahmanand"), ("हिन्दी", "हिंदी"), ("SUNIL SHARMA", "sunil sharma"),
    ]

    @Test(arguments: same) func sameName(left: String, right: String) throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score(left, right) > 0.5, "\(matcher.explain(left, right))")
    }

    static let different: [(String, String)] = [
        ("सुनील शर्मा", "Sunita Sharma"), ("Ram", "Rama"), ("Amit", "Sumit"), ("Rajesh", "Rakesh"), ("Sita", "Gita"), ("सीता", "Gita"),
        ("राजेश", "Rakesh"), ("अमित", "Sumit"), ("Amit Shah", "Sumit Shah"), ("राजेश कुमार", "Rakesh Kumar"), ("राम लाल", "Shyam Lal"),
        ("Kumar", "कुमारी"), ("Narendra Modi", "राहुल गांधी"), ("A. Sharma", "बी. शर्मा"), ("किम जोंग इल", "Kim Jong Un"),
    ]

    @Test(arguments: different) func differentName(left: String, right: String) throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score(left, right) < 0.5, "\(matcher.explain(left, right))")
    }

    @Test func rareWordsSayMore() throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(matcher.score("ब्रह्मानंद सिंह", "Brahmanand") > matcher.score("ब्रह्मानंद सिंह", "Singh"))
    }

    @Test(arguments: same + different) func orderOfSidesDoesNotMatter(left: String, right: String) throws {
        let matcher = try MatchingTables.matcher.get()
        #expect(abs(matcher.score(left, right) - matcher.score(right, left)) < 0.1)
    }

    @Test(arguments: [
        ("किम Singh", "Kim", "किम=Kim (transliterated"), ("किम Singh", "Kim", "missing: Singh (left)"),
        ("राम कुमार", "Ramkumar", "राम कुमार=Ramkumar (joined"),
        ("ए. कलाम", "Abdul Kalam", "ए=Abdul (initial"), ("Mohd Ali", "मोहम्मद अली", "Mohd=मोहम्मद (abbreviation"),
        ("", "Ram", "nothing to compare"),
    ])
    func explains(left: String, right: String, part: String) throws {
        let text = try MatchingTables.matcher.get().explain(left, right).description
        #expect(text.contains(part), "\(text)")
    }

    /// The spans of an explanation lie in the names as given.
    @Test func spansAreOfTheNamesGiven() throws {
        let explanation = try MatchingTables.matcher.get().explain("  श्री  सुनील शर्मा", "Sharma, Sunil")
        for link in explanation.links {
            #expect(String(decoding: Array("  श्री  सुनील शर्मा".utf8)[link.left.start..<link.left.end], as: UTF8.self) == link.leftText)
            #expect(String(decoding: Array("Sharma, Sunil".utf8)[link.right.start..<link.right.end], as: UTF8.self) == link.rightText)
        }
        #expect(explanation.links.map(\.rightText) == ["Sunil", "Sharma"])
    }

    @Test(arguments: ["", " ", "\u{0}", "😀", "\u{94D}\u{93C}\u{94D}", "…", "1", "\u{200D}", "中文"])
    func nothingToCompare(name: String) throws {
        let matcher = try MatchingTables.matcher.get()
        let score = matcher.score(name, "Ram Kumar")
        #expect((0..<0.1).contains(score))
    }

    @Test func endlessNamesTakeBoundedTime() throws {
        let matcher = try MatchingTables.matcher.get()
        let names = [
            String(repeating: "k", count: 10_000), String(repeating: "क", count: 10_000),
            Array(repeating: "राम", count: 1000).joined(separator: " "),
            Array(repeating: "Ram", count: 1000).joined(separator: " "), String(repeating: "\u{94D}", count: 10_000),
            Array(repeating: "A.", count: 1000).joined(), Array(repeating: "alias Ram", count: 1000).joined(separator: " "),
        ]
        let clock = ContinuousClock()
        let taken = clock.measure {
            for a in names { for b in names { #expect((0...1).contains(matcher.score(a, b))) } }
        }
        #expect(taken < .seconds(20))
        #expect(matcher.explain(names[2], names[3]).isCut)
    }

    @Test func logistic() {
        for (value, expected) in [(0.0, 0.5), (2.0, 0.880797), (-2.0, 0.119203), (50, 1), (-50, 0)] {
            #expect(abs(DeterministicLogistic.of(value) - expected) < 1e-6)
        }
    }
}
