import BitextModel
import Terminology
import Testing

@Suite("Evaluation of mentions")
struct MentionEvaluationTests {
    private static func mention(_ start: Int, _ end: Int, _ type: String = "person", _ english: String? = nil) -> EvaluatedMention {
        EvaluatedMention(span: TextSpan(start: start, end: end), type: type, english: english)
    }

    /// Gold, hypothesis, and: right, right borders, overlapping.
    @Test(arguments: [
        ([mention(0, 3), mention(5, 8)], [mention(0, 3), mention(5, 8)], 2, 2, 2),
        ([mention(0, 3)], [mention(0, 3, "place")], 0, 1, 1),
        ([mention(0, 3)], [mention(1, 3), mention(3, 5)], 0, 0, 1),
        ([mention(0, 9), mention(1, 2)], [mention(5, 6)], 0, 0, 1),
        ([mention(0, 3)], [mention(0, 3), mention(0, 3)], 1, 1, 1),
        ([mention(0, 3), mention(0, 3, "place")], [mention(0, 3, "place")], 1, 1, 1),
        ([], [mention(0, 3)], 0, 0, 0), ([mention(0, 3)], [], 0, 0, 0), ([], [], 0, 0, 0),
    ])
    func counts(gold: [EvaluatedMention], hypothesis: [EvaluatedMention], right: Int, borders: Int, overlapping: Int) {
        let found = MentionEvaluation(gold: gold, hypothesis: hypothesis)
        #expect(found.all.right == right && found.rightBorders == borders && found.overlapping == overlapping)
        #expect(found.all.gold == Set(gold).count && found.all.hypothesis == Set(hypothesis).count)
    }

    @Test func figuresAndEnglish() {
        let first = MentionEvaluation(
            gold: [Self.mention(0, 3, "person", "Kim"), Self.mention(4, 6, "place", "Moscow")],
            hypothesis: [Self.mention(0, 3, "person", "kim"), Self.mention(4, 6, "place", "Mosco"), Self.mention(8, 9, "place", "x")])
        let sum = first + MentionEvaluation(gold: [Self.mention(0, 3)], hypothesis: [])
        #expect(sum.all.precision == 2.0 / 3 && sum.all.recall == 2.0 / 3 && abs(sum.f1 - 2.0 / 3) < 1e-12)
        #expect(sum.englishCompared == 2 && sum.englishRight == 1)
        #expect(sum.types["place"]?.precision == 0.5 && sum.types["person"]?.recall == 0.5)
        #expect(MentionEvaluation().f1 == 0)
    }
}
