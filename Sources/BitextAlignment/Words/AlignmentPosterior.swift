// Unsafe code: adds up memory that a chain lends for the call.

/// Probabilities of links, by cell of an `AlignmentCorpus`: sums over chains, in units that add up to at most 65,535.
struct AlignmentPosterior: Sendable {
    /// That the target word of the cell is linked to its source word, given the source.
    private var forward: [UInt16]
    /// The other way round.
    private var reverse: [UInt16]

    init(cells: Int) {
        forward = [UInt16](repeating: 0, count: cells)
        reverse = [UInt16](repeating: 0, count: cells)
    }

    /// Adds what a chain found. Whole numbers: the sum is the same in any order.
    mutating func add(_ posterior: UnsafeBufferPointer<UInt16>, _ direction: AlignmentDirection) {
        switch direction {
        case .forward: Self.add(posterior, to: &forward)
        case .reverse: Self.add(posterior, to: &reverse)
        }
    }

    private static func add(_ values: UnsafeBufferPointer<UInt16>, to sums: inout [UInt16]) {
        for cell in values.indices { sums[cell] &+= values[cell] }
    }

    /// 0-1.
    func forward(_ cell: Int) -> Float { Float(forward[cell]) / 65_535 }
    func reverse(_ cell: Int) -> Float { Float(reverse[cell]) / 65_535 }
}
