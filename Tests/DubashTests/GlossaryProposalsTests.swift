import BitextAlignment
import BitextModel
import Terminology
import Testing

@testable import Dubash

@Suite struct GlossaryProposalsTests {
    private static let proposals = GlossaryProposals(source: .hindi, target: .english, provenance: "a.hi, a.en")

    private static func term(_ source: String, _ target: String, concept: String? = nil) -> BilingualTerm {
        BilingualTerm(
            source: source, target: target, count: 3, score: 0.875, example: 0, kind: EntityType.allCases.firstIndex(of: .person),
            concept: concept)
    }

    private static func proposal(_ source: String, _ target: String, concept: String? = nil) -> Concept {
        proposals.concept(
            term(source, target, concept: concept),
            example: TermExtraction.Pair(identifier: "1.2", source: "सर्गेई आए।", target: "Sergei came."))
    }

    private static func known(_ english: String, _ status: TermStatus, identifier: String = "person/sergey") -> Concept {
        Concept(
            identifier: identifier, type: .person,
            sections: [
                LanguageSection(language: .hindi, terms: [Term("सर्गेई", form: .fullForm, status: .preferred)]),
                LanguageSection(language: .english, terms: [Term(english, form: .fullForm, status: status)]),
            ], source: "hand", note: "mine")
    }

    @Test func aProposalTellsWhereItComesFrom() {
        let concept = Self.proposal("सर्गेई", "Sergei")
        #expect(concept.identifier == "person/sergei")
        #expect(concept.source == "a.hi, a.en")
        #expect(concept.note == "3 times, score 0.875; 1.2: सर्गेई आए। — Sergei came.")
        #expect(concept.sections.flatMap(\.terms).allSatisfy { $0.status == .proposed })
        #expect(Self.proposal("सर्गेई", "Sergei", concept: "person/s-l").identifier == "person/s-l")
    }

    @Test(
        arguments: [
            ("Sergey", TermStatus.preferred, GlossaryProposals.Outcome.conflict), ("Sergey", .admitted, .conflict),
            ("Sergei", .preferred, .known), ("SERGEI", .admitted, .known), ("Sergei", .forbidden, .conflict),
            // What is only proposed binds nobody.
            ("Sergey", .proposed, .new),
        ])
    func besideWhatIsThere(english: String, status: TermStatus, outcome: GlossaryProposals.Outcome) {
        let result = Self.proposals.reconciled(Self.proposal("सर्गेई", "Sergei"), same: nil, rivals: [Self.known(english, status)])
        #expect(result.outcome == outcome)
        #expect((result.diagnostic?.code == "conflicting-term") == (outcome == .conflict))
        #expect((result.concept != nil) == (outcome == .new))
    }

    /// A new spelling goes to the concept that is there, and changes nothing of it.
    @Test func additions() throws {
        let known = Self.known("Sergei", .preferred)
        let result = Self.proposals.reconciled(Self.proposal("सर्गेइ", "Sergei", concept: "person/sergey"), same: known, rivals: [])
        #expect(result.outcome == .addition)
        var joined = known
        joined.join(try #require(result.concept))
        #expect(joined.section(.english) == known.section(.english))
        #expect((joined.note, joined.source) == ("mine", "hand"))
        #expect(joined.section(.hindi)?.terms.map(\.status) == [.preferred, .proposed])
    }
}
