import BitextModel
import Testing

@testable import Terminology

/// Keys that tests can foresee: folding to small letters, sounds by the first letter.
private let keys = TermSearchKeys(
    version: "test", fold: { $0.lowercased() }, sounds: { word in word.unicodeScalars.first.map { [$0.value & 0xFF] } ?? [] },
    nearSounds: { word in word.unicodeScalars.first.map { [$0.value & 0xFF] } ?? [] }, similarity: { $0 == $1 ? 1 : 0.5 })

private func concept(_ identifier: String, _ hindi: [String], _ english: [String], type: EntityType = .place) -> Concept {
    func section(_ language: LanguageTag, _ texts: [String]) -> LanguageSection {
        LanguageSection(
            language: language,
            terms: texts.enumerated().map { Term($1, form: $0 == 0 ? .fullForm : .variant, status: $0 == 0 ? .preferred : .admitted) })
    }
    return Concept(identifier: identifier, type: type, sections: [section(.hindi, hindi), section(.english, english)], source: "test")
}

@Suite struct GlossaryStoreTests {
    private let time = "2026-11-24T00:00:00Z"

    private func store() throws -> GlossaryStore { try GlossaryStore(keys: keys) }

    @Test func conceptsComeBackAsTheyWere() throws {
        let store = try store()
        var full = concept("place/moscow", ["मॉस्को", "मास्को"], ["Moscow"])
        full.conditions = [TermCondition(parsing: "मास्को not-before घड़ी")].compactMap { $0 }
        full.subject = "geography"
        full.note = "capital"
        full.sections[1].terms[0].partOfSpeech = .noun
        full.sections[1].terms.append(Term("Moskva", form: .variant, status: .forbidden, note: "not in English"))
        try store.write(author: "a", time: time) { _ = try $0.add(full, detail: "by hand") }
        #expect(try store.concept("place/moscow") == full)
        #expect(try store.concept("place/paris") == nil)
        #expect(try store.glossary(source: .hindi, target: .english).concepts == [full])
        let history = try store.changes(of: "place/moscow")
        #expect(history == [ConceptChange(concept: "place/moscow", time: time, author: "a", action: .added, detail: "by hand")])
    }

    @Test func addingAgainJoins() throws {
        let store = try store()
        let outcomes = try store.write(author: "a", time: time) { transaction in
            try ["क", "क", "ख"].map { try transaction.add(concept("x", [$0], [$0 == "क" ? "Ka" : "Kha"])) }
        }
        #expect(outcomes == [.added, .unchanged, .changed])
        let joined = try #require(try store.concept("x"))
        #expect(joined.section(.hindi)?.terms.map(\.text) == ["क", "ख"])
        #expect(joined.section(.hindi)?.terms.map(\.status) == [.preferred, .admitted])
        #expect(joined.section(.english)?.preferred?.text == "Ka")
        #expect(try store.changes(of: "x").map(\.action) == [.added, .changed])
    }

    /// What is indexed at the end is found as what is indexed row by row; what is thrown away leaves the store able to index.
    @Test func manyTermsAtOnceAreIndexedAsOneByOne() throws {
        struct Stop: Error {}
        let (bulk, single) = (try store(), try store())
        func fill(_ store: GlossaryStore, isBulk: Bool, _ range: Range<Int>) throws {
            try store.write(author: "a", time: time, isBulk: isBulk) { transaction in
                for number in range {
                    try transaction.add(concept("x/\(number % 40)", ["क\(number) ख"], ["Ka\(number) \(number % 7) words"]))
                }
                if range.contains(60) { try transaction.remove("x/3") }
            }
        }
        for range in [0..<50, 50..<90] {
            #expect(throws: Stop.self) {
                try bulk.write(author: "a", time: time, isBulk: true) { transaction in
                    try transaction.add(concept("y", ["ग"], ["Ga"]))
                    throw Stop()
                }
            }
            try fill(bulk, isBulk: true, range)
            try fill(single, isBulk: false, range)
            for store in [bulk, single] {
                try store.write(author: "a", time: time) { _ = try $0.add(concept("z", ["घ"], ["Gha \(range)"])) }
            }
        }
        #expect(try bulk.concept("y") == nil && bulk.concept("x/3") == single.concept("x/3"))
        for query in ["Ka7 0 words", "क55", "Gha", "words", "ख", "Ga", "3 words"] {
            let found = try bulk.search(query, limit: 100).map { "\($0.concept.identifier) \($0.term) \($0.score)" }
            #expect(try found == single.search(query, limit: 100).map { "\($0.concept.identifier) \($0.term) \($0.score)" })
            #expect(!found.isEmpty || query == "Ga")
        }
        #expect(try bulk.glossary(source: .hindi, target: .english).concepts == single.glossary(source: .hindi, target: .english).concepts)
    }

    @Test func aFailedWriteLeavesNothing() throws {
        struct Stop: Error {}
        let store = try store()
        try store.write(author: "a", time: time) { _ = try $0.add(concept("x", ["क"], ["Ka"])) }
        #expect(throws: Stop.self) {
            try store.write(author: "a", time: time) { transaction in
                try transaction.add(concept("y", ["ख"], ["Kha"]))
                try transaction.remove("x")
                throw Stop()
            }
        }
        #expect(try store.glossary(source: .hindi, target: .english).concepts.map(\.identifier) == ["x"])
        #expect(try store.search("Kha", limit: 5, minimum: 0.9).isEmpty)
    }

    @Test func removedAndMergedConceptsAreNotFound() throws {
        let store = try store()
        try store.write(author: "a", time: time) { transaction in
            for (name, hindi, english) in [("x", "क", "Ka"), ("y", "ख", "Kha"), ("z", "ग", "Ga")] {
                try transaction.add(concept(name, [hindi], [english]))
            }
            try transaction.remove("x")
            try transaction.merge("y", into: "z")
        }
        #expect(throws: GlossaryStoreError.unknownConcept("x")) { try store.write(author: "a", time: time) { try $0.remove("x") } }
        #expect(throws: GlossaryStoreError.unknownConcept("y")) {
            try store.write(author: "a", time: time) { try $0.merge("z", into: "y") }
        }
        #expect(try store.search("क", limit: 5, minimum: 0.9).isEmpty)
        #expect(try store.search("Kha", limit: 5, minimum: 0.9).map(\.concept.identifier) == ["z"])
        #expect(try store.changes(of: "y").map(\.action) == [.added, .merged])
    }

    @Test(arguments: [("नई दिल्ली", 1.0), ("नई", 0.5), ("NEW DELHI", 1.0), ("delhi", 0.5), ("new del", 0.5), ("\"OR\" NOT*", 0)])
    func searching(query: String, atLeast: Double) throws {
        let store = try store()
        try store.write(author: "a", time: time) { transaction in
            try transaction.add(concept("place/new-delhi", ["नई दिल्ली"], ["New Delhi"]))
            try transaction.add(concept("place/paris", ["पेरिस"], ["Paris"]))
        }
        let found = try store.search(query, limit: 5, minimum: 0.5).first { $0.concept.identifier == "place/new-delhi" }
        #expect((found?.score ?? 0) >= atLeast)
        #expect((found == nil) == (atLeast == 0))
    }

    @Test func whatIsNoGlossaryIsRefused() throws {
        #expect(throws: GlossaryStoreError.missing(path: "/nowhere/g.sqlite")) {
            try GlossaryStore(path: "/nowhere/g.sqlite", access: .write, keys: keys)
        }
        #expect(throws: GlossaryStoreError.self) { try GlossaryStore(path: "/nowhere/g.sqlite", access: .create, keys: keys) }
        #expect(throws: GlossaryStoreError.self) { try GlossaryStore(path: "", access: .create, keys: keys) }
    }
}

