// Unsafe by design: bare pointers into a mapped file that somebody else keeps alive. `NGramAutomaton` has checked every index in the file.

/// An `NGramAutomaton` without its owner: a handful of pointers, free to copy in inner loops. Use it only while the automaton lives.
struct NGramView {
    let start: UInt32
    let firstArcs: UnsafePointer<UInt32>
    let backOffStates: UnsafePointer<UInt32>
    let backOffScores: UnsafePointer<UInt16>
    let symbols: UnsafePointer<UInt16>
    let scores: UnsafePointer<UInt16>
    let nextStates: UnsafePointer<UInt32>
    /// Cost of a symbol never seen: that of the rarest one, and one more factor e.
    let unseen: Float

    static let unit = Float(1 / NGramTables.scale)

    /// The first arc out of `state` whose symbol is at least `symbol`.
    @inline(__always)
    func lowerBound(from state: UInt32, symbol: UInt16) -> Int {
        var low = Int(firstArcs[Int(state)])
        var count = Int(firstArcs[Int(state) &+ 1]) &- low
        while count > 0 {
            let half = count >> 1
            if symbols[low &+ half] < symbol {
                low = low &+ half &+ 1
                count = count &- half &- 1
            } else {
                count = half
            }
        }
        return low
    }

    /// The natural logarithm of the probability of `symbol` after `state`, and the state after it.
    @inline(__always)
    func step(from state: UInt32, symbol: UInt16) -> (score: Float, next: UInt32) {
        var state = state
        var cost: Float = 0
        while true {
            let arc = lowerBound(from: state, symbol: symbol)
            if arc < Int(firstArcs[Int(state) &+ 1]), symbols[arc] == symbol {
                return (cost - Float(scores[arc]) * Self.unit, nextStates[arc])
            }
            if state == 0 { return (cost + unseen, 0) }
            cost -= Float(backOffScores[Int(state)]) * Self.unit
            state = backOffStates[Int(state)]
        }
    }
}
