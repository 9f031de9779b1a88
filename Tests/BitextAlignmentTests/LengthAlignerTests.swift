import BitextAlignment
import BitextModel
import Testing

@Suite("Alignment by length")
struct LengthAlignerTests {
    private func shape(_ beads: [SentenceBead]) -> [String] { beads.map { "\($0.source.count)-\($0.target.count)" } }

    @Test(arguments: [
        ([50, 20, 22], [52, 41], ["1-1", "2-1"]),
        ([100, 80], [101, 40, 39], ["1-1", "1-2"]),
        ([60, 200, 61], [60, 61], ["1-1", "1-0", "1-1"]),
        ([60, 61], [60, 200, 61], ["1-1", "0-1", "1-1"]),
        ([], [], []),
        ([10, 10], [], ["1-0", "1-0"]),
        ([], [10, 10], ["0-1", "0-1"]),
        ([0, 0], [0, 0], ["1-1", "1-1"]),
    ])
    func smallCases(source: [Int], target: [Int], expected: [String]) {
        let beads = LengthAligner().align(source: source, target: target, estimatingRatio: false)
        #expect(shape(beads) == expected)
    }

    @Test(arguments: 0..<40) func coversBothSidesInOrder(seed: Int) {
        var generator = SplitMix(state: UInt64(seed))
        let source = (0..<Int.random(in: 0...300, using: &generator)).map { _ in Int.random(in: -5...300, using: &generator) }
        let target = (0..<Int.random(in: 0...300, using: &generator)).map { _ in Int.random(in: -5...300, using: &generator) }
        let beads = LengthAligner().align(source: source, target: target)
        #expect(beads.flatMap { Array($0.source) } == Array(source.indices))
        #expect(beads.flatMap { Array($0.target) } == Array(target.indices))
        #expect(beads.allSatisfy { (0...1).contains($0.score) && !($0.source.isEmpty && $0.target.isEmpty) })
    }

    /// Lengths of one text with mergers, against the lengths of the other: most beads must come back.
    @Test func findsMergers() {
        var generator = SplitMix(state: 7)
        var source: [Int] = []
        var target: [Int] = []
        var gold: Set<String> = []
        for _ in 0..<400 {
            let (first, second) = (Int.random(in: 20...200, using: &generator), Int.random(in: 20...200, using: &generator))
            if Int.random(in: 0..<10, using: &generator) == 0 {
                gold.insert("\(source.count)+2=\(target.count)+1")
                source += [first, second]
                target.append(first + second + Int.random(in: -6...6, using: &generator))
            } else {
                gold.insert("\(source.count)+1=\(target.count)+1")
                source.append(first)
                target.append(max(1, first + Int.random(in: -6...6, using: &generator)))
            }
        }
        let found = LengthAligner().align(source: source, target: target).map {
            "\($0.source.lowerBound)+\($0.source.count)=\($0.target.lowerBound)+\($0.target.count)"
        }
        #expect(Double(found.filter(gold.contains).count) / Double(gold.count) > 0.95)
    }
}

/// A small generator with a seed (Steele, Lea and Flood 2014, SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
