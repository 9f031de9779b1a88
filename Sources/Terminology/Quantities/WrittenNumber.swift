internal import BitextModel

/// A token of digits, read: `12,34,567`, `2.5`, `१५`, `10-12`, `15/08/1947`.
enum WrittenNumber: Equatable {
    /// `digits` counts those before the point.
    case single(Double, digits: Int, isGrouped: Bool)
    /// Two equal ends are one number for each of many: `20-20`.
    case range(Double, Double)
    /// The first year, and the last as it is written: `2023-24`.
    case years(Int, String)
    /// Day, month and year; the year stands first or last.
    case date(year: Int, month: Int, day: Int)

    /// Nil where the token holds anything but decimal digits of one script, commas, points, and the marks between parts of a range or date.
    init?(_ text: Substring) {
        var plain: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                plain.append(UInt8(scalar.value))
            } else if let value = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                plain.append(0x30 + UInt8(value))
            } else if scalar == "\u{2013}" || scalar == "\u{2010}" || scalar == "\u{2011}" {  // EN DASH, HYPHEN, NON-BREAKING HYPHEN
                plain.append(UInt8(ascii: "-"))
            } else {
                return nil
            }
        }
        guard let first = plain.first, Self.isDigit(first), plain.count <= 40 else { return nil }
        for mark in [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")] {
            let parts = plain.split(separator: mark, omittingEmptySubsequences: false)
            if parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }) {
                guard let date = Self.date(parts) else { return nil }
                self = date
                return
            }
        }
        let parts = plain.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        if parts.count == 2 {
            if parts[0].count == 4, parts[1].count == 2 || parts[1].count == 4, let from = Self.integer(parts[0]),
                let to = Self.integer(parts[1]),
                (1000...2199).contains(from), to > (parts[1].count == 2 ? from % 100 : from)
            {
                self = .years(from, String(decoding: parts[1], as: UTF8.self))
                return
            }
            guard let low = Self.number(parts[0]), let high = Self.number(parts[1]), low.value <= high.value else { return nil }
            self = .range(low.value, high.value)
            return
        }
        guard parts.count == 1, let number = Self.number(plain[...]) else { return nil }
        self = .single(number.value, digits: number.digits, isGrouped: number.isGrouped)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.allSatisfy(isDigit) ? Int(String(decoding: bytes, as: UTF8.self)) : nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> (value: Double, digits: Int, isGrouped: Bool)? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy(isDigit)) else {
            return nil
        }
        let groups = whole.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        // The last group has three digits, in India and elsewhere.
        guard groups.allSatisfy({ !$0.isEmpty && $0.count <= (groups.count == 1 ? 15 : 3) && $0.allSatisfy(isDigit) }),
            groups.count == 1 || groups[groups.count - 1].count == 3
        else { return nil }
        let digits = groups.flatMap { $0 }
        guard digits.count <= 15,
            let value = Double(String(decoding: digits + (parts.count == 2 ? [UInt8(ascii: ".")] + parts[1] : []), as: UTF8.self))
        else { return nil }
        return (value, digits.count, groups.count > 1)
    }

    private static func date(_ parts: [ArraySlice<UInt8>]) -> WrittenNumber? {
        guard let a = integer(parts[0]), let month = integer(parts[1]), let b = integer(parts[2]) else { return nil }
        let (year, day) = parts[0].count == 4 ? (a, b) : (b, a)
        guard parts[0].count == 4 || parts[2].count == 4, CalendarDate(year: year, month: month, day: day) != nil else { return nil }
        return .date(year: year, month: month, day: day)
    }
}

/// A day or month of the Gregorian calendar; the year may be unknown.
struct CalendarDate: Equatable {
    var year: Int?
    var month: Int
    var day: Int?

    /// Nil where there is no such day: 31 June, 29 February 2023.
    init?(year: Int?, month: Int, day: Int?) {
        guard (1...12).contains(month), year.map({ (1...2999).contains($0) }) ?? true else { return nil }
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if let day {
            guard day >= 1, day <= lengths[month - 1] else { return nil }
            if let year, month == 2, day == 29, year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// ISO 8601: `1947-08-15`, `2024-06`, `--08-15` without a year (as in XML Schema).
    var iso: String {
        func digits(_ number: Int, _ width: Int) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return (year.map { digits($0, 4) + "-" } ?? "--") + digits(month, 2) + (day.map { "-" + digits($0, 2) } ?? "")
    }
}
