/// The step visarga.
extension NormalizationTables {
    private static let colon: UInt32 = 0x3A

    func editVisarga(_ scalars: [UInt32], into buffer: inout EditBuffer) {
        var index = 0
        while index < scalars.count {
            guard roles[scalars[index]].contains(.dandaScript) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, roles[scalars[end]].contains(.dandaScript) { end += 1 }
            var long = end
            // Letters with colons between them, and at most one behind.
            while long < scalars.count, scalars[long] == Self.colon {
                long += 1
                guard long < scalars.count, roles[scalars[long]].contains(.dandaScript) else { break }
                while long < scalars.count, roles[scalars[long]].contains(.dandaScript) { long += 1 }
            }
            if long > end, let word = data.visargaWords[Array(scalars[index..<long])] {
                for place in index..<long where word[place - index] != scalars[place] { buffer.replace(place, with: word[place - index]) }
                index = long
                continue
            }
            if roles[scalars[end - 1]].contains(.visarga), end == long, data.colonWords.contains(Array(scalars[index..<(end - 1)])) {
                buffer.replace(end - 1, with: Self.colon)
            }
            index = end
        }
    }
}
