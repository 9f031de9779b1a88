internal import BitextModel

extension LanguageTag {
    /// A tag as files of strangers write it: `en_US` is read as `en-US`, and spaces around it are passed over. Nil for what is no tag at all.
    static func reading(_ text: String) -> LanguageTag? {
        var bytes = text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return LanguageTag(String(decoding: bytes, as: UTF8.self))
    }
}
