/// Which words a search for those like one has met: one that several rows hold is compared once. A byte a word, so that the marks of a large index stay near the processor.
package struct SearchMarks: Sendable {
    var marks: [UInt8]
    var current: UInt8 = 0
    /// Where a comparison keeps its rows.
    var rows: [Int32] = []
    /// Whether a row has been searched: what the word's sounds cost is in `rows`, and others may have been met.
    var isBegun = false

    /// For words numbered from 0 to below `count`.
    package init(count: Int) { marks = [UInt8](repeating: 0, count: count) }

    /// Begins another search.
    package mutating func begin() {
        if current == .max {
            for place in marks.indices { marks[place] = 0 }
            current = 0
        }
        current += 1
        isBegun = false
    }
}
