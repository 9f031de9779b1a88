import BitextModel
import Interchange
import Testing

@testable import Dubash

@Suite("Checking files")
struct CheckerTests {
    private static let texts = TextChecker(scripts: ["hi": "Deva", "en": "Latn"])

    private func unit(
        _ source: String, _ target: String?, id: String = "", codes: [InlineCode] = [], targetCodes: [InlineCode] = [],
        language: String = "en"
    ) -> ExchangeUnit {
        let target = target.map {
            ExchangeSegment(language: LanguageTag(language) ?? .undetermined, text: $0, codes: targetCodes)
        }
        return ExchangeUnit(
            identifier: id, source: ExchangeSegment(language: .hindi, text: source, codes: codes), targets: target.map { [$0] } ?? [])
    }

    private func rules(_ units: [ExchangeUnit], wantsTargets: Bool = true) -> [String] {
        var checker = UnitChecker(Self.texts, wantsTargets: wantsTargets)
        return units.flatMap { checker.check($0, at: nil) }.map(\.diagnostic.code)
    }

    /// Each rule with a text that breaks it and nothing else.
    @Test(
        arguments: [
            ("भारत आज़ाद है।", "India is free.", []), ("भारत", nil, ["untranslated"]), ("भारत", "  ", ["untranslated"]),
            (" ", "x", ["empty-source", "white-space"]),
            ("भारत", "भारत", ["script", "same-as-source"]), ("Covid टीका", "Covid vaccine", []), ("New Delhi capital", "New Delhi", ["script"]),
            ("भारत।", "India भारत.", ["script"]), ("भारत \u{FFFD}", "India", ["replacement-character"]),
            ("भारत\u{7}", "India", ["control-character"]),
            ("à¤­à¤¾", "India", ["mojibake"]), (" िभ", " x", ["stray-mark"]), ("भाा", "x", ["double-mark"]),
            ("भ\u{202E}", "x", ["bidi-control"]),
            ("%s भारत {name}", "{name} India %s", []), ("%s भारत", "India", ["placeholder-mismatch"]), ("100% शुद्ध", "100% sure", []),
            ("{0} भ", "{1} b", ["numbers", "placeholder-mismatch"]), ("भारत ", "India", ["white-space"]), ("१,००,००० भ", "100,000 b", []),
            ("5 भ", "6 b", ["numbers"]), ("3.5 भ।", "3.5 b.", []), ("क\u{200D}ष", "ksh", []),
        ] as [(String, String?, [String])])
    func texts(source: String, target: String?, wanted: [String]) {
        #expect(Set(rules([unit(source, target)])) == Set(wanted), "\(source)")
    }

    @Test func codes() {
        let bold = [
            InlineCode(.begin, offset: 0, pairing: "1", content: "<b>"), InlineCode(.end, offset: 3, pairing: "1", content: "</b>"),
        ]
        #expect(rules([unit("भ", "b", codes: bold, targetCodes: bold)]).isEmpty)
        #expect(rules([unit("भ", "b", codes: bold)]) == ["tag-mismatch"])
        #expect(rules([unit("भ", "b", codes: bold, targetCodes: [bold[0]])]) == ["tag-mismatch", "unpaired-tag"])
    }

    @Test func acrossUnits() {
        #expect(rules([unit("भ", "b", id: "1"), unit("म", "m", id: "1")]) == ["duplicate-id"])
        #expect(rules([unit("भ", "b"), unit("भ", "b")]) == ["duplicate-pair"])
        #expect(rules([unit("भ", "b"), unit("भ", "c")]) == ["inconsistent"])
        #expect(rules([unit("भ", nil)], wantsTargets: false).isEmpty)
        #expect(rules([unit("भ", "b", language: "hindi"), unit("म", "m", language: "hindi")]) == ["language-tag"])
        #expect(rules([unit("भ", "b", language: "und")]) == ["language-tag"])
        var twice = unit("भ", "b")
        twice.targets += twice.targets
        #expect(rules([twice]) == ["duplicate-language"])
    }

    @Test(
        arguments: [("hi", "Deva"), ("hi-IN", "Deva"), ("hi-Latn", "Latn"), ("hi-latn-t-hi-deva", "Latn"), ("en", "Latn"), ("de", nil)]
            as [(String, String?)])
    func scripts(tag: String, script: String?) throws {
        #expect(Self.texts.script(of: try #require(LanguageTag(tag))) == script)
    }

    @Test func terms() {
        func concept(_ id: String, _ hindi: [String], _ english: [String]) -> TBXConcept {
            TBXConcept(
                identifier: id,
                sections: [
                    TBXSection(language: .hindi, terms: hindi.map { TBXTerm($0) }),
                    TBXSection(language: .english, terms: english.map { TBXTerm($0) }),
                ])
        }
        func rules(_ concepts: [TBXConcept]) -> [String] {
            var checker = TermChecker(Self.texts)
            return concepts.flatMap { checker.check($0, at: nil) }.map(\.diagnostic.code)
        }
        #expect(rules([concept("1", ["क"], ["k"]), concept("2", ["ख"], ["kh"])]).isEmpty)
        #expect(rules([concept("1", ["क"], ["k"]), concept("1", ["ख"], ["kh"])]) == ["duplicate-id"])
        #expect(rules([concept("1", ["क"], ["k"]), concept("2", ["क"], ["k"])]) == ["duplicate-term"])
        #expect(rules([concept("1", ["क"], ["k"]), concept("2", ["क"], ["other"])]) == ["conflict"])
        #expect(rules([concept("1", ["क", "क"], ["k"])]) == ["duplicate-term"])
        #expect(rules([concept("1", [], ["k"])]) == ["untranslated"])
        #expect(rules([concept("1", [], [])]) == ["no-terms"])
        #expect(rules([concept("1", ["क "], ["k"])]) == ["white-space"])
        #expect(rules([concept("1", ["क"], ["क"])]) == ["script"])
    }
}
