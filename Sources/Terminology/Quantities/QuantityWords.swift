public import BitextModel

/// The words of a language for numbers, units and dates: `numbers.tsv`, `units.tsv` and `dates.tsv` of `dictionaries/languages/<tag>/`.
///
/// Numbers and dates have the columns words (`|`), class, value, English; units have words, class, English of one, English of several. The files say what the
/// classes mean.
public struct QuantityWords: Sendable {
    enum NumberClass: String { case count, fraction, addend, multiplier, indefinite, range, negative, below, ordinal, nth, part }
    enum UnitClass: String { case currency, abbreviation, percent, measure, duration, score, age, symbol, per, rate }
    enum DateClass: String {
        case month, year, decade, era, joint, about, and, within, century, hour, dayPart = "day-part", rangeEnd = "range-end"
        case eraFrom = "era-from", earlier
    }

    struct Number: Sendable {
        let kind: NumberClass
        let value: Double
        let english: String
    }

    struct Unit: Sendable {
        let kind: UnitClass
        let one: String
        let several: String
        /// Words in it, from 1.
        let length: Int
    }

    struct DateWord: Sendable {
        let kind: DateClass
        let number: Int
        let english: String
        let length: Int
    }

    let numbers: [UTF8Key: Number]
    let units: [UTF8Key: Unit]
    let dates: [UTF8Key: DateWord]
    /// English names of powers of ten from a million on, the largest first.
    let scales: [(value: Double, name: String)]
    let longest: Int
    /// What makes a number in words an ordinal behind it (अठारहवीं).
    private let ordinalEndings: [String]
    /// Their last bytes.
    private let ordinalLasts: Set<UInt8>
    /// What the first words of all phrases may be, as they are folded.
    private let firstWords: [UTF8Key: QuantityTraits]

    /// `key` folds a phrase as its tokens are folded, one space between them. Throws at an unknown class, a value that is no number, or a word listed twice.
    public init(
        numbers: DataTable, units: DataTable, dates: DataTable, key: (String) -> String
    ) throws(DataTableError) {
        var numberWords: [UTF8Key: Number] = [:]
        var scales: [(Double, String)] = []
        var ordinalEndings: [String] = []
        for row in numbers.rows {
            guard let kind = NumberClass(rawValue: String(row.fields[1])), let value = Double(String(row.fields[2])) else {
                throw DataTableError(
                    file: numbers.file, line: row.line, problem: "unknown class or value \(row.fields[1]) \(row.fields[2])")
            }
            let number = Number(kind: kind, value: value, english: String(row.fields[3]))
            for word in row.list(0) {
                // A mark (-) has no folded form.
                let folded = kind == .negative && word.utf8.count < 4 ? String(word) : key(String(word))
                if kind == .ordinal { ordinalEndings.append(folded) } else { numberWords[UTF8Key(folded)] = number }
            }
            if kind == .multiplier, value >= 1_000_000, !number.english.isEmpty { scales.append((value, number.english)) }
        }
        var longest = 1
        var unitWords: [UTF8Key: Unit] = [:]
        for row in units.rows {
            guard let kind = UnitClass(rawValue: String(row.fields[1])), !row.fields[2].isEmpty, !row.fields[3].isEmpty else {
                throw DataTableError(file: units.file, line: row.line, problem: "unknown class \(row.fields[1]), or no English")
            }
            for word in row.list(0) {
                let folded = kind == .symbol || word == "%" || word == "/" ? String(word) : key(String(word))
                let length = folded.utf8.split(separator: 0x20).count
                longest = max(longest, length)
                unitWords[UTF8Key(folded)] = Unit(kind: kind, one: String(row.fields[2]), several: String(row.fields[3]), length: length)
            }
        }
        var dateWords: [UTF8Key: DateWord] = [:]
        for row in dates.rows {
            guard let kind = DateClass(rawValue: String(row.fields[1])), let number = Int(row.fields[2]) else {
                throw DataTableError(file: dates.file, line: row.line, problem: "unknown class or number \(row.fields[1]) \(row.fields[2])")
            }
            guard kind != .month || (1...12).contains(number) else {
                throw DataTableError(file: dates.file, line: row.line, problem: "month \(number), which is not from 1 to 12")
            }
            for word in row.list(0) {
                let folded = key(String(word))
                let length = folded.utf8.split(separator: 0x20).count
                longest = max(longest, length)
                dateWords[UTF8Key(folded)] = DateWord(kind: kind, number: number, english: String(row.fields[3]), length: length)
            }
        }
        self.numbers = numberWords
        self.ordinalEndings = ordinalEndings
        ordinalLasts = Set(ordinalEndings.compactMap(\.utf8.last))
        self.units = unitWords
        self.dates = dateWords
        self.scales = scales.sorted { $0.0 > $1.0 }.map { (value: $0.0, name: $0.1) }
        self.longest = longest
        // What only joins others (से, में, का) or only follows a number is left out: they are among the most frequent words.
        let numberStarts = numberWords.filter { ![.multiplier, .range, .below, .part].contains($0.value.kind) }.keys
        let unitStarts = unitWords.filter { [.symbol, .abbreviation].contains($0.value.kind) }.keys
        let dateStarts = dateWords.filter { [.month, .year, .dayPart, .eraFrom].contains($0.value.kind) }.keys
        var firstWords: [UTF8Key: QuantityTraits] = [:]
        func add(_ phrases: some Sequence<UTF8Key>, _ traits: QuantityTraits) {
            for phrase in phrases.map(\.text) {
                let first = phrase.utf8.split(separator: 0x20).first.map { String(Substring($0)) } ?? phrase
                firstWords[UTF8Key(first), default: []].formUnion(traits)
            }
        }
        for starts in [Array(numberStarts), Array(unitStarts), Array(dateStarts)] { add(starts, .begins) }
        add(numberWords.keys, .number)
        add(unitWords.keys, .unit)
        add(dateWords.keys, .date)
        for (word, traits) in firstWords where traits == [.begins, .number] && numberWords[word]?.kind == .count {
            firstWords[word] = traits.union(.count)
        }
        self.firstWords = firstWords
    }

