/// Which words a search has met: one that several rows hold is compared once.
package struct SearchMarks: Sendable {
    var marks: [UInt32]
    var current: UInt32 = 0

    /// For words numbered from 0 to below `count`.
    package init(count: Int) { marks = [UInt32](repeating: 0, count: count) }

    /// Begins another search.
    package mutating func begin() {
        if current == .max { marks = [UInt32](repeating: 0, count: marks.count) }
        current = current == .max ? 1 : current + 1
    }
}
