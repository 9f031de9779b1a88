internal import CICU

/// Language-aware order of texts (UTS #10).
public struct Collator: ~Copyable, @unchecked Sendable {
    /// Which differences count: base letters; and accents; and case; and all.
    public enum Strength: Int32, Sendable {
        case primary = 0
        case secondary = 1
        case tertiary = 2
        case quaternary = 3
        case identical = 15
    }

    private let handle: OpaquePointer

    public init(locale: String, strength: Strength = .tertiary) throws(ICUError) {
        var error: Int32 = 0
        let opened = cicu_collator_open(locale, &error)
        try ICUError.check(error, "open a collator for \(locale)")
        guard let opened else { throw ICUError(code: 7, operation: "open a collator for \(locale)") }
        cicu_collator_set_strength(opened, strength.rawValue)
        handle = opened
    }

    deinit { cicu_collator_close(handle) }

    /// Below zero when `first` sorts before `second`, zero when the strength sees no difference, above zero otherwise.
    public func compare(_ first: String, _ second: String) throws(ICUError) -> Int {
        try withBytes(first) { left throws(ICUError) in
            try withBytes(second) { right throws(ICUError) in
                var error: Int32 = 0
                let order = cicu_collator_compare(
                    handle, left.baseAddress, Int32(clamping: left.count), right.baseAddress, Int32(clamping: right.count), &error)
                try ICUError.check(error, "compare texts")
                return Int(order)
            }
        }
    }
}
