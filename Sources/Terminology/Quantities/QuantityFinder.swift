public import BitextModel

/// Finds dates, amounts, measures and durations in a sentence and says them in English: `2.5 करोड़ रुपये` is 25 million rupees.
///
/// A number alone is no mention: it needs a multiplier, a unit or a currency, or to be a part of a date. Lakh and crore become thousands, millions and billions; what
/// a million does not divide to three decimals is said in full. A day's concept is `date/` and its ISO 8601 form. Cost: linear in tokens.
///
/// ```swift
/// finder.mentions(tokens: tokens, candidates: candidates, in: "१५ अगस्त १९४७ को")   // "15 August 1947", date/1947-08-15
/// ```
public struct QuantityFinder: Sendable {
    package let words: QuantityWords
    let months: [String]
    private static let score = 0.98

    public init(words: QuantityWords) {
        self.words = words
        months = (1...12).map { words.month($0) }
    }

    /// Mentions of types date and quantity, in order, disjoint; offsets in the sentence.
    public func mentions(tokens: [Token], candidates: SentenceCandidates, in text: String) -> [EntityMention] {
        guard candidates.firstQuantity < tokens.count else { return [] }
        let tokens = QuantityTokens(tokens: tokens, candidates: candidates, in: text)
        var result: [EntityMention] = []
        var index = candidates.firstQuantity
        while index < tokens.count {
            let traits = candidates.words[index].facts.quantityTraits
            if !traits.contains(.begins) || traits.contains(.count) && !tokens.mayGoOn(index + 1) {
                index += 1
            } else if let found = time(tokens, index) ?? yearsOfEra(tokens, index) ?? date(tokens, index) ?? range(tokens, index)
                ?? quantity(tokens, index)
            {
                result.append(found.mention)
                index = found.end
            } else {
                index += 1
            }
        }
        return result
    }

    // MARK: - Quantities

    private func quantity(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        // A decimal point that has nothing before it: .5.
        let isDecimal = isDecimal(tokens, first)
        if let fraction = fraction(tokens, first) { return fraction }
        if isNegative(tokens, first) {
            guard let found = quantity(tokens, first + 1), found.mention.type == .quantity else { return nil }
            return (mention(tokens, first, found.end, .quantity, "minus \(found.mention.english)"), found.end)
        }
        if let sign = tokens.longestUnit(at: first, words), sign.value.kind == .symbol || sign.value.kind == .abbreviation,
            first + sign.length < tokens.count, tokens.written(first + sign.length) != nil,
            let number = NumberPhrase(tokens, from: first + sign.length, words: words)
        {
            let unit = sign.value
            let amount = number.english(words)
            var end = number.end
            // ₹500 करोड़ रुपये says its currency twice.
            if let again = tokens.longestUnit(at: end, words), again.value.kind == .currency {
                end += again.length
            }
            let rate = rate(tokens, end)
            let name = number.value == 1 && number.upper == nil ? unit.one : unit.several
            return (mention(tokens, first, end + rate.length, .quantity, "\(amount) \(name)\(rate.english)"), end + rate.length)
        }
        if let indefinite = tokens.number(first, words), indefinite.kind == .indefinite {
            if let unit = tokens.longestUnit(at: first + 1, words), unit.value.kind != .age,
                unit.value.kind != .symbol
            {
                let end = first + 1 + unit.length
                return (mention(tokens, first, end, .quantity, "\(indefinite.english) of \(unit.value.several)"), end)
            }
            return (mention(tokens, first, first + 1, .quantity, indefinite.english), first + 1)
        }
        guard let number = NumberPhrase(tokens, from: first, words: words, isDecimal: isDecimal) else { return nil }
        let (amount, start) = (number.english(words), isDecimal ? first - 1 : first)
        let each = number.isEach ? " each" : ""
        // 100/- रुपये: nothing behind the whole ones.
        let isClosed = tokens.key(number.end) == "/" && tokens.key(number.end + 1) == "-" && number.isWritten
        let place = number.end + (isClosed ? 2 : 0)
        if let unit = tokens.longestUnit(at: place, words), fits(unit.value, number, isBehindDuration: isDuration(tokens, start - 1)),
            !isClosed || unit.value.kind == .currency
        {
            let rate = rate(tokens, place + unit.length)
            let end = place + unit.length + rate.length
            let isOne = number.upper == nil && (number.value == 1 || number.value == 0.5 && number.word != nil)
            let name = isOne ? unit.value.one : unit.value.several
            let joint = unit.value.kind == .age ? "-" : amount.hasSuffix(" a") && Self.beginsWithVowel(name) ? "n " : " "
            return (mention(tokens, start, end, .quantity, amount + joint + name + rate.english + each), end)
        }
        guard number.hasMultiplier else { return nil }
        return (mention(tokens, start, number.end, .quantity, (number.isOfHundreds ? "\(Int(number.value))" : amount) + each), number.end)
    }

