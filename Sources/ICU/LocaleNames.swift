internal import CICU

/// Names of languages, regions, scripts, currencies and cities in one language, from Unicode CLDR.
///
/// ```swift
/// try LocaleNames(locale: "hi").name(.region, "KP")   // "उत्तर कोरिया"
/// ```
public struct LocaleNames: ~Copyable, @unchecked Sendable {
    public enum Kind: Int32, Sendable, CaseIterable {
        /// Language or locale identifiers: "hi", "en_IN".
        case language = 0
        /// ISO 3166-1 codes: "RU".
        case region = 1
        /// ISO 15924 codes: "Deva".
        case script = 2
        /// ISO 4217 codes: "INR".
        case currency = 3
        /// Time zone identifiers, each named by its exemplar city: "Asia/Pyongyang".
        case city = 4
    }

    private let handle: OpaquePointer

    public init(locale: String) throws(ICUError) {
        var error: Int32 = 0
        let opened = cicu_names_open(locale, &error)
        try ICUError.check(error, "open the names of locale \(locale)")
        guard let opened else { throw ICUError(code: 7, operation: "open the names of locale \(locale)") }
        handle = opened
    }

    deinit { cicu_names_close(handle) }

    /// The name of `code`, or nil when the locale data has none of its own.
    public func name(_ kind: Kind, _ code: String) throws(ICUError) -> String? {
        var buffer = [UInt8](repeating: 0, count: 1024)
        var error: Int32 = 0
        let length = cicu_names_display(handle, kind.rawValue, code, &buffer, 1024, &error)
        try ICUError.check(error, "name \(code)")
        return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : nil
    }

    /// All codes of `kind` that ICU lists. Cost grows with the square of their number for currencies and cities: keep the result.
    public static func codes(_ kind: Kind) -> [String] {
        var result: [String] = []
        var buffer = [CChar](repeating: 0, count: 128)
        while cicu_code(kind.rawValue, Int32(result.count), &buffer, 128) {
            result.append(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return result
    }
}
