/// Numbers the inline codes of one unit for XLIFF: a code of a target has the number of its counterpart in the source, where there is one.
struct XLIFFCodeNumbers {
    /// What makes codes counterparts: the element they become, and the name the file gives them or, without one, their place among their like.
    private struct Key: Hashable {
        let element: String
        let name: String
    }

    private var source: [Key: Int] = [:]
    private var next = 1

    /// The numbers of `segment`'s codes; an end has that of its beginning.
    mutating func number(_ segment: ExchangeSegment, partners: [Int: Int], isSource: Bool) -> [Int] {
        var result = [Int](repeating: 0, count: segment.codes.count)
        var counts: [String: Int] = [:]
        var used: Set<Int> = []
        for (index, code) in segment.codes.enumerated() {
            let partner = partners[index]
            if let partner, partner < index {
                result[index] = result[partner]
                continue
            }
            let element = Self.element(code, isPaired: partner != nil)
            let place = counts[element, default: 0]
            counts[element] = place + 1
            let key = Key(element: element, name: code.identifier.map { "=\($0)" } ?? "#\(place)")
            if !isSource, let known = source[key], used.insert(known).inserted {
                result[index] = known
                continue
            }
            result[index] = next
            if isSource, source[key] == nil { source[key] = next }
            next += 1
        }
        return result
    }

    private static func element(_ code: InlineCode, isPaired: Bool) -> String {
        switch code.kind {
        case .begin: isPaired ? "sc" : "sc-isolated"
        case .isolatedBegin: "sc-isolated"
        case .end, .isolatedEnd: "ec-isolated"
        case .placeholder, .unknown: "ph"
        case .highlightBegin, .highlightEnd: "sm"
        }
    }
}
