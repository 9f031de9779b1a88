import BitextAlignment
import BitextModel

/// Sentences of two made-up languages, seeded: word `s7` is translated by `t7`, the verb stands at the end of one and second in the other, an article has no counterpart.
struct MadeBitext {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    /// A pair, and its links.
    mutating func pair(vocabulary: Int = 60) -> (pair: SentencePair, links: Set<[Int]>) {
        let nouns = (0..<number(below: 4) + 2).map { _ in number(below: vocabulary) }
        let verb = number(below: 12)
        var target: [String] = []
        var links: Set<[Int]> = []
        for (place, noun) in nouns.enumerated() {
            if place == 1 {
                links.insert([nouns.count, target.count])
                target.append("tv\(verb)")
            }
            target.append("the")
            links.insert([place, target.count])
            target.append("t\(noun)")
        }
        return (SentencePair(source: nouns.map { "s\($0)" } + ["sv\(verb)"], target: target), links)
    }

    mutating func pairs(_ count: Int) -> [(pair: SentencePair, links: Set<[Int]>)] { (0..<count).map { _ in pair() } }

    static let views = [WordView(name: "whole", source: { $0 }, target: { $0 })]
}
