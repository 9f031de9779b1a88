/// The step danda.
extension NormalizationTables {
    private static let pipe: UInt32 = 0x7C
    private static let danda: UInt32 = 0x0964
    private static let doubleDanda: UInt32 = 0x0965
    private static let smallL: UInt32 = 0x6C
    private static let capitalI: UInt32 = 0x49

    /// Replaces | and || and l and I where only a danda makes sense.
    func editDanda(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == Self.pipe {
                var end = index + 1
                while end < scalars.count, scalars[end] == Self.pipe { end += 1 }
                if end - index <= 2, isDandaPipe(index, end, in: scalars) {
                    buffer.replace(index, end, with: CollectionOfOne(end - index == 1 ? Self.danda : Self.doubleDanda))
                }
                index = end
                continue
            }
            if scalar == Self.smallL || scalar == Self.capitalI, isDandaLetter(index, in: scalars) {
                buffer.replace(index, with: Self.danda)
            }
            index += 1
        }
    }

    /// Attached to a letter and followed by a space, the end or a closing mark; or, after one space, at the end of a line that is no
    /// row of a table.
    private func isDandaPipe(_ start: Int, _ end: Int, in scalars: [UInt32]) -> Bool {
        guard start > 0 else { return false }
        if roles[scalars[start - 1]].contains(.dandaScript) {
            return isLineEnd(end, in: scalars) || isBlank(scalars[end]) || isClosing(scalars[end])
        }
        guard scalars[start - 1] == 0x20, start > 1, roles[scalars[start - 2]].contains(.dandaScript), isLineEnd(end, in: scalars) else {
            return false
        }
        var index = start - 1
        while index >= 0, !roles[scalars[index]].contains(.lineEnd) {
            // Another pipe between spaces or at the beginning: columns.
            if scalars[index] == Self.pipe, index == 0 || !roles[scalars[index - 1]].contains(.dandaScript) { return false }
            index -= 1
        }
        return true
    }

    private func isDandaLetter(_ index: Int, in scalars: [UInt32]) -> Bool {
        guard index > 0, followsAsSentence(index + 1, in: scalars) else { return false }
        if roles[scalars[index - 1]].contains(.dandaScript) {
            return scalars[index] == Self.smallL || endsSentence(index, in: scalars)
        }
        return scalars[index - 1] == 0x20 && endsSentence(index - 1, in: scalars)
    }

    /// Whether the word that ends at `end` is one with which sentences end.
    private func endsSentence(_ end: Int, in scalars: [UInt32]) -> Bool {
        var start = end
        while start > 0, roles[scalars[start - 1]].contains(.dandaScript) { start -= 1 }
        return start < end && data.sentenceFinalWords.contains(Array(scalars[start..<end]))
    }

    /// End of the line, or a space and then a letter of the script or a quotation mark.
    private func followsAsSentence(_ index: Int, in scalars: [UInt32]) -> Bool {
        if isLineEnd(index, in: scalars) { return true }
        guard scalars[index] == 0x20, index + 1 < scalars.count else { return false }
        let next = roles[scalars[index + 1]]
        return next.contains(.dandaScript) && next.contains(.letter) || QuoteMarks.isQuote(scalars[index + 1])
    }

    private func isClosing(_ scalar: UInt32) -> Bool { roles[scalar].contains(.closing) || QuoteMarks.isQuote(scalar) }

    func isLineEnd(_ index: Int, in scalars: [UInt32]) -> Bool {
        index >= scalars.count || roles[scalars[index]].contains(.lineEnd)
    }

    func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x09 || roles[scalar].contains(.space) }
}
