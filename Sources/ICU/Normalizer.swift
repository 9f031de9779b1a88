internal import CICU

/// One change that a normalization made: where, in UTF-8 bytes of the text before and after.
public struct NormalizationEdit: Equatable, Sendable {
    public let sourceStart: Int
    public let sourceLength: Int
    public let destinationStart: Int
    public let destinationLength: Int
}

/// Unicode normalization forms (UAX #15), with what each changed.
///
/// Shared and immutable: any number of tasks may use one at once.
public struct Normalizer: @unchecked Sendable {
    public enum Form: Int32, Sendable, CaseIterable {
        case nfc = 0
        case nfd = 1
        case nfkc = 2
        case nfkd = 3
        /// NFKC with case folding and without default-ignorable characters (NFKC_Casefold).
        case nfkcCasefold = 4
    }

    public enum QuickCheck: Int32, Sendable {
        case no = 0
        case yes = 1
        /// Only normalizing tells.
        case maybe = 2
    }

    private let handle: OpaquePointer
    public let form: Form

    public init(_ form: Form) throws(ICUError) {
        var error: Int32 = 0
        let shared = cicu_normalizer(form.rawValue, &error)
        try ICUError.check(error, "open normalizer \(form)")
        guard let shared else { throw ICUError(code: 7, operation: "open normalizer \(form)") }
        handle = shared
        self.form = form
    }

    /// `text` in this form.
    public func normalize(_ text: String) throws(ICUError) -> String {
        try normalizeWithEdits(text).text
    }

    /// `text` in this form, and the stretches that changed, in order.
    public func normalizeWithEdits(_ text: String) throws(ICUError) -> (text: String, edits: [NormalizationEdit]) {
        let result = try withBytes(text) { bytes throws(ICUError) in try normalize(bytes) }
        return (String(decoding: result.bytes, as: UTF8.self), result.edits)
    }

    /// As `normalizeWithEdits`, over valid UTF-8 of at most `Int32.max` bytes.
    public func normalize(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(ICUError) -> (bytes: [UInt8], edits: [NormalizationEdit]) {
        var error: Int32 = 0
        let result = cicu_normalize_utf8(handle, bytes.baseAddress, try ICUError.length(bytes.count), &error)
        try ICUError.check(error, "normalize to \(form)")
        guard let result else { throw ICUError(code: 7, operation: "normalize to \(form)") }
        defer { cicu_normalization_close(result) }
        var textLength: Int32 = 0
        var editCount: Int32 = 0
        let text = cicu_normalization_text(result, &textLength)
        let edits = cicu_normalization_edits(result, &editCount)
        return (
            [UInt8](UnsafeBufferPointer(start: text, count: Int(textLength))),
            UnsafeBufferPointer(start: edits, count: Int(editCount)).map {
                NormalizationEdit(
                    sourceStart: Int($0.sourceStart), sourceLength: Int($0.sourceLength),
                    destinationStart: Int($0.destinationStart), destinationLength: Int($0.destinationLength))
            }
        )
    }

    /// Whether `bytes`, valid UTF-8, are in this form already. Several times faster than normalizing.
    public func isNormalized(_ bytes: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Bool {
        var error: Int32 = 0
        let result = cicu_normalizer_is_normalized_utf8(handle, bytes.baseAddress, try ICUError.length(bytes.count), &error)
        try ICUError.check(error, "check for \(form)")
        return result
    }

    public func isNormalized(_ text: String) throws(ICUError) -> Bool {
        try withBytes(text) { bytes throws(ICUError) in try isNormalized(bytes) }
    }

    public func quickCheck(_ text: String) throws(ICUError) -> QuickCheck {
        var buffer = UTF16Buffer()
        try buffer.load(text)
        var error: Int32 = 0
        let result = cicu_normalizer_quick_check(handle, buffer.units, Int32(clamping: buffer.count), &error)
        try ICUError.check(error, "check for \(form)")
        return QuickCheck(rawValue: result) ?? .maybe
    }

    /// The longest prefix that a quick check proves to be in this form.
    public func normalizedPrefix(of text: String) throws(ICUError) -> Substring {
        var buffer = UTF16Buffer()
        try buffer.load(text)
        var error: Int32 = 0
        let units = cicu_normalizer_span(handle, buffer.units, Int32(clamping: buffer.count), &error)
        try ICUError.check(error, "find the normalized prefix")
        return text[..<text.utf16.index(text.startIndex, offsetBy: Int(units))]
    }
}

/// Calls `body` with the UTF-8 of `text`.
func withBytes<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws(ICUError) -> Result
) throws(ICUError) -> Result {
    var text = text
    let outcome = text.withUTF8 { bytes -> Swift.Result<Result, ICUError> in
        do throws(ICUError) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try outcome.get()
}
