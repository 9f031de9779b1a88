/// Probabilities of links, by cell of an `AlignmentCorpus`.
struct AlignmentPosterior: Sendable {
    /// Sums over chains of probabilities times 65,535: that the target word of the cell is linked to its source word, given the source.
    var forward: [UInt32]
    /// The other way round.
    var reverse: [UInt32]
    var forwardChains = 0
    var reverseChains = 0

    init(cells: Int) {
        forward = [UInt32](repeating: 0, count: cells)
        reverse = [UInt32](repeating: 0, count: cells)
    }

    mutating func add(_ posterior: [UInt16], _ direction: AlignmentDirection) {
        switch direction {
        case .forward:
            for (cell, value) in posterior.enumerated() { forward[cell] += UInt32(value) }
            forwardChains += 1
        case .reverse:
            for (cell, value) in posterior.enumerated() { reverse[cell] += UInt32(value) }
            reverseChains += 1
        }
    }

    func forward(_ cell: Int) -> Float { Float(forward[cell]) / (65_535 * Float(max(1, forwardChains))) }
    func reverse(_ cell: Int) -> Float { Float(reverse[cell]) / (65_535 * Float(max(1, reverseChains))) }
}