    /// Whether the digits at `place` stand behind a point that touches nothing else.
    private func isDecimal(_ tokens: QuantityTokens, _ place: Int) -> Bool {
        tokens.written(place) != nil && place > 0 && tokens.key(place - 1) == "." && tokens.touch(place - 1, place)
            && (place == 1 || !tokens.touch(place - 2, place - 1))
    }

    /// एक-तिहाई, दो तिहाई, तीन-चौथाई.
    private func fraction(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        guard tokens.isWord(first) else { return nil }
        var (found, end) = (words.fraction(tokens.key(first)), first + 1)
        if found == nil, let count = tokens.number(first, words), count.kind == .count, let part = tokens.number(first + 1, words),
            part.kind == .part
        {
            (found, end) = ((count, part), first + 2)
        }
        guard let (count, part) = found, (1..<part.value).contains(count.value) else { return nil }
        return (mention(tokens, first, end, .quantity, "\(count.english)-\(part.english)\(count.value == 1 ? "" : "s")"), end)
    }

    /// Half an hour, half a kilogram.
    private static func beginsWithVowel(_ name: String) -> Bool {
        name.hasPrefix("hour") || name.first.map { "aeio".contains($0) } ?? false
    }

    /// Whether a word or mark at `place` makes the number behind it negative: माइनस 5, -5.
    private func isNegative(_ tokens: QuantityTokens, _ place: Int) -> Bool {
        if let word = tokens.number(place, words) { return word.kind == .negative }
        guard let mark = words.numbers[UTF8Key(tokens.key(place))], mark.kind == .negative, place + 1 < tokens.count else { return false }
        return tokens.touch(place, place + 1) && (place == 0 || !tokens.touch(place - 1, place))
    }

    /// What is behind a unit to make it a rate: किमी/घंटा, रुपये प्रति किलो. Empty where there is nothing.
    private func rate(_ tokens: QuantityTokens, _ place: Int) -> (english: String, length: Int) {
        if let whole = tokens.unit(place, words), whole.kind == .rate { return (" per \(whole.one)", 1) }
        guard tokens.unit(place, words)?.kind == .per else { return ("", 0) }
        // प्रति दस ग्राम.
        let count = NumberPhrase(tokens, from: place + 1, words: words)
        let start = count?.end ?? place + 1
        guard let unit = tokens.longestUnit(at: start, words), [.measure, .duration, .score].contains(unit.value.kind) else {
            return ("", 0)
        }
        guard let count, count.value != 1 || count.upper != nil else { return (" per \(unit.value.one)", start + unit.length - place) }
        return (" per \(count.english(words)) \(unit.value.several)", start + unit.length - place)
    }

