extension Substring {
    /// Members of a list, empty ones left out.
    ///
    /// By bytes, because a separator and a combining mark after it (`|` and U+0902 ANUSVARA) are one `Character`.
    func members(separatedBy separator: Unicode.Scalar) -> [Substring] {
        utf8.split(separator: UInt8(ascii: separator)).map { Substring($0) }
    }
}
