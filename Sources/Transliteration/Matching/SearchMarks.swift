/// What a search for words like one knows: which it has met, so that one that several rows hold is compared once, and how near the nearest are. A byte a word, so that the marks of a large index stay near
/// the processor.
package struct SearchMarks: Sendable {
    var marks: [UInt8]
    var current: UInt8 = 0
    /// Where a comparison keeps its rows.
    var rows: [Int32] = []
    /// Whether a row has been searched: what the word's sounds cost is in `rows`, and others may have been met.
    var isBegun = false
    var nearest = NearestDistances()

    /// For words numbered from 0 to below `count`.
    package init(count: Int) { marks = [UInt8](repeating: 0, count: count) }

    /// Begins another search: for the `most` words that are nearest to one, with all that are as far as the last of them.
    package mutating func begin(most: Int = .max) {
        if current == .max {
            for place in marks.indices { marks[place] = 0 }
            current = 0
        }
        current += 1
        isBegun = false
        nearest.begin(most: most)
    }
}

/// The distances of the nearest of some words: how far the others may be to be among them. In hundredths.
struct NearestDistances: Sendable {
    private var most = Int.max
    /// How many words are at each distance up to `bound`, and in all.
    private var counts: [Int] = []
    private var count = 0
    /// How far a word may be.
    private(set) var bound = Int32.max

    mutating func begin(most: Int) {
        self.most = most
        counts.removeAll(keepingCapacity: true)
        count = 0
        bound = .max
    }

    /// Counts a word that is `distance` away. Distances are a few hundred at most.
    mutating func note(_ distance: Int32) {
        guard most < .max, distance >= 0, distance <= bound else { return }
        while counts.count <= Int(distance) { counts.append(0) }
        counts[Int(distance)] += 1
        count += 1
        guard count >= most else { return }
        bound = min(bound, Int32(counts.count - 1))
        while bound > 0, count - counts[Int(bound)] >= most {
            count -= counts[Int(bound)]
            bound -= 1
        }
    }
}
