import BitextModel
import Testing

@testable import BitextAlignment

struct EvaluationTests {
    @Test func links() {
        let gold = [WordLink(source: 0, target: 0), WordLink(source: 1, target: 1), WordLink(source: 2, target: 1, isPossible: true)]
        let result = LinkEvaluation(gold: gold, hypothesis: [gold[0], gold[2], WordLink(source: 3, target: 3)])
        #expect(result.precision == 2.0 / 3 && result.recall == 0.5)
        #expect(abs(result.errorRate - (1 - 3.0 / 5)) < 1e-12)
        #expect(LinkEvaluation(gold: gold, hypothesis: []).precision == 0)
        #expect(LinkEvaluation(gold: [], hypothesis: []).errorRate == 0)
    }

    @Test func beads() {
        let gold = [(source: [0], target: [0]), ([1, 2], [1]), ([3], []), ([4], [2])]
        let result = BeadEvaluation(gold: gold, hypothesis: [([0], [0]), ([1], [1]), ([2], []), ([3, 4], [2])])
        #expect(result.gold == 3 && result.hypothesis == 3 && result.strict == 1)
        #expect(result.lax == 3 && result.laxlyFound == 3)
        #expect(result.laxF1 == 1)
        #expect(BeadEvaluation(gold: gold, hypothesis: []).strictF1 == 0)
    }

    @Test func bootstrap() {
        let (good, bad) = ([1.0, 1, 1, 0, 1, 1, 1, 1], [0.0, 1, 0, 0, 1, 0, 1, 0])
        func mean(_ values: [Double], _ places: [Int]) -> Double { places.reduce(0) { $0 + values[$1] } / Double(places.count) }
        let result = PairedBootstrap(count: 8, seed: 3) { (mean(bad, $0), mean(good, $0)) }
        #expect(result.secondNotLess > 0.95)
        #expect(result.difference.contains(0.5) && result.first.lowerBound < result.first.upperBound)
        #expect(PairedBootstrap(count: 8, seed: 3) { (mean(good, $0), mean(bad, $0)) }.secondNotLess < 0.5)
        let again = PairedBootstrap(count: 8, seed: 3) { (mean(bad, $0), mean(good, $0)) }
        #expect(again.difference == result.difference)
    }
}
