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

    /// Adds a feature for which there is room, if `isWanted`: without a branch, for no processor foresees which features a model has.
    @inline(__always)
    func add(_ hash: UInt64, row: Int, if isWanted: Bool) {
        hashes[count] = hash
        rows[count] = Int32(truncatingIfNeeded: row)
        count &+= isWanted ? 1 : 0
    }

    /// Adds as many features as `fill` says that it has written, with their rows, from the places given on; there is room for them.
    @inline(__always)
    func append(_ fill: (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Int32>) -> Int) { count += fill(hashes + count, rows + count) }

    /// Takes over what is in `other` as far as a filter lets it pass, and empties that.
    func take(_ other: FeatureQueue, _ filter: UnsafeBufferPointer<UInt64>) {
        reserve(other.count)
        let (otherHashes, otherRows, all) = (other.hashes, other.rows, other.count)
        let (hashes, rows) = (hashes, rows)
        var own = count
        for place in 0..<all {
            let hash = otherHashes[place]
            hashes[own] = hash
            rows[own] = otherRows[place]
            own &+= FeatureFilter.mayHold(hash, filter) ? 1 : 0
        }
        count = own
        other.removeAll()
    }

    func removeAll() { count = 0 }
}
