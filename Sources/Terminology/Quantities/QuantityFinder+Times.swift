internal import BitextModel

/// Times of day and centuries.
extension QuantityFinder {
    /// सुबह 10 बजे, शाम साढ़े सात बजे, दोपहर 2:30 बजे, 6 बजकर 30 मिनट; 21वीं सदी.
    func time(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        if let century = century(tokens, first) { return century }
        var place = first
        var part: Int?
        var about = ""
        if let word = tokens.longestDate(at: place, words), word.value.kind == .dayPart {
            part = word.value.number
            place += word.length
            // रात के 11 बजे.
            if tokens.dateWord(place, words)?.kind == .joint { place += 1 }
            // शाम करीब सात बजे.
            if let word = tokens.dateWord(place, words), word.kind == .about {
                about = "\(word.english) "
                place += 1
            }
        }
        guard let clock = clock(tokens, place) else { return nil }
        // सुबह 6:45 पर needs no word for the hour.
        let hasHour = tokens.dateWord(clock.end, words)?.kind == .hour
        guard hasHour || part != nil && tokens.key(place).utf8.contains(UInt8(ascii: ":")) else { return nil }
        var (hour, minute, end) = (clock.hour, clock.minute, clock.end + (hasHour ? 1 : 0))
        if minute == 0, case .single(let value, _, false) = tokens.written(end), let more = Int(exactly: value), (1...59).contains(more),
            let unit = tokens.unit(end + 1, words), unit.kind == .duration
        {
            (minute, end) = (more, end + 2)
        }
        let minutes = minute == 0 ? "" : minute < 10 ? ":0\(minute)" : ":\(minute)"
        guard let part, hour <= 12 else {
            return (
                mention(
                    tokens, first, end, .date,
                    about + (minute == 0 && hour <= 12 ? "\(hour) o'clock" : "\(hour)\(minutes.isEmpty ? ":00" : minutes)")
                ), end
            )
        }
        // The one of the two hours of the day that lies in the part's twelve.
        while hour < part { hour += 12 }
        return (mention(tokens, first, end, .date, "\(about)\(clock.hour)\(minutes) \(hour % 24 < 12 ? "am" : "pm")"), end)
    }

    /// An hour: 10, 10:30, 10.30, साढ़े सात.
    private func clock(_ tokens: QuantityTokens, _ place: Int) -> (hour: Int, minute: Int, end: Int)? {
        guard place < tokens.count else { return nil }
        if tokens.written(place) == nil, tokens.number(place, words) == nil || tokens.key(place).utf8.contains(UInt8(ascii: ":")) {
            guard tokens.key(place).utf8.contains(UInt8(ascii: ":")) else { return nil }
            let parts = tokens.key(place).unicodeScalars.split(separator: ":")
            guard parts.count == 2, let hour = WrittenNumber(Substring(parts[0])), let minute = WrittenNumber(Substring(parts[1])),
                case .single(let hours, _, false) = hour, case .single(let minutes, digits: 2, isGrouped: false) = minute, hours < 24,
                minutes < 60
            else { return nil }
            return (Int(hours), Int(minutes), place + 1)
        }
        guard let number = NumberPhrase(tokens, from: place, words: words), number.upper == nil, !number.hasMultiplier, number.value >= 1,
            number.value < 24
        else { return nil }
        let hour = Int(number.value)
        let rest = number.value - Double(hour)
        // 10.30 is half past ten; साढ़े सात is a number in words.
        let minute = Int((number.isWritten ? rest * 100 : rest * 60).rounded())
        guard minute < 60 else { return nil }
        return (hour, minute, number.end)
    }

    /// An ordinal in digits or words before a century's word, with the era before or behind it: छठी शताब्दी ईसा पूर्व; two of them: 7वीं से 10वीं शताब्दी.
    private func century(_ tokens: QuantityTokens, _ first: Int) -> (mention: EntityMention, end: Int)? {
        guard let number = ordinal(tokens, first) else { return nil }
        var (last, joint, place) = (number, "", first + 1)
        if tokens.number(place, words)?.kind == .range, let upper = ordinal(tokens, place + 1), upper > number {
            (last, joint, place) = (upper, "–", place + 2)
        } else if let word = tokens.dateWord(place, words), word.kind == .and, let upper = ordinal(tokens, place + 1), upper > number {
            (last, joint, place) = (upper, " \(word.english) ", place + 2)
        }
        guard let word = tokens.dateWord(place, words), word.kind == .century else { return nil }
        place += 1
        var start = first
        var era = ""
        if let found = tokens.longestDate(at: place, words), found.value.kind == .era {
            era = " \(found.value.english)"
            place += found.length
        } else if let length = (1...3).reversed().first(where: { length in
            first >= length && tokens.longestDate(at: first - length, words).map { $0.length == length && $0.value.kind == .era } ?? false
        }), let found = tokens.longestDate(at: first - length, words) {
            era = " \(found.value.english)"
            start = first - length
        }
        let english =
            joint.isEmpty
            ? "\(Self.nth(number)) \(word.english)" : "\(Self.nth(number))\(joint)\(Self.nth(last)) \(Self.plural(word.english))"
        return (mention(tokens, start, place, .date, english + era), place)
    }

    /// The number of a century's ordinal: 21वीं, अठारहवीं, छठी.
    private func ordinal(_ tokens: QuantityTokens, _ place: Int) -> Int? {
        guard place < tokens.count, tokens.isWord(place) else { return nil }
        var number = 0
        if tokens.isNumbered(place) {
            for scalar in tokens.surface(tokens.span(place, place + 1)).unicodeScalars {
                guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue, number < 100 else { break }
                number = number * 10 + Int(digit)
            }
        }
        if number == 0 { number = words.ordinal(tokens.key(place)) ?? 0 }
        return (1...30).contains(number) ? number : nil
    }

    private static func nth(_ number: Int) -> String {
        let ending =
            switch (number % 10, number / 10 % 10) {
            case (1, let tens) where tens != 1: "st"
            case (2, let tens) where tens != 1: "nd"
            case (3, let tens) where tens != 1: "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }

    private static func plural(_ word: String) -> String { word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s" }
}
