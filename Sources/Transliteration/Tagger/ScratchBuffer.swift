// Unsafe code: memory of its own behind a pointer. `reserve` comes before any use; it drops what was in the buffer.

/// Memory that grows and is used again from word to word.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init() {
        capacity = 64
        start = .allocate(capacity: capacity)
    }

    /// Room for at least `count` elements. What the buffer held is lost when it has to grow.
    mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        start.deallocate()
        capacity = max(count, capacity * 2)
        start = .allocate(capacity: capacity)
    }

    /// Room for at least `count` elements, all of them `value`.
    mutating func fill(_ count: Int, with value: Element) {
        reserve(count)
        start.initialize(repeating: value, count: count)
    }

    deinit { start.deallocate() }
}
