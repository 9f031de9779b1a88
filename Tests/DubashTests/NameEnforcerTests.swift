import BitextModel
import Dubash
import Terminology
import Testing

@Suite("Names of a translation")
struct NameEnforcerTests {
    private static func concept(_ id: String, _ type: EntityType, _ english: [Term], _ hindi: String) -> Concept {
        Concept(
            identifier: id, type: type,
            sections: [
                LanguageSection(language: .hindi, terms: [Term(hindi, form: .fullForm, status: .preferred)]),
                LanguageSection(language: .english, terms: english),
            ], source: "test")
    }

    private static func term(_ text: String, _ status: TermStatus = .preferred, _ form: TermForm = .fullForm) -> Term {
        Term(text, form: form, status: status)
    }

    private static let glossary = Glossary(
        sourceLanguage: .hindi, targetLanguage: .english,
        concepts: [
            concept(
                "kim", .person,
                [term("Kim Jong Un"), term("Supreme Leader Kim", .forbidden, .variant), term("Kim", .admitted, .shortForm)], "किम जोंग उन"),
            concept("kim-il", .person, [term("Kim Jong Il")], "किम जोंग इल"),
            concept("lavrov", .person, [term("Sergei Lavrov")], "सर्गेई लावरोव"),
            concept("russia", .place, [term("Russia"), term("Russian Federation", .admitted, .variant)], "रूस"),
            concept("russian", .demonym, [term("Russian")], "रूसी"),
            concept("iran", .place, [term("Iran")], "ईरान"), concept("iraq", .place, [term("Iraq")], "इराक"),
            concept("usa", .place, [term("United States"), term("America", .admitted, .variant), term("US", .admitted, .acronym)], "अमेरिका"),
            concept("south-america", .place, [term("South America")], "दक्षिण अमेरिका"),
            concept("un", .organization, [term("United Nations"), term("UN", .admitted, .acronym)], "संयुक्त राष्ट्र"),
            concept("assembly", .organization, [term("United Nations General Assembly")], "संयुक्त राष्ट्र महासभा"),
            concept("muslim", .demonym, [term("Muslim"), term("Moslem", .deprecated, .variant)], "मुस्लिम"),
            concept("repo", .other, [term("repo rate"), term("repurchase rate", .forbidden, .variant)], "रेपो दर"),
            concept("brand", .product, [term("dubash")], "dubash"),
        ])

    private static func mention(_ concept: String, at start: Int = 0) -> EntityMention {
        EntityMention(
            span: TextSpan(start: start, end: start + 1), type: .person, native: "", english: "",
            link: EntityLink(concept: concept, method: .exact, score: 1))
    }

    private static let enforcer = Result {
        NameEnforcer(
            glossaries: [glossary], builtIn: nil,
            matcher: try NameMatching.matcher(language: "hi", usesModels: false, in: Toolkit.dictionaries()),
            articles: try TargetArticles(language: "hi", in: Toolkit.dictionaries()), fold: { $0.lowercased() })
    }

