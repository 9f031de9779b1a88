package import BitextModel

/// Word links in Pharaoh notation, a pair of sentences a line: `0-0 1-2 2?3`, source–target from 0, `?` for a possible link (Och and Ney, "A Systematic Comparison of Various Statistical
/// Alignment Models", 2003, whose possible links these are).
package enum PharaohLinks {
    /// The line of `links`, in their order, without a line end.
    package static func line(_ links: [WordLink]) -> String { links.map(\.description).joined(separator: " ") }

    /// The links of a line, in its order. A link that stands twice counts once: a sure one over a possible one. Throws with the column of what is no link.
    package static func links(_ line: String, at place: TextLineReader) throws(TextReadingError) -> [WordLink] {
        var links: [WordLink] = []
        var known: [[Int]: Int] = [:]
        var column = 1
        for part in line.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
            defer { column += part.count + 1 }
            guard !part.isEmpty else { continue }
            let separator = part.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
            guard let separator, let source = number(part[..<separator]), let target = number(part[part.index(after: separator)...]) else {
                throw place.invalid("'\(TextLineReader.shown(Substring(part)))' is no link: i-j or i?j is wanted", column: column)
            }
            let isPossible = part[separator] == UInt8(ascii: "?")
            if let before = known[[source, target]] {
                if !isPossible { links[before].isPossible = false }
                continue
            }
            known[[source, target]] = links.count
            links.append(WordLink(source: source, target: target, isPossible: isPossible))
        }
        return links
    }

    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(Substring(digits))
    }
}
