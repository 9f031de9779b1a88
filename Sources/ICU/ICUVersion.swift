internal import CICU

/// The ICU library that this process runs on.
public enum ICUVersion {
    /// Version of the library: "72.1".
    public static var library: String { text(cicu_version, parts: 2) }

    /// Version of the Unicode Standard that its data follows: "15.0.0".
    public static var unicode: String { text(cicu_unicode_version, parts: 3) }

    private static func text(_ read: (UnsafeMutablePointer<UInt8>?) -> Void, parts: Int) -> String {
        var version: [UInt8] = [0, 0, 0, 0]
        version.withUnsafeMutableBufferPointer { read($0.baseAddress) }
        return version.prefix(parts).map(String.init).joined(separator: ".")
    }
}
