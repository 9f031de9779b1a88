internal import BitextModel

/// Years of an era that are said with it, or counted from it.
extension QuantityFinder {
    func yearsOfEra(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        yearsBeforeEra(tokens, first) ?? yearsAndEra(tokens, first)
    }

    /// 375-415 ईस्वी, 1526 से 1530 ईस्वी: two years and their era.
    private func yearsAndEra(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        var (low, high, place) = (0, 0, first + 1)
        switch tokens.written(first) {
        case .range(let from, let to): (low, high) = (Int(exactly: from) ?? 0, Int(exactly: to) ?? 0)
        case .years(let from, let to): (low, high) = (from, Int(to) ?? 0)
        case .single(let from, 1...4, false):
            guard tokens.number(first + 1, words)?.kind == .range, case .single(let to, 1...4, false) = tokens.written(first + 2) else {
                return nil
            }
            (low, high, place) = (Int(exactly: from) ?? 0, Int(exactly: to) ?? 0, first + 3)
        default: return nil
        }
        guard low > 0, high > 0, let era = tokens.longestDate(at: place, words), era.value.kind == .era else { return nil }
        let end = place + era.length
        return (mention(tokens, first, end, .date, "\(low)–\(high) \(era.value.english)"), end)
    }

    /// ईसा से 500 वर्ष पूर्व, ईसा से लगभग तीन सौ साल पहले, 500 वर्ष ईसा पूर्व: 500 BC.
    private func yearsBeforeEra(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        var place = first
        let from = tokens.longestDate(at: place, words)
        if let from, from.value.kind == .era { return yearBehindEra(tokens, first, from) }
        let isNamed = from?.value.kind == .eraFrom
        if isNamed, let from { place += from.length }
        var about = ""
        if isNamed, let word = tokens.dateWord(place, words), word.kind == .about {
            about = "\(word.english) "
            place += 1
        }
        guard let number = NumberPhrase(tokens, from: place, words: words), number.value == number.value.rounded(),
            let year = Int(exactly: number.value), let last = Int(exactly: number.upper ?? number.value), 1...9999 ~= year,
            1...9999 ~= last,
            tokens.dateWord(number.end, words)?.kind == .year,
            let closing = tokens.longestDate(at: number.end + 1, words), closing.value.kind == (isNamed ? .earlier : .era)
        else { return nil }
        let era = isNamed ? from?.value.english ?? "" : closing.value.english
        let end = number.end + 1 + closing.length
        return (mention(tokens, first, end, .date, about + (year == last ? "\(year) \(era)" : "\(year)–\(last) \(era)")), end)
    }

    /// ईसा पूर्व 327 में: 327 BC. Not before what is counted, nor where it is a part of an ordinal (ईसा पूर्व 7 वीं).
    private func yearBehindEra(
        _ tokens: QuantityTokens, _ first: Int, _ era: (value: QuantityWords.DateWord, length: Int)
    ) -> (mention: EntityMention, end: Int)? {
        let place = first + era.length
        guard case .single(let value, 1...4, false) = tokens.written(place), let year = Int(exactly: value), year > 0,
            place + 1 == tokens.count || !tokens.isWord(place + 1) && tokens.key(place + 1) != "-"
                || tokens.longestDate(at: place + 1, words) != nil,
            tokens.longestUnit(at: place + 1, words) == nil
        else { return nil }
        return (mention(tokens, first, place + 1, .date, "\(year) \(era.value.english)"), place + 1)
    }
}
