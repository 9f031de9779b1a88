import BitextModel
import Testing

@testable import TextAnalysis

@Suite struct NormalizationMapTests {
    @Test func bordersOfAChangeAreExact() throws {
        let result = try NormalizationFixture.normalizer(.standard).normalize("राम  ने")
        #expect(result.changes.count == 1)
        #expect(result.changes[0].steps == [.spaces])
        #expect(result.normalizedSpan(of: TextSpan(start: 0, end: 9)) == TextSpan(start: 0, end: 9))
        #expect(result.normalizedSpan(of: TextSpan(start: 11, end: 17)) == TextSpan(start: 10, end: 16))
        #expect(result.originalSpan(of: TextSpan(start: 10, end: 16), trimmingRemoved: true) == TextSpan(start: 11, end: 17))
    }

    @Test func removedTextBelongsToBothSides() throws {
        let result = try NormalizationFixture.normalizer(.standard).normalize("है ।")
        #expect(result.text.utf8.elementsEqual("है।".utf8))
        #expect(result.changes.map(\.after) == [""])
        #expect(result.originalSpan(of: TextSpan(start: 0, end: 6)) == TextSpan(start: 0, end: 7))
        #expect(result.originalSpan(of: TextSpan(start: 6, end: 9)) == TextSpan(start: 6, end: 10))
        #expect(result.originalSpan(of: TextSpan(start: 0, end: 6), trimmingRemoved: true) == TextSpan(start: 0, end: 6))
        #expect(result.originalSpan(of: TextSpan(start: 6, end: 9), trimmingRemoved: true) == TextSpan(start: 7, end: 10))
    }

    @Test func spansOutsideTheTextAreCutOff() throws {
        let result = try NormalizationFixture.normalizer(.standard).normalize("a  ")
        #expect(result.originalSpan(of: TextSpan(start: 0, end: 99)) == TextSpan(start: 0, end: 3))
        #expect(result.originalSpan(of: TextSpan(start: 50, end: 99)) == TextSpan(start: 1, end: 3))
        #expect(result.normalizedSpan(of: TextSpan(start: 2, end: 99)) == TextSpan(start: 1, end: 1))
        let empty = NormalizedText(unchanged: "")
        #expect(empty.originalSpan(of: TextSpan(start: 0, end: 5)) == TextSpan(start: 0, end: 0))
    }

    @Test func stepsThatTouchOneStretchAreOneChange() throws {
        let result = try NormalizationFixture.normalizer(.standard).normalize("अत:\u{200B}")
        #expect(result.changes.map(\.step) == ["visarga", "invisible"])
        let both = try NormalizationFixture.normalizer(.standard).normalize("\u{0928}\u{093E}\u{093C}")
        #expect(both.changes.map(\.step) == ["nfc+mistyped"])
    }

    @Test func changesThatCancelOutAreNone() throws {
        var options = NormalizerOptions.standard
        options.enable(.nuktaComposed)
        let result = try NormalizationFixture.normalizer(options).normalize("\u{0958}लम\u{0958}")
        #expect(!result.isChanged)
        #expect(result.changes.isEmpty)
    }

    /// Composition against texts edited step by step, with insertions, removals and replacements at random places.
    @Test func composedMapsRebuildTheText() {
        var random = SeededGenerator(state: 7)
        for _ in 0..<2000 {
            let original = (0..<Int.random(in: 0...12, using: &random)).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
            var current = original
            var map = OffsetMap()
            for _ in 0..<4 {
                var edits: [OffsetMap.Edit] = []
                var next: [UInt8] = []
                var position = 0
                while true {
                    let start = position + Int.random(in: 0...4, using: &random)
                    let end = start + Int.random(in: 0...3, using: &random)
                    let length = Int.random(in: 0...3, using: &random)
                    guard end <= current.count else { break }
                    if end == start, length == 0 || edits.last?.end == start { break }
                    next += current[position..<start]
                    next += (0..<length).map { _ in UInt8.random(in: 0x41...0x5A, using: &random) }
                    edits.append(OffsetMap.Edit(start: start, end: end, newLength: length))
                    position = end
                }
                next += current[position...]
                current = next
                map.append(edits, step: StepSet(.nfc))
            }
            var rebuilt: [UInt8] = []
            var position = 0
            for run in map.runs {
                #expect(run.originalStart >= position)
                rebuilt += original[position..<run.originalStart]
                #expect(rebuilt.count == run.normalizedStart)
                rebuilt += current[run.normalizedStart..<run.normalizedEnd]
                position = run.originalEnd
            }
            rebuilt += original[position...]
            #expect(rebuilt == current)
        }
    }
}