    /// What `word`, a folded word or a mark, may be.
    public func traits(of word: String) -> QuantityTraits {
        let traits = firstWords[UTF8Key(word)] ?? []
        if traits.contains(.begins) { return traits }
        let isNumber = ordinal(word) != nil || word.utf8.contains(UInt8(ascii: "-")) && (range(word) != nil || fraction(word) != nil)
        return isNumber ? traits.union(.begins) : traits
    }

    /// A fraction joined by a hyphen (एक-तिहाई): how many parts, and what they are; nil for anything else.
    func fraction(_ word: String) -> (count: Number, part: Number)? {
        let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let count = numbers[UTF8Key(String(Substring(parts[0])))], count.kind == .count,
            let part = numbers[UTF8Key(String(Substring(parts[1])))], part.kind == .part
        else { return nil }
        return (count, part)
    }

    /// The number that an ordinal in words (अठारहवीं, छठी) is of; nil for other words.
    func ordinal(_ word: String) -> Int? {
        if let listed = numbers[UTF8Key(word)], listed.kind == .nth { return Int(listed.value) }
        // Asked of every new word.
        guard let last = word.utf8.last, ordinalLasts.contains(last) else { return nil }
        for ending in ordinalEndings where word.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            let stem = String(decoding: word.utf8.dropLast(ending.utf8.count), as: UTF8.self)
            if let number = numbers[UTF8Key(stem)], number.kind == .count { return Int(number.value) }
        }
        return nil
    }

    /// The ends of a range in words, joined by a hyphen (दो-तीन); nil for anything else.
    func range(_ word: String) -> (low: Double, high: Double)? {
        let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, let low = numbers[UTF8Key(String(Substring(parts[0])))], low.kind == .count,
            let high = numbers[UTF8Key(String(Substring(parts[1])))], high.kind == .count, low.value <= high.value
        else { return nil }
        return (low.value, high.value)
    }

    /// The English name of a month, 1 to 12.
    func month(_ number: Int) -> String { dates.values.first { $0.kind == .month && $0.number == number }?.english ?? "\(number)" }
}
