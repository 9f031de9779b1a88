internal import BitextModel

/// Finds URLs and e-mail addresses, by the parts of RFC 3986 and RFC 5322 that running text uses.
///
/// A URL begins with a scheme and `://`, with `www.`, or is a bare host name with a known ending (bbc.com/hindi). Its host is ASCII, or all of one
/// other script, so that a word glued behind (`bbc.comपर`) is not swallowed; its path may hold letters of any script. Closing
/// punctuation, and a closing bracket that was not opened inside, stay outside. One pass over the bytes.
struct AddressScanner: Sendable {
    let topLevelDomains: Set<String>

    /// Replaces `found` by the addresses in `text`, in order, disjoint.
    func scan(_ text: ByteText, into found: inout [RawToken]) {
        found.removeAll(keepingCapacity: true)
        var from = 0
        var offset = text.addressMark(from: 0)
        while offset < text.count {
            let byte = text[offset]
            let address: RawToken? =
                switch byte {
                case UInt8(ascii: ":"): url(text, colon: offset, from: from)
                case UInt8(ascii: "@"): mail(text, at: offset, from: from)
                default: host(text, stop: offset, from: from)
                }
            if let address {
                found.append(address)
                from = address.end
                offset = text.addressMark(from: address.end)
            } else {
                offset = text.addressMark(from: offset + 1)
            }
        }
    }

    // MARK: - URL with a scheme

    private func url(_ text: ByteText, colon: Int, from: Int) -> RawToken? {
        guard colon + 3 < text.count, text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/") else { return nil }
        var start = colon
        while start > from, text[start - 1].isASCIILetter { start -= 1 }
        guard (2...10).contains(colon - start) else { return nil }
        let hostStart = colon + 3
        var end = hostStart
        if text[end].isASCIIAlphanumeric {
            while end < text.count, text[end].isASCIIAlphanumeric || isHostMark(text[end]) { end += 1 }
        } else {
            while let (scalar, next) = text.scalar(at: end), !scalar.isASCII || isHostMark(text[end]) || text[end].isASCIIDigit,
                isPathScalar(scalar)
            {
                end = next
            }
        }
        guard end > hostStart else { return nil }
        return RawToken(start: start, end: tail(text, from: end, start: start), kind: .url)
    }

    private func isHostMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }

    // MARK: - Bare host

    private func host(_ text: ByteText, stop: Int, from: Int) -> RawToken? {
        guard stop > from, stop + 1 < text.count, text[stop - 1].isASCIIAlphanumeric else { return nil }
        var start = stop
        while start > from, text[start - 1].isASCIIAlphanumeric || text[start - 1] == UInt8(ascii: "-") { start -= 1 }
        guard start == from || (text[start - 1] != UInt8(ascii: "@") && text[start - 1] != UInt8(ascii: ".")) else { return nil }
        guard text[start] != UInt8(ascii: "-") else { return nil }
        let isWorldWideWeb = stop - start == 3 && text.string(start, stop).lowercased() == "www"
        var end = stop
        var lastStop = stop
        while end < text.count, text[end].isASCIIAlphanumeric || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".") {
            if text[end] == UInt8(ascii: ".") {
                guard end + 1 < text.count, text[end + 1].isASCIIAlphanumeric else { break }
                lastStop = end
            }
            end += 1
        }
        guard end > stop + 1 else { return nil }
        if isWorldWideWeb { return RawToken(start: start, end: tail(text, from: end, start: start), kind: .url) }
        guard end > lastStop, topLevelDomains.contains(text.string(lastStop + 1, end)) else { return nil }
        // A name before the ending of two bytes or more with a letter in it: not `U.in`, not `3.in`.
        var nameStart = lastStop
        while nameStart > start, text[nameStart - 1] != UInt8(ascii: ".") { nameStart -= 1 }
        guard lastStop - nameStart >= 2, (nameStart..<lastStop).contains(where: { text[$0].isASCIILetter }) else { return nil }
        if end < text.count, text[end] == UInt8(ascii: "@") { return nil }
        return RawToken(start: start, end: tail(text, from: end, start: start), kind: .url)
    }

    // MARK: - E-mail

    private func mail(_ text: ByteText, at: Int, from: Int) -> RawToken? {
        var start = at
        while start > from, isMailByte(text[start - 1]) { start -= 1 }
        while start < at, text[start] == UInt8(ascii: ".") { start += 1 }
        guard start < at, text[at - 1] != UInt8(ascii: ".") else { return nil }
        var end = at + 1
        var lastStop = 0
        while end < text.count, text[end].isASCIIAlphanumeric || text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".") {
            if text[end] == UInt8(ascii: ".") {
                guard end + 1 < text.count, text[end + 1].isASCIIAlphanumeric else { break }
                lastStop = end
            }
            end += 1
        }
        while end > at, text[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard lastStop > at + 1, end - lastStop > 2, text[lastStop + 1].isASCIILetter else { return nil }
        return RawToken(start: start, end: end, kind: .email)
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    // MARK: - Path

    /// The end of a URL whose host ends at `from`: its port, path, query and fragment, without closing punctuation.
    private func tail(_ text: ByteText, from host: Int, start: Int) -> Int {
        var host = host
        while host > start, isHostMark(text[host - 1]) { host -= 1 }
        guard host < text.count else { return host }
        var end = host
        if text[end] == UInt8(ascii: ":") {
            var port = end + 1
            while port < text.count, text[port].isASCIIDigit { port += 1 }
            if port > end + 1 { end = port }
        }
        guard end < text.count, text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "?") || text[end] == UInt8(ascii: "#") else {
            return end
        }
        var depth = 0
        var last = end
        while let (scalar, next) = text.scalar(at: end), isPathScalar(scalar) {
            switch scalar {
            case "(":
                depth += 1
            case ")":
                depth -= 1
                if depth < 0 { return last }
                last = next
            case ".", ",", ";", ":", "!", "?", "'", "*", "[", "]":
                break
            default:
                last = next
            }
            end = next
        }
        return last
    }

    /// ASCII graphic characters that URLs hold, and letters, marks and digits of any script.
    private func isPathScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            switch scalar {
            case "\u{0}"..."\u{20}", "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "\u{7F}": return false
            default: return true
            }
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            return true
        default: return scalar == "\u{200C}" || scalar == "\u{200D}"  // ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
        }
    }
}
