internal import CICU

/// One segment of a text: where it ends, and the status of the rule that matched it.
///
/// `end` is a UTF-8 offset into the text that was segmented; the segment begins where the one before it ends. Eight bytes, laid out as `CICUSegment`.
public struct BreakSegment: Equatable, Sendable {
    @usableFromInline var end32: Int32
    public var status: Int32

    /// Requires `end` to fit in `Int32`.
    @inlinable public init(end: Int, status: Int32) {
        end32 = Int32(end)
        self.status = status
    }

    @inlinable public var end: Int {
        get { Int(end32) }
        set { end32 = Int32(newValue) }
    }
}

/// Text boundaries by ICU's rules or by rules of our own (UAX #29, "Unicode Text Segmentation").
///
/// An owned handle: it is used by one task at a time; `clone()` gives another task its own, at a small fraction of the cost of
/// compiling rules (about 30 ms for a rule file of ours). Offsets are UTF-8. Unsafe: it owns an ICU handle and reads raw memory. Speed beside plain
/// C++: Benchmarks/README.md.
///
/// ```swift
/// var words = try BreakIterator(.word, locale: "hi")
/// try words.segments(in: "नमस्ते world").map(\.end)   // [18, 19, 24]
/// ```
public struct BreakIterator: ~Copyable, @unchecked Sendable {
    public enum Kind: Int32, Sendable, CaseIterable {
        case grapheme = 0
        case word = 1
        case line = 2
        case sentence = 3
    }

    private let handle: OpaquePointer
    /// Keeps compiled rules where they are.
    private let owner: (any Sendable)?
    private var text = IndexedText()
    private var found = SegmentBuffer()

    private init(handle: OpaquePointer, owner: (any Sendable)? = nil) {
        self.handle = handle
        self.owner = owner
    }

    /// ICU's own rules for `kind`, tailored to `locale` ("hi", "en_IN"; an unknown locale gets the root rules).
    public init(_ kind: Kind, locale: String) throws(ICUError) {
        var error: Int32 = 0
        let handle = cicu_break_open(kind.rawValue, locale, &error)
        try ICUError.check(error, "open \(kind) boundaries for locale \(locale)")
        guard let handle else { throw ICUError(code: 7, operation: "open \(kind) boundaries") }
        self.init(handle: handle)
    }

    /// Rules in ICU's RBBI syntax. Errors name the line of `rules`.
    public init(rules: String) throws(ICUError) {
        var source = UTF16Buffer()
        try source.load(rules)
        var error: Int32 = 0
        var line: Int32 = 0
        var column: Int32 = 0
        let handle = cicu_break_open_rules(source.units, Int32(clamping: source.count), &line, &column, &error)
        try ICUError.check(error, "compile break rules", line: line, column: column)
        guard let handle else { throw ICUError(code: 7, operation: "compile break rules") }
        self.init(handle: handle)
    }

    /// Rules as `compiledRules()` of the same version of ICU gave them, at a multiple of eight bytes; they are read where they lie, and `owner` keeps them there.
    package init(compiled rules: UnsafeBufferPointer<UInt8>, owner: some Sendable) throws(ICUError) {
        var error: Int32 = 0
        let handle = cicu_break_open_compiled(rules.baseAddress, Int32(clamping: rules.count), &error)
        try ICUError.check(error, "open compiled break rules")
        guard let handle else { throw ICUError(code: 7, operation: "open compiled break rules") }
        self.init(handle: handle, owner: owner)
    }

    /// The rules, compiled: for this version of ICU and this kind of processor.
    package func compiledRules() throws(ICUError) -> [UInt8] {
        var error: Int32 = 0
        let length = Int(cicu_break_compiled(handle, nil, 0, &error))
        // 15: nothing but the length was asked for.
        if error != 15 { try ICUError.check(error, "measure compiled break rules") }
        error = 0
        var rules = [UInt8](repeating: 0, count: max(0, length))
        _ = rules.withUnsafeMutableBufferPointer { cicu_break_compiled(handle, $0.baseAddress, Int32(clamping: $0.count), &error) }
        try ICUError.check(error, "copy compiled break rules")
        return rules
    }

    deinit { cicu_break_close(handle) }

    /// An independent iterator with the same rules.
    public func clone() throws(ICUError) -> BreakIterator {
        var error: Int32 = 0
        let copy = cicu_break_clone(handle, &error)
        try ICUError.check(error, "clone boundaries")
        guard let copy else { throw ICUError(code: 7, operation: "clone boundaries") }
        return BreakIterator(handle: copy, owner: owner)
    }

    /// All segments of `text` in order; together they cover it. Empty text has none.
    public mutating func segments(in text: String) throws(ICUError) -> [BreakSegment] {
        var result: [BreakSegment] = []
        var text = text
        var failure: ICUError?
        text.withUTF8 { bytes in
            do throws(ICUError) { try segments(in: bytes, into: &result) } catch { failure = error }
        }
        if let failure { throw failure }
        return result
    }

    /// Replaces `segments` by those of `bytes`, valid UTF-8 of at most `Int32.max` bytes.
    public mutating func segments(
        in bytes: UnsafeBufferPointer<UInt8>, into segments: inout [BreakSegment]
    ) throws(ICUError) {
        segments.removeAll(keepingCapacity: true)
        segments.append(contentsOf: try self.segments(of: bytes))
    }

    /// The segments of `bytes`, valid UTF-8 of at most `Int32.max` bytes, in memory of this iterator: theirs until its next call. For inner loops.
    package mutating func segments(of bytes: UnsafeBufferPointer<UInt8>) throws(ICUError) -> UnsafeBufferPointer<BreakSegment> {
        guard !bytes.isEmpty else { return UnsafeBufferPointer(start: nil, count: 0) }
        try text.load(bytes)
        var error: Int32 = 0
        cicu_break_set_text(handle, text.units, Int32(clamping: text.count), &error)
        try ICUError.check(error, "set the text of a break iterator")
        found.removeAll()
        while true {
            let room = found.room()
            let count = cicu_break_segments(handle, text.offsets, room.baseAddress, Int32(clamping: room.count))
            found.grow(by: Int(count))
            if Int(count) < room.count { return found.segments }
        }
    }
}
