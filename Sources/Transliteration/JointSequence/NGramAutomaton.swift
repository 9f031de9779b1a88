// Reads through pointers into mapped memory. Every index out of the file is checked once, when the automaton is opened.

internal import BitextModel

/// A back-off n-gram model as an automaton, mapped from a file. A state is a context; an arc leads from it to the context after one symbol.
///
/// Back-off by failure arcs after Allauzen, Mohri & Roark 2003, "Generalized Algorithms for Constructing Statistical Language Models" (ACL).
/// Opening reads the arrays once (about 1 ms a million arcs); a step costs 20–60 ns.
struct NGramAutomaton: @unchecked Sendable {
    let view: NGramView
    /// The symbols of all arcs.
    let symbols: UnsafeBufferPointer<UInt16>
    private let file: ModelFile

    init(file: ModelFile, name: String) throws(ModelFileError) {
        self.file = file
        let start = try file.array(name + ".start", of: UInt32.self)
        let firstArcs = try file.array(name + ".first", of: UInt32.self).buffer
        let backOffStates = try file.array(name + ".backoff", of: UInt32.self).buffer
        let backOffScores = try file.array(name + ".cost", of: UInt16.self).buffer
        symbols = try file.array(name + ".symbols", of: UInt16.self).buffer
        let scores = try file.array(name + ".scores", of: UInt16.self).buffer
        let nextStates = try file.array(name + ".next", of: UInt32.self).buffer
        let states = backOffStates.count
        guard start.count == 1, states > 0, Int(start[0]) < states, firstArcs.count == states + 1, backOffScores.count == states,
            firstArcs[0] == 0, Int(firstArcs[states]) == symbols.count, scores.count == symbols.count, nextStates.count == symbols.count,
            let firstArcsBase = firstArcs.baseAddress, let backOffStatesBase = backOffStates.baseAddress,
            let backOffScoresBase = backOffScores.baseAddress, let symbolsBase = symbols.baseAddress,
            let scoresBase = scores.baseAddress, let nextStatesBase = nextStates.baseAddress
        else { throw file.fault(name, "its arrays do not fit together") }
        var isSound = backOffStates[0] == 0
        for state in 0..<states where firstArcs[state] > firstArcs[state + 1] || Int(backOffStates[state]) >= states { isSound = false }
        for next in nextStates where Int(next) >= states { isSound = false }
        guard isSound else { throw file.fault(name, "an index points outside") }
        for state in 0..<states {
            var (place, steps) = (state, 0)
            while place != 0, steps <= Self.deepest { (place, steps) = (Int(backOffStates[place]), steps + 1) }
            if place != 0 { throw file.fault(name, "back-off runs in a circle") }
        }
        var largest: UInt16 = 0
        for arc in 0..<Int(firstArcs[1]) { largest = max(largest, scores[arc]) }
        view = NGramView(
            start: start[0], firstArcs: firstArcsBase, backOffStates: backOffStatesBase, backOffScores: backOffScoresBase,
            symbols: symbolsBase, scores: scoresBase, nextStates: nextStatesBase, unseen: -Float(largest) * NGramView.unit - 1)
    }

    /// The longest chain of back-offs: more than any order.
    private static let deepest = 16
}
