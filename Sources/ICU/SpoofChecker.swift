internal import CICU

/// Characters and words that look alike (UTS #39, "Unicode Security Mechanisms").
public struct SpoofChecker: ~Copyable, @unchecked Sendable {
    /// How far a text mixes scripts, from least to most (UTS #39, section 5.2).
    public enum RestrictionLevel: Int32, Sendable, Comparable {
        case ascii = 0
        case singleScript = 1
        case highlyRestrictive = 2
        case moderatelyRestrictive = 3
        case minimallyRestrictive = 4
        case unrestricted = 5

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private let handle: OpaquePointer

    public init() throws(ICUError) {
        var error: Int32 = 0
        let opened = cicu_spoof_open(&error)
        try ICUError.check(error, "open the spoof checker")
        guard let opened else { throw ICUError(code: 7, operation: "open the spoof checker") }
        handle = opened
    }

    deinit { cicu_spoof_close(handle) }

    /// Two texts are confusable when their skeletons are equal. A skeleton is for comparing only, never for showing.
    public func skeleton(of text: String) throws(ICUError) -> String {
        try withBytes(text) { bytes throws(ICUError) in
            var capacity = bytes.count * 4 + 32
            while true {
                var result = [UInt8](repeating: 0, count: capacity)
                var error: Int32 = 0
                let length = cicu_spoof_skeleton(
                    handle, bytes.baseAddress, Int32(clamping: bytes.count), &result, Int32(clamping: capacity), &error)
                if error == ICUError.bufferOverflow {
                    capacity = Int(length) + 1
                    continue
                }
                try ICUError.check(error, "make a skeleton")
                return String(decoding: result.prefix(Int(length)), as: UTF8.self)
            }
        }
    }

    public func areConfusable(_ first: String, _ second: String) throws(ICUError) -> Bool {
        try Array(skeleton(of: first).unicodeScalars) == Array(skeleton(of: second).unicodeScalars)
    }

    public func restrictionLevel(of text: String) throws(ICUError) -> RestrictionLevel {
        try withBytes(text) { bytes throws(ICUError) in
            var error: Int32 = 0
            let level = cicu_spoof_restriction_level(handle, bytes.baseAddress, Int32(clamping: bytes.count), &error)
            try ICUError.check(error, "find the restriction level")
            return RestrictionLevel(rawValue: level) ?? .unrestricted
        }
    }
}