    /// 10 से 12 लाख रुपये, 5 से 10 प्रतिशत: the multipliers of the second number count for the first when it has none.
    private func range(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        guard !isDecimal(tokens, first), let low = NumberPhrase(tokens, from: first, words: words), low.upper == nil,
            tokens.number(low.end, words)?.kind == .range,
            let high = NumberPhrase(tokens, from: low.end + 1, words: words), high.upper == nil
        else { return nil }
        var value = low.value
        if high.hasMultiplier, !low.hasMultiplier {
            var own: Double?
            if case .single(let digits, _, _) = tokens.written(low.end + 1) {
                own = digits
            } else {
                own = tokens.number(low.end + 1, words)?.value
            }
            guard let own, own > 0 else { return nil }
            value *= high.value / own
        }
        guard value < high.value else { return nil }
        let isScaled = high.hasMultiplier
        let scale = isScaled ? words.scales.first { value >= $0.value } : nil
        let amount =
            "\(NumberPhrase.digits(value / (scale?.value ?? 1)))–\(NumberPhrase.digits(high.value / (scale?.value ?? 1)))"
            + (scale.map { " \($0.name)" } ?? "")
        if let unit = tokens.longestUnit(at: high.end, words), ![.symbol, .per, .rate].contains(unit.value.kind) {
            let end = high.end + unit.length
            // शून्य से 10 डिग्री नीचे.
            if low.value == 0, tokens.number(end, words)?.kind == .below {
                return (mention(tokens, first, end + 1, .quantity, "minus \(high.english(words)) \(unit.value.several)"), end + 1)
            }
            let rate = rate(tokens, end)
            let english = unit.value.kind == .age ? "\(amount)-\(unit.value.several)" : "\(amount) \(unit.value.several)\(rate.english)"
            return (mention(tokens, first, end + rate.length, .quantity, english), end + rate.length)
        }
        guard isScaled else { return nil }
        return (mention(tokens, first, high.end, .quantity, amount), high.end)
    }

    private func isDuration(_ tokens: QuantityTokens, _ place: Int) -> Bool { place >= 0 && tokens.unit(place, words)?.kind == .duration }

    private func fits(_ unit: QuantityWords.Unit, _ number: NumberPhrase, isBehindDuration: Bool) -> Bool {
        switch unit.kind {
        case .symbol, .per, .rate: false
        // एक दिन is one day, and some day, but for दो घंटे एक मिनट; 2004 साल is a year.
        case .duration: !(number.word != nil && number.value == 1 && !isBehindDuration) && !(number.isWritten && number.digits == 4)
        case .age: number.value < 150
        default: true
        }
    }

    // MARK: - Dates

    private func date(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        if case .date(let year, let month, let day) = tokens.written(first), let date = CalendarDate(year: year, month: month, day: day) {
            return (mention(tokens, first, first + 1, .date, "\(day) \(months[month - 1]) \(year)", date.iso), first + 1)
        }
        if let found = days(tokens, first) ?? dayAndMonth(tokens, first) ?? monthAndMore(tokens, first) { return found }
        return years(tokens, first) ?? yearWithWord(tokens, first)
    }

    func month(_ tokens: QuantityTokens, _ index: Int) -> Int? {
        guard tokens.isWord(index), let word = tokens.dateWord(index, words), word.kind == .month else { return nil }
        // May and Mar, but not may: short words of Latin letters are months with a capital only.
        let surface = tokens.surface(tokens.span(index, index + 1)).utf8
        if surface.count <= Self.longestShortMonth, let first = surface.first, (0x61...0x7A).contains(first) { return nil }
        return word.number
    }

    private static let longestShortMonth = 3

    /// The day of a month that an English ordinal names: 15th. Nil for other words.
    private func ordinalDay(_ tokens: QuantityTokens, _ index: Int) -> Int? {
        guard tokens.isWord(index) else { return nil }
        let surface = tokens.surface(tokens.span(index, index + 1)).utf8
        let digits = surface.prefix { (0x30...0x39).contains($0) }
        guard (1...2).contains(digits.count), let day = Int(Substring(digits)),
            Self.ordinalEndings.contains(where: { surface.dropFirst(digits.count).elementsEqual($0.utf8) })
        else { return nil }
        return day
    }

    private static let ordinalEndings = ["st", "nd", "rd", "th"]

    /// A year of four digits at `index`, behind a comma perhaps.
    func year(_ tokens: QuantityTokens, _ index: Int) -> (year: Int, end: Int)? {
        var place = index
        if tokens.key(place) == "," { place += 1 }
        guard case .single(let value, digits: 4, isGrouped: false) = tokens.written(place), let year = Int(exactly: value),
            (1000...2199).contains(year), !isCounted(tokens, place)
        else { return nil }
        return (year, place + 1)
    }

    /// Whether the number at `index` counts what follows: a multiplier or a unit.
    func isCounted(_ tokens: QuantityTokens, _ index: Int) -> Bool {
        if tokens.number(index + 1, words)?.kind == .multiplier { return true }
        guard let unit = tokens.longestUnit(at: index + 1, words) else { return false }
        return unit.value.kind != .duration && unit.value.kind != .symbol
    }

