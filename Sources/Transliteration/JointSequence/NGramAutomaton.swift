// Reads through pointers into mapped memory. Every index out of the file is checked once, when the automaton is opened.

/// A back-off n-gram model as an automaton, mapped from a file. A state is a context; an arc leads from it to the context after one symbol.
///
/// Back-off by failure arcs after Allauzen, Mohri & Roark 2003, "Generalized Algorithms for Constructing Statistical Language Models" (ACL).
/// Opening reads the arrays once (about 1 ms a million arcs); a step costs 20–60 ns.
struct NGramAutomaton: @unchecked Sendable {
    let start: UInt32
    let firstArcs: UnsafeBufferPointer<UInt32>
    let backOffStates: UnsafeBufferPointer<UInt32>
    let backOffScores: UnsafeBufferPointer<UInt16>
    let symbols: UnsafeBufferPointer<UInt16>
    let scores: UnsafeBufferPointer<UInt16>
    let nextStates: UnsafeBufferPointer<UInt32>
    /// Cost of a symbol never seen: that of the rarest one, and one more factor e.
    let unseen: Float
    private let file: ModelFile

    static let unit = Float(1 / NGramTables.scale)

    init(file: ModelFile, name: String) throws(ModelFileError) {
        self.file = file
        let start = try file.array(name + ".start", of: UInt32.self)
        firstArcs = try file.array(name + ".first", of: UInt32.self).buffer
        backOffStates = try file.array(name + ".backoff", of: UInt32.self).buffer
        backOffScores = try file.array(name + ".cost", of: UInt16.self).buffer
        symbols = try file.array(name + ".symbols", of: UInt16.self).buffer
        scores = try file.array(name + ".scores", of: UInt16.self).buffer
        nextStates = try file.array(name + ".next", of: UInt32.self).buffer
        let states = backOffStates.count
        guard start.count == 1, states > 0, Int(start[0]) < states, firstArcs.count == states + 1, backOffScores.count == states,
            firstArcs[0] == 0, Int(firstArcs[states]) == symbols.count, scores.count == symbols.count, nextStates.count == symbols.count
        else { throw file.fault(name, "its arrays do not fit together") }
        self.start = start[0]
        var sound = backOffStates[0] == 0
        // Every back-off leads to a state of a shorter context, and those come earlier or are the root: no circle.
        for state in 0..<states where firstArcs[state] > firstArcs[state + 1] || Int(backOffStates[state]) >= states { sound = false }
        for next in nextStates where Int(next) >= states { sound = false }
        guard sound else { throw file.fault(name, "an index points outside") }
        var depth = 0
        for state in 0..<states {
            var (place, steps) = (state, 0)
            while place != 0, steps <= 16 { (place, steps) = (Int(backOffStates[place]), steps + 1) }
            depth = max(depth, steps)
        }
        guard depth <= 16 else { throw file.fault(name, "back-off runs in a circle") }
        var largest: UInt16 = 0
        for arc in 0..<Int(firstArcs[1]) { largest = max(largest, scores[arc]) }
        unseen = -Float(largest) * Self.unit - 1
    }

    /// The arc of `symbol` out of `state`, or nil: back off.
    @inline(__always)
    func arc(from state: UInt32, symbol: UInt16) -> Int? {
        var low = Int(firstArcs[Int(state)])
        var high = Int(firstArcs[Int(state) + 1])
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
        }
        return low < end && symbols[low] == symbol ? low : nil
    }

    /// The first arc out of `state` whose symbol is at least `symbol`.
    @inline(__always)
    func lowerBound(from state: UInt32, symbol: UInt16) -> Int {
        var low = Int(firstArcs[Int(state)])
        var high = Int(firstArcs[Int(state) + 1])
        while low < high {
            let middle = (low + high) / 2
            if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The natural logarithm of the probability of `symbol` after `state`, and the state after it.
    @inline(__always)
    func step(from state: UInt32, symbol: UInt16) -> (score: Float, next: UInt32) {
        var state = state
        var cost: Float = 0
        while true {
            if let arc = arc(from: state, symbol: symbol) { return (cost - Float(scores[arc]) * Self.unit, nextStates[arc]) }
            if state == 0 { return (cost + unseen, 0) }
            cost -= Float(backOffScores[Int(state)]) * Self.unit
            state = backOffStates[Int(state)]
        }
    }
}
