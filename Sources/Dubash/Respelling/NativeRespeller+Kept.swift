internal import BitextModel
internal import TextAnalysis

extension NativeRespeller {
    /// Words that stay in any sentence and say nothing of its language: those that protected spans touch, those listed, letters that stand for a unit or an ordinal behind a number (`50k`, `3rd`, `2 hr`), a letter at a figure or a stroke (`v1`, `w/o`), and
    /// abbreviations with full stops and small letters (`M.Sc`).
    func kept(_ tokens: [Token], _ text: String, _ protected: [TextSpan]) -> Set<Int> {
        let utf8 = Array(text.utf8)
        func isDigit(_ place: Int) -> Bool { utf8.indices.contains(place) && (0x30...0x39).contains(utf8[place]) }
        func isMark(_ place: Int, _ mark: UInt8) -> Bool { utf8.indices.contains(place) && utf8[place] == mark }
        func isLatin(_ place: Int) -> Bool { utf8.indices.contains(place) && (0x61...0x7A).contains(utf8[place] | 0x20) }
        var kept: Set<Int> = []
        if !protected.isEmpty {
            var closed = SpanSweep(protected)
            for place in tokens.indices where closed.overlap(tokens[place].span) { kept.insert(place) }
        }
        for (place, token) in tokens.enumerated() where token.kind == .word && token.script == .latin {
            let span = token.span
            let word = text[span].map { $0.lowercased() } ?? ""
            var before = span.start
            while before > 0, utf8[before - 1] == 0x20 { before -= 1 }
            let letters = word.utf8.filter { !(0x30...0x39).contains($0) }
            let hasDigit = letters.count < word.utf8.count
            let touchesDigit = hasDigit || isDigit(span.start - 1) || isDigit(span.end)
            let hasVowel = letters.contains { "aeiou".utf8.contains($0) }
            let isCapitals = text[span].map { $0.utf8.allSatisfy { !(0x61...0x7A).contains($0) } } ?? false
            if resources.isKept(String(decoding: letters, as: UTF8.self), followsNumber: hasDigit || isDigit(before - 1)) {
                kept.insert(place)
            } else if touchesDigit, !isCapitals, letters.count == 1 || !hasVowel {
                kept.insert(place)
            } else if word.utf8.count == 1, isMark(span.start - 1, 0x2F) || isMark(span.end, 0x2F) {
                kept.insert(place)
            } else if isDotted(word: text[span] ?? "", isMark(span.start - 1, 0x2E) && isLatin(span.start - 2)) {
                kept.insert(place)
                // M of M.Sc, where it is a word of its own.
                if place > 1, tokens[place - 1].span.length == 1, tokens[place - 2].span.end == tokens[place - 1].span.start {
                    kept.insert(place - 2)
                }
            }
        }
        return kept
    }

    /// Whether a word has a full stop inside and small letters, or follows a letter and a full stop directly.
    private func isDotted(word: Substring, _ followsStop: Bool) -> Bool {
        let inner = word.utf8.dropLast()
        let hasSmall = word.utf8.contains { (0x61...0x7A).contains($0) }
        return hasSmall && word.utf8.count <= 8
            && (followsStop && word.utf8.count <= 4 && (word.utf8.first ?? 0) < 0x61 || inner.contains(0x2E))
    }
}
