internal import BitextModel

extension LanguageTag {
    /// A tag as files of strangers write it: `en_US` is read as `en-US`, spaces around it are passed over, and `HI-in` is `hi-IN` (RFC 5646, section 2.1.1: case has no meaning). Nil for what is no tag at all.
    static func reading(_ text: String) -> LanguageTag? {
        let bytes = text.trimmedASCII().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
        let subtags = String(decoding: bytes, as: UTF8.self).split(separator: "-", omittingEmptySubsequences: false)
        var isExtension = false
        let cased = subtags.enumerated().map { place, subtag in
            let lower = subtag.lowercased()
            if place == 0 { return lower }
            if subtag.utf8.count == 1 { isExtension = true }
            if isExtension { return lower }
            switch subtag.utf8.count {
            case 2: return subtag.uppercased()
            case 4: return lower.prefix(1).uppercased() + lower.dropFirst()
            default: return lower
            }
        }
        return LanguageTag(cased.joined(separator: "-"))
    }
}
