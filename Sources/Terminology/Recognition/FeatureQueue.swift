// Keeps its features in memory of its own, written through pointers: `reserve` makes the room that `add` fills.

/// Features waiting to be looked up in a recognizer's table, each with the row of sums to which its weights go.
///
/// The table lies in memory that is far from the processor, and most of the time of a look-up is waiting. Looked up together, what one asks of memory is on its way while the others are dealt with.
final class FeatureQueue {
    private(set) var hashes: UnsafeMutablePointer<UInt64>
    private(set) var rows: UnsafeMutablePointer<Int32>
    private(set) var count = 0
    private var capacity = 1024

    init() {
        hashes = .allocate(capacity: capacity)
        rows = .allocate(capacity: capacity)
    }

    deinit {
        hashes.deallocate()
        rows.deallocate()
    }

    /// Makes room for as many features more.
    func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let larger = max(2 * capacity, count + more)
        let (newHashes, newRows) = (
            UnsafeMutablePointer<UInt64>.allocate(capacity: larger), UnsafeMutablePointer<Int32>.allocate(capacity: larger)
        )
        newHashes.update(from: hashes, count: count)
        newRows.update(from: rows, count: count)
        hashes.deallocate()
        rows.deallocate()
        (hashes, rows, capacity) = (newHashes, newRows, larger)
    }

    /// Adds a feature for which there is room.
    @inline(__always)
    func add(_ hash: UInt64, row: Int) {
        hashes[count] = hash
        rows[count] = Int32(truncatingIfNeeded: row)
        count &+= 1
    }

    func removeAll() { count = 0 }
}
