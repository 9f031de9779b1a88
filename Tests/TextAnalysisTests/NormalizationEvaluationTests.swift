import TextAnalysis
import Testing

@Suite("Evaluation of normalization")
struct NormalizationEvaluationTests {
    /// Source, gold, hypothesis, and: changes of the gold, changes made, those that are right, words wrong before and after.
    @Test(arguments: [
        ("a b c", "a b c", "a b c", 0, 0, 0, 0, 0),
        ("a b c", "a B c", "a B c", 1, 1, 1, 1, 0),
        ("a b c", "a B C", "a B D", 2, 2, 1, 2, 1),
        ("a b c", "a b c", "a x c", 0, 1, 0, 0, 1),
        ("a b c", "a bc", "a bc", 1, 1, 1, 2, 0),
        ("a bc", "a b c", "a bc", 1, 0, 0, 2, 2),
        ("", "a", "", 1, 0, 0, 1, 1),
        ("a a a", "a a", "a", 1, 1, 0, 1, 1),
    ])
    func changes(
        source: String, gold: String, hypothesis: String, wanted: Int, made: Int, right: Int, before: Int, after: Int
    ) {
        let found = NormalizationEvaluation(source: source, gold: gold, hypothesis: hypothesis)
        #expect(found.goldChanges == wanted && found.changes == made && found.rightChanges == right)
        #expect(found.sourceErrors == before && found.wordErrors == after)
        #expect(found.rightLines == (gold == hypothesis ? 1 : 0))
    }

    @Test func figures() {
        let sum =
            NormalizationEvaluation(source: "डा. राम", gold: "डॉ. राम", hypothesis: "डॉ. राम")
            + NormalizationEvaluation(source: "क ख", gold: "क ग", hypothesis: "क घ")
        #expect(sum.lineAccuracy == 0.5 && sum.wordErrorRate == 0.25 && sum.errorReduction == 0.5 && sum.changeF1 == 0.5)
        #expect(sum.characterErrorRate == 1.0 / 10)
        // More spoiled than mended.
        #expect(NormalizationEvaluation(source: "a b", gold: "a c", hypothesis: "x y").errorReduction == -1)
        #expect(NormalizationEvaluation().changeF1 == 0 && NormalizationEvaluation().errorReduction == 0)
    }

    /// Lines that differ over more than is compared word by word count as replaced whole, in bounded time.
    @Test func longLines() {
        let many = (0..<5000).map { "a\($0)" }.joined(separator: " ")
        let other = (0..<5000).map { "b\($0)" }.joined(separator: " ")
        let found = NormalizationEvaluation(source: many, gold: other, hypothesis: many)
        #expect(found.goldChanges == 1 && found.changes == 0 && found.wordErrors == 5000)
    }
}
