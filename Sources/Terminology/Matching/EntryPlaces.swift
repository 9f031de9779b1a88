/// Which entries of a node count at a place of the text, and whether an `only-` condition of the entry holds there. In order; nearly always among the first 64, which take no memory of their own.
struct EntryPlaces: Sequence, Sendable {
    private var kept: UInt64 = 0
    private var demanded: UInt64 = 0
    private var further: [(place: Int, isDemanded: Bool)] = []

    var isEmpty: Bool { kept == 0 && further.isEmpty }

    /// Adds an entry behind those there are.
    mutating func append(_ place: Int, isDemanded: Bool) {
        if place < UInt64.bitWidth {
            kept |= 1 << UInt64(place)
            if isDemanded { demanded |= 1 << UInt64(place) }
        } else {
            further.append((place, isDemanded))
        }
    }

    struct Iterator: IteratorProtocol {
        fileprivate var kept: UInt64
        fileprivate let demanded: UInt64
        fileprivate var further: ArraySlice<(place: Int, isDemanded: Bool)>

        mutating func next() -> (place: Int, isDemanded: Bool)? {
            guard kept != 0 else { return further.popFirst() }
            let place = kept.trailingZeroBitCount
            kept &= kept - 1
            return (place, demanded >> UInt64(place) & 1 == 1)
        }
    }

    func makeIterator() -> Iterator { Iterator(kept: kept, demanded: demanded, further: further[...]) }
}