    /// 15 अगस्त [,] [1947], छह दिसंबर, 10-12 जून.
    private func dayAndMonth(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        // 15 से 20 जून.
        if case .single(let low, let lowDigits, false) = tokens.written(first), tokens.number(first + 1, words)?.kind == .range,
            case .single(let high, let highDigits, false) = tokens.written(first + 2), lowDigits <= 2, highDigits <= 2, low < high,
            let month = month(tokens, first + 3), let day = Int(exactly: low), let last = Int(exactly: high)
        {
            let year = year(tokens, first + 4)
            if let from = CalendarDate(year: year?.year, month: month, day: day),
                let to = CalendarDate(year: year?.year, month: month, day: last)
            {
                let end = year?.end ?? first + 4
                let english = "\(day)–\(last) \(months[month - 1])" + (year.map { " \($0.year)" } ?? "")
                return (mention(tokens, first, end, .date, english, "\(from.iso)/\(to.iso)"), end)
            }
        }
        guard let month = month(tokens, first + 1) else { return nil }
        var days: (Int, Int?)?
        switch tokens.written(first) {
        case .single(let value, let digits, false): if digits <= 2 { days = Int(exactly: value).map { ($0, nil) } }
        case .range(let low, let high): if let low = Int(exactly: low), let high = Int(exactly: high), low < high { days = (low, high) }
        default:
            if let number = tokens.number(first, words), number.kind == .count {
                days = (Int(number.value), nil)
            } else {
                days = ordinalDay(tokens, first).map { ($0, nil) }
            }
        }
        guard let (day, last) = days else { return nil }
        let year = year(tokens, first + 2)
        guard let date = CalendarDate(year: year?.year, month: month, day: day) else { return nil }
        let end = year?.end ?? first + 2
        let tail = " \(months[month - 1])" + (year.map { " \($0.year)" } ?? "")
        guard let last else { return (mention(tokens, first, end, .date, "\(day)\(tail)", date.iso), end) }
        guard let lastDate = CalendarDate(year: year?.year, month: month, day: last) else { return nil }
        return (mention(tokens, first, end, .date, "\(day)–\(last)\(tail)", "\(date.iso)/\(lastDate.iso)"), end)
    }

    /// जून 2024; जून 5, 2024; जून 5.
    private func monthAndMore(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        guard let month = month(tokens, first) else { return nil }
        if let year = year(tokens, first + 1), let date = CalendarDate(year: year.year, month: month, day: nil) {
            return (mention(tokens, first, year.end, .date, "\(months[month - 1]) \(year.year)", date.iso), year.end)
        }
        var named = ordinalDay(tokens, first + 1)
        if case .single(let value, let digits, false) = tokens.written(first + 1), digits <= 2 { named = Int(exactly: value) }
        guard let day = named, !isCounted(tokens, first + 1), self.month(tokens, first + 2) == nil else { return nil }
        let year = year(tokens, first + 2)
        guard let date = CalendarDate(year: year?.year, month: month, day: day) else { return nil }
        let end = year?.end ?? first + 2
        return (mention(tokens, first, end, .date, "\(day) \(months[month - 1])" + (year.map { " \($0.year)" } ?? ""), date.iso), end)
    }