@Suite struct GlossaryCheckerTests {
    private func rules(_ concepts: [Concept]) -> [GlossaryIssue.Rule] {
        var checker = GlossaryChecker(
            source: .hindi, target: .english, sourceScript: GlossaryChecker.ScriptRange(lower: 0x900, upper: 0x97F), keys: keys,
            functionWords: ["उन", "की"], normalized: { $0 == "De\u{301}" ? "D\u{E9}" : $0 })
        return concepts.flatMap { checker.issues($0) }.map(\.rule)
    }

    @Test(
        arguments: [
            ([concept("a", ["मॉस्को", "मास्को"], ["Moscow"]), concept("b", ["पेरिस"], ["Paris"])], []),
            ([concept("a", ["क"], ["Ka"]), concept("a", ["ख"], ["Kha"])], [.duplicateIdentifier]),
            ([concept("a", ["क"], [])], [.noTerm]),
            ([concept("a", ["क", "क"], ["Ka"])], [.duplicateTerm]),
            ([concept("a", ["क"], ["Ka"]), concept("b", ["क"], ["Ka"])], [.duplicateConcept]),
            ([concept("a", ["क"], ["Ka"]), concept("b", ["क"], ["Kha"])], [.conflict]),
            ([concept("a", ["मॉsco"], ["Moscow"])], [.script]),
            ([concept("a", ["मॉस्को"], ["Моscow"])], [.script]),
            ([concept("a", ["मॉस्को"], ["मॉस्को"])], [.script]),
            ([concept("a", ["मॉस्को"], ["moscow"])], [.casing]),
            ([concept("a", ["आम"], ["mango"], type: .other)], []),
            ([concept("a", ["क "], ["Ka"])], [.spacing]),
            ([concept("a", ["क"], ["De\u{301}"])], [.unnormalized]),
            ([concept("a", ["—"], ["Ka"])], [.neverMatches, .punctuation]),
            ([concept("a", ["Delhi"], ["Delhi"])], [.foreignTerm]),
            ([concept("a", ["Delhi"], ["दिल्ली"])], [.foreignTerm, .script]),
            ([concept("a", ["उन"], ["Un"])], [.functionWord]),
            ([concept("a", ["उन्नाव"], ["Unnao"])], []),
            ([concept("a", ["नागपुर!"], ["Nagpur"])], [.punctuation]),
            ([concept("a", ["डॉ."], ["Dr."])], []),
            ([concept("a", ["गोवा"], ["Goa"]), concept("b", ["गोवा"], ["Goa"], type: .organization)], [.conflict]),
        ] as [([Concept], [GlossaryIssue.Rule])])
    func faults(concepts: [Concept], expected: [GlossaryIssue.Rule]) {
        #expect(rules(concepts) == expected)
    }

    /// What is not translated stands in the target in any script, and a source term in any script may stand for itself.
    @Test func untranslated() {
        for text in ["योग", "Python"] {
            var own = concept("a", [text], [text], type: .product)
            own.sections[1].terms[0].note = Term.untranslated
            #expect(rules([own]).isEmpty)
        }
    }

    @Test func severalPreferred() {
        var twice = concept("a", ["क"], ["Ka", "Kaa"])
        twice.sections[1].terms[1].status = .preferred
        #expect(rules([twice]) == [.severalPreferred])
    }
}
