internal import BitextModel

/// Days of one month, said one by one.
extension QuantityFinder {
    private static let mostDays = 8

    /// 12 व 13 अक्टूबर, 5, 6 और 7 मार्च 2024: days in their order, commas or a word for "and" between them.
    func days(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        var days: [Int] = []
        var place = first
        var and = ""
        while days.count < Self.mostDays, case .single(let value, 1...2, false) = tokens.written(place), let day = Int(exactly: value),
            day > days.last ?? 0
        {
            days.append(day)
            place += 1
            guard and.isEmpty else { break }
            if let word = tokens.dateWord(place, words), word.kind == .and {
                and = word.english
            } else if tokens.key(place) != "," {
                break
            }
            place += 1
        }
        guard days.count > 1, !and.isEmpty, let last = days.last, let month = month(tokens, place) else { return nil }
        let year = year(tokens, place + 1)
        guard CalendarDate(year: year?.year, month: month, day: last) != nil, days[0] > 0 else { return nil }
        let end = year?.end ?? place + 1
        let list = days.dropLast().map(String.init).joined(separator: ", ") + " \(and) \(last)"
        return (mention(tokens, first, end, .date, "\(list) \(months[month - 1])" + (year.map { " \($0.year)" } ?? "")), end)
    }
}
