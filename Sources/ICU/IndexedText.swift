internal import CICU

/// A reusable copy of a text in UTF-16, with the UTF-8 offset of each unit.
///
/// Unsafe: it owns raw memory, 6 bytes for each byte of the longest text so far. One pass validates, transcodes and counts offsets.
struct IndexedText: ~Copyable {
    private(set) var units: UnsafeMutablePointer<UInt16>
    /// The offset of each unit's character, and behind the last the length of the text.
    private(set) var offsets: UnsafeMutablePointer<Int32>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1024) {
        self.capacity = capacity
        units = .allocate(capacity: capacity)
        offsets = .allocate(capacity: capacity + 1)
    }

    deinit {
        units.deallocate()
        offsets.deallocate()
    }

    /// Replaces the content by `utf8`. Errors: invalid UTF-8; more than `Int32.max` bytes.
    mutating func load(_ utf8: UnsafeBufferPointer<UInt8>) throws(ICUError) {
        let length = try ICUError.length(utf8.count)
        if utf8.count > capacity {
            units.deallocate()
            offsets.deallocate()
            capacity = max(utf8.count, capacity * 2)
            units = .allocate(capacity: capacity)
            offsets = .allocate(capacity: capacity + 1)
        }
        var error: Int32 = 0
        count = Int(cicu_index_utf8(units, offsets, utf8.baseAddress, length, &error))
        try ICUError.check(error, "read UTF-8")
    }
}