    /// Concepts of the source, the translation, what it becomes, and why.
    @Test(arguments: [
        (["kim"], "Kim Jong-Eun said", "Kim Jong Un said", ["spelling"]),
        (["kim"], "Kim Jong-un's visit", "Kim Jong Un's visit", ["spelling"]),
        (["kim"], "the visit of kim jong un", "the visit of Kim Jong Un", ["casing"]),
        (["kim"], "Kim said", "Kim said", []),
        (["kim"], "KIM JONG UN SPEAKS", "KIM JONG UN SPEAKS", []),
        (["kim"], "Supreme Leader Kim spoke", "Kim Jong Un spoke", ["forbidden"]),
        (["kim"], "किम जोंग उन said", "Kim Jong Un said", ["spelling"]),
        (["kim"], "Kim Jong Il said", "Kim Jong Il said", []),
        (["kim", "kim-il"], "Kim Jong-Eun and Kim Jong-il", "Kim Jong Un and Kim Jong Il", ["spelling", "spelling"]),
        (["kim", "kim"], "Kim Jong Un met Kim Jong-Eun", "Kim Jong Un met Kim Jong Un", ["spelling"]),
        (["lavrov"], "Sergey Lavroff came", "Sergei Lavrov came", ["spelling"]),
        (["lavrov"], "Sergei Shoigu came", "Sergei Shoigu came", []),
        (["russia"], "Rusia and the Russian army", "Russia and the Russian army", ["spelling"]),
        (["russia"], "the Russian army", "the Russian army", []),
        (["russia"], "the Russian Federation", "Russia", ["variant"]),
        (["russia"], "The Russian Federation and Russian Federation laws", "Russia and Russia laws", ["variant", "variant"]),
        (
            ["usa"], "America said it; in America, modern America", "The United States said it; in the United States, modern United States",
            ["variant", "variant", "variant"]
        ),
        (["usa"], "the America of old", "the United States of old", ["variant"]),
        (["iran"], "Iraq said", "Iraq said", []),
        (["usa"], "America and South America", "The United States and South America", ["variant"]),
        (["usa"], "the US said", "the US said", []),
        (["un"], "the U.N. said", "the U.N. said", []),
        (
            ["un", "assembly"], "the United Nations General Assembly of the united nations",
            "the United Nations General Assembly of the United Nations", ["casing"]
        ),
        (["muslim"], "Moslems prayed", "Muslims prayed", ["deprecated"]),
        (["repo"], "The repurchase rate and the Repo rate", "The repo rate and the Repo rate", ["forbidden"]),
        (["brand"], "Dubash is here", "Dubash is here", []),
        (["none"], "Kim Jong-Eun", "Kim Jong-Eun", []),
        (["kim"], "", "", []),
    ])
    func repairs(concepts: [String], text: String, wanted: String, reasons: [String]) throws {
        let enforcer = try Self.enforcer.get()
        let result = enforcer.enforce(concepts.enumerated().map { Self.mention($1, at: $0) }, in: text)
        #expect(result.text == wanted)
        #expect(result.repairs.map(\.reason.rawValue) == reasons)
        for repair in result.repairs {
            #expect(text[repair.span].map(String.init) == repair.before)
            #expect(result.text[repair.repaired].map(String.init) == repair.after)
        }
    }

    /// Each mention has its own place, in order; those beyond have none.
    @Test func placesOfMentions() throws {
        let mentions = [Self.mention("russia"), Self.mention("iran", at: 1), Self.mention("russia", at: 2), Self.mention("russia", at: 3)]
        let result = try Self.enforcer.get().enforce(mentions, in: "Rusia left; Russia and Iran stay")
        #expect(result.places.map { place in place.map { String(result.text[$0] ?? "") } } == ["Russia", "Iran", "Russia", nil])
        #expect(result.places[0] == TextSpan(start: 0, end: 6))
        #expect(result.places[2] == TextSpan(start: 13, end: 19))
    }

    /// Whatever the text: what is told to be repaired is, and nothing else changes.
    @Test func randomTexts() throws {
        var state: UInt64 = 7
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let pieces = [
            "Kim", "Jong", "Un", "-", " ", " ", ".", "'s", "Rusia", "America", "South", "UN", "Moslems", "क", "ि", "é", "\u{2019}", "😀",
            ",",
        ]
        let enforcer = try Self.enforcer.get()
        let concepts = ["kim", "russia", "usa", "un", "muslim"]
        for _ in 0..<400 {
            let text = (0..<draw(20)).map { _ in pieces[draw(pieces.count)] }.joined()
            let mentions = (0..<draw(4)).map { Self.mention(concepts[draw(concepts.count)], at: $0) }
            let result = enforcer.enforce(mentions, in: text)
            var rebuilt = ""
            var from = 0
            for repair in result.repairs {
                rebuilt += String(text[TextSpan(start: from, end: repair.span.start)] ?? "?") + repair.after
                from = repair.span.end
            }
            rebuilt += String(text[TextSpan(start: from, end: text.utf8.count)] ?? "?")
            #expect(rebuilt.utf8.elementsEqual(result.text.utf8), "\(text)")
            #expect(enforcer.enforce(mentions, in: result.text).repairs.count <= result.repairs.count)
        }
    }
}
