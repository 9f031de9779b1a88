internal import CICU

/// Segments as C writes them, in memory that is used again for each text.
///
/// Unsafe: it owns raw memory, and hands it out as C's type for writing and as Swift's for reading; `init` checks that the two are laid out alike.
struct SegmentBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<BreakSegment>
    private var capacity = 1024
    private var count = 0

    init() {
        precondition(
            MemoryLayout<BreakSegment>.size == MemoryLayout<CICUSegment>.size
                && MemoryLayout<BreakSegment>.stride == MemoryLayout<CICUSegment>.stride
                && MemoryLayout<BreakSegment>.offset(of: \.status) == MemoryLayout<CICUSegment>.offset(of: \.status))
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// Those written since `removeAll`; valid until the next change.
    var segments: UnsafeBufferPointer<BreakSegment> { UnsafeBufferPointer(start: base, count: count) }

    mutating func removeAll() { count = 0 }

    /// Room behind the last segment: at least one.
    mutating func room() -> UnsafeMutableBufferPointer<CICUSegment> {
        if count == capacity {
            let larger = UnsafeMutablePointer<BreakSegment>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: base, count: count)
            base.deallocate()
            base = larger
            capacity *= 2
        }
        let free = UnsafeMutableRawPointer(base + count).assumingMemoryBound(to: CICUSegment.self)
        return UnsafeMutableBufferPointer(start: free, count: capacity - count)
    }

    /// Counts segments that were written to `room()`.
    mutating func grow(by written: Int) {
        precondition(written >= 0 && written <= capacity - count)
        count += written
    }
}