    /// सन् 1857, 1857 में, 2014 के चुनाव, वर्ष 2023-24, 2020-21 में, 1990 के दशक, 500 ईसा पूर्व, 1743 ई.
    private func yearWithWord(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        var place = first
        if let word = tokens.longestDate(at: place, words), word.value.kind == .year { place += word.length }
        let isNamed = place > first
        let name = isNamed ? words.dates[UTF8Key(tokens.phrase(first, place))]?.english ?? "" : ""
        let prefix = name.isEmpty ? "" : name + " "
        switch tokens.written(place) {
        case .years(let from, let to):
            guard isNamed || isWithin(tokens, place + 1) else { return nil }
            return (mention(tokens, first, place + 1, .date, "\(prefix)\(from)-\(to)", "\(from)/\(to)"), place + 1)
        case .single(let value, let digits, false):
            guard let year = Int(exactly: value), year > 0 else { return nil }
            var next = place + 1
            if let joint = tokens.longestDate(at: next, words), joint.value.kind == .joint { next += joint.length }
            // 90 के दशक are those of the last century.
            let decade = digits == 2 && next > place + 1 && (20...90).contains(year) ? 1900 + year : digits == 4 ? year : 0
            if let found = self.decade(tokens, first, next, decade) { return found }
            if digits <= 4, let era = tokens.longestDate(at: place + 1, words), era.value.kind == .era {
                let end = place + 1 + era.length
                return (mention(tokens, first, end, .date, "\(year) \(era.value.english)"), end)
            }
            guard digits == 4, isNamed ? (1000...2199).contains(year) : Self.isUsualYear(year) && isWithin(tokens, place + 1),
                !isCounted(tokens, place)
            else { return nil }
            return (mention(tokens, first, place + 1, .date, "\(prefix)\(year)", "\(year)"), place + 1)
        default:
            // In words: उन्नीस सौ पचास में, सन दो हज़ार चौबीस, नब्बे के दशक.
            guard let phrase = NumberPhrase(tokens, from: place, words: words), !phrase.isWritten, phrase.upper == nil else { return nil }
            if phrase.word != nil, (20...90).contains(phrase.value), let tens = Int(exactly: phrase.value),
                let joint = tokens.longestDate(at: phrase.end, words), joint.value.kind == .joint,
                let found = decade(tokens, first, phrase.end + joint.length, 1900 + tens)
            {
                return found
            }
            guard phrase.hasMultiplier,
                let year = Int(exactly: phrase.value), (1700...2099).contains(year),
                isNamed || year % 100 != 0 && isWithin(tokens, phrase.end)
            else { return nil }
            return (mention(tokens, first, phrase.end, .date, "\(prefix)\(year)", "\(year)"), phrase.end)
        }
    }

    /// The decade that begins with `year`, whose word is at `place`; nil where there is none.
    private func decade(_ tokens: QuantityTokens, _ first: Int, _ place: Int, _ year: Int) -> (mention: EntityMention, end: Int)? {
        guard year % 10 == 0, (1000...2199).contains(year), let word = tokens.longestDate(at: place, words), word.value.kind == .decade
        else {
            return nil
        }
        let end = place + word.length
        return (mention(tokens, first, end, .date, "\(year)\(word.value.english)", "\(year / 10)X"), end)
    }

    /// Whether four digits by themselves are likelier a year than a price or a count: those of history are where they are not round, nor end as prices do.
    private static func isUsualYear(_ year: Int) -> Bool {
        (1700...2099).contains(year) || (1000..<1700).contains(year) && year % 50 != 0 && year % 100 != 99
    }

    /// Whether the words at `index` put something within a year: 1857 में, 2014 के चुनाव, but not 2000 में से.
    private func isWithin(_ tokens: QuantityTokens, _ index: Int) -> Bool {
        guard let word = tokens.longestDate(at: index, words), word.value.kind == .within else { return false }
        return tokens.number(index + word.length, words)?.kind != .range
    }

    /// 2015 से 2019 तक: two years of four digits joined as a range, the second with words behind it that end one.
    private func years(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        guard case .single(let low, digits: 4, isGrouped: false) = tokens.written(first), tokens.number(first + 1, words)?.kind == .range,
            case .single(let high, digits: 4, isGrouped: false) = tokens.written(first + 2), let from = Int(exactly: low),
            let to = Int(exactly: high), from < to, (1700...2099).contains(from), to < 2100,
            let end = tokens.longestDate(at: first + 3, words),
            end.value.kind == .rangeEnd || end.value.kind == .within
        else { return nil }
        return (mention(tokens, first, first + 3, .date, "\(from)–\(to)", "\(from)/\(to)"), first + 3)
    }

    func mention(
        _ tokens: QuantityTokens, _ first: Int, _ end: Int, _ type: EntityType, _ english: String, _ iso: String? = nil
    ) -> EntityMention {
        let span = tokens.span(first, end)
        return EntityMention(
            span: span, type: type, native: tokens.surface(span), english: english,
            link: EntityLink(concept: iso.map { "date/\($0)" }, method: .exact, score: Self.score))
    }
}
