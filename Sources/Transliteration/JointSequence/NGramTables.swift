internal import BitextModel

/// The arrays of a back-off automaton as the trainer makes them, before they go into a file.
///
/// State s has the arcs `firstArcs[s]..<firstArcs[s + 1]`, sorted by symbol. Scores are negative natural logarithms in steps of 1/2048.
struct NGramTables {
    static let scale = 2048.0

    var start: UInt32 = 0
    var firstArcs: [UInt32] = []
    var backOffStates: [UInt32] = []
    var backOffScores: [UInt16] = []
    var symbols: [UInt16] = []
    var scores: [UInt16] = []
    var nextStates: [UInt32] = []

    static func quantized(_ logarithm: Double) -> UInt16 {
        UInt16(min(max(-logarithm * scale, 0), 65535).rounded())
    }

    func add(name: String, to writer: inout ModelFileWriter) {
        writer.add(name + ".start", [start])
        writer.add(name + ".first", firstArcs)
        writer.add(name + ".backoff", backOffStates)
        writer.add(name + ".cost", backOffScores)
        writer.add(name + ".symbols", symbols)
        writer.add(name + ".scores", scores)
        writer.add(name + ".next", nextStates)
    }
}
