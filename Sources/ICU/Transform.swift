internal import CICU

/// A text transform of ICU (`Devanagari-Latin`, `Any-Latin; Latin-ASCII`) or of rules in ICU's transform syntax.
///
/// About 12 MB/s, and ICU holds a lock that all threads share: two threads are no faster than one.
///
/// ```swift
/// try Transform(id: "Devanagari-Latin").apply(to: "नमस्ते")   // "namastē"
/// ```
public struct Transform: ~Copyable, @unchecked Sendable {
    private let handle: OpaquePointer

    /// The transform that ICU knows by `id`; `reverse` asks for its inverse.
    public init(id: String, reverse: Bool = false) throws(ICUError) {
        try self.init(name: id, rules: nil, reverse: reverse)
    }

    /// A transform made of `rules`. Errors name the line of `rules`.
    public init(rules: String, reverse: Bool = false) throws(ICUError) {
        try self.init(name: "Dubash-Rules", rules: rules, reverse: reverse)
    }

    private init(name: String, rules: String?, reverse: Bool) throws(ICUError) {
        var id = UTF16Buffer()
        try id.load(name)
        var source = UTF16Buffer()
        try source.load(rules ?? "")
        var error: Int32 = 0
        var line: Int32 = 0
        var column: Int32 = 0
        let opened = cicu_transform_open(
            id.units, Int32(clamping: id.count), reverse, rules == nil ? nil : source.units, Int32(clamping: source.count), &line,
            &column, &error)
        if let rules, error > 0, line <= 0 { (line, column) = Self.place(of: column, in: rules) }
        try ICUError.check(error, rules == nil ? "open transform \(name)" : "compile transform rules", line: line, column: column)
        guard let opened else { throw ICUError(code: 7, operation: "open transform \(name)") }
        handle = opened
    }

    /// Line and column of a place that ICU counts, in transforms, from the beginning of the rules, in UTF-16 units.
    private static func place(of offset: Int32, in rules: String) -> (line: Int32, column: Int32) {
        var (line, column): (Int32, Int32) = (1, 0)
        for unit in rules.utf16.prefix(Int(max(0, offset))) {
            column += 1
            if unit == 0x0A { (line, column) = (line + 1, 0) }
        }
        return (line, column)
    }

    deinit { cicu_transform_close(handle) }

    /// `text` transformed as a whole.
    public func apply(to text: String) throws(ICUError) -> String {
        var capacity = max(64, text.utf16.count * 3)
        while true {
            var buffer = UTF16Buffer(capacity: capacity)
            try buffer.load(text)
            var error: Int32 = 0
            let length = cicu_transform_apply(handle, buffer.units, Int32(clamping: buffer.count), Int32(clamping: capacity), &error)
            if error == ICUError.bufferOverflow {
                capacity = max(capacity * 2, Int(length))
                continue
            }
            try ICUError.check(error, "transform text")
            buffer.setCount(Int(length))
            return buffer.string
        }
    }

    /// Identifiers of all transforms in the ICU in use.
    public static var available: [String] {
        var result: [String] = []
        var buffer = [UInt16](repeating: 0, count: 256)
        while true {
            let length = cicu_transform_available(Int32(result.count), &buffer, 256)
            if length < 0 { return result }
            result.append(String(decoding: buffer.prefix(Int(length)), as: UTF16.self))
        }
    }
}
