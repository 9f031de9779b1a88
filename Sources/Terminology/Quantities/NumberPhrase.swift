internal import BitextModel

/// A number said in digits, words, or both: `साढ़े चार लाख`, `2.5 करोड़`, `एक लाख 22 हज़ार 317`.
struct NumberPhrase {
    let value: Double
    /// The upper end of a range (`10-15 करोड़`).
    let upper: Double?
    /// Whether the number is said twice, as for each of many (20-20 लाख, दो-दो).
    let isEach: Bool
    /// Behind its last token.
    let end: Int
    let hasMultiplier: Bool
    /// The English word of a number that is one word (दो).
    let word: String?
    /// No word at all: digits alone.
    let isWritten: Bool
    let digits: Int
    /// Counted in hundreds beyond ten, as years are: उन्नीस सौ पचास.
    let isOfHundreds: Bool

    /// The longest number that begins at `first`; nil where none does. A multiplier alone (`लाख`) is none: how many is not said.
    /// `isDecimal`: a point stands before the first digits, which are the decimals then.
    init?(_ tokens: QuantityTokens, from first: Int, words: QuantityWords, isDecimal: Bool = false) {
        var index = first
        var total = 0.0
        var current: Double?
        var upper: Double?
        var lastMultiplier = Double.infinity
        // The last that made a part of the total.
        var lastScale = Double.infinity
        var hasMultiplier = false
        var addend: Double?
        var word: String?
        var pieces = 0
        var digits = 0
        var isWritten = false
        var isOfHundreds = false
        scan: while index < tokens.count {
            if let written = tokens.written(index) {
                // Digits go on only behind a multiplier: `1 लाख 22 हज़ार`.
                guard current == nil, addend == nil, upper == nil else { break }
                switch written {
                case .single(let value, let count, _):
                    guard pieces == 0 || value < lastMultiplier else { break scan }
                    current = value
                    if isDecimal, pieces == 0 {
                        guard value == value.rounded() else { break scan }
                        current = (0..<count).reduce(value) { value, _ in value / 10 }
                    }
                    digits = count
                case .range(let low, let high):
                    guard pieces == 0 else { break scan }
                    current = low
                    upper = high
                case .years, .date: break scan
                }
                isWritten = pieces == 0
            } else if let number = tokens.number(index, words) {
                switch number.kind {
                case .count:
                    // A range ends with its multipliers.
                    guard upper == nil else { break scan }
                    if let value = current {
                        // Behind a hundred: तीन सौ पाँच.
                        guard hasMultiplier, value >= 100, value.truncatingRemainder(dividingBy: 100) == 0, number.value < 100,
                            lastMultiplier == 100
                        else { break scan }
                        current = value + number.value
                    } else {
                        guard pieces == 0 || addend != nil || (number.value < lastMultiplier && hasMultiplier) else { break scan }
                        current = number.value
                    }
                    if let part = addend {
                        current = (current ?? 0) + part
                        addend = nil
                        word = nil
                    } else {
                        word = pieces == 0 ? number.english : nil
                    }
                case .fraction:
                    guard current == nil, addend == nil, pieces == 0 else { break scan }
                    current = number.value
                    word = number.english
                case .addend:
                    guard current == nil, addend == nil, pieces == 0 else { break scan }
                    addend = number.value
                case .multiplier:
                    if let part = addend {
                        // सवा लाख: a unit and a part of it.
                        current = 1 + part
                        addend = nil
                    }
                    if let value = current {
                        // दो हज़ार तीन सौ करोड़, 13 हज़ार 500 करोड़: of all that is said before it.
                        let isOfAll = number.value > lastScale && value < lastScale
                        guard number.value < lastMultiplier || number.value > lastMultiplier && lastMultiplier == 100 || isOfAll else {
                            break scan
                        }
                        if isOfAll {
                            upper = upper.map { ($0 + value) * number.value }
                            total = (total + value) * number.value
                            current = nil
                        } else if number.value == 100 {
                            isOfHundreds = pieces == 1 && (11...19).contains(value)
                            current = value * 100
                            upper = upper.map { $0 * 100 }
                        } else {
                            total += value * number.value
                            upper = upper.map { $0 * number.value }
                            current = nil
                        }
                        if number.value != 100 {
                            isOfHundreds = false
                            lastScale = number.value
                        }
                    } else {
                        // लाख करोड़: a multiplier of a multiplier.
                        guard hasMultiplier, total > 0, number.value > lastMultiplier, tokens.number(index - 1, words)?.kind == .multiplier
                        else {
                            break scan
                        }
                        total *= number.value
                        upper = upper.map { $0 * number.value }
                    }
                    lastMultiplier = number.value
                    hasMultiplier = true
                    word = nil
                case .indefinite, .range, .negative, .below, .ordinal, .nth, .part: break scan
                }
                isWritten = false
            } else if tokens.isWord(index), let (low, high) = words.range(tokens.key(index)) {
                // दो-तीन, in words.
                guard pieces == 0 else { break }
                current = low
                upper = high
            } else {
                break
            }
            pieces += 1
            index += 1
        }
        guard index > first, addend == nil, current != nil || total > 0 || isWritten || word != nil else { return nil }
        value = total + (current ?? 0)
        guard value < 1e16 else { return nil }
        isEach = upper == value
        self.upper = isEach ? nil : upper
        end = index
        self.hasMultiplier = hasMultiplier
        self.word = word
        self.isWritten = isWritten
        self.digits = digits
        self.isOfHundreds = isOfHundreds && upper == nil
    }

    /// `25 million`, `300,000`, `2`, `two`, `100–150 million`.
    func english(_ words: QuantityWords) -> String {
        if let word, upper == nil { return word }
        guard let upper else { return Self.english(value, scaled: hasMultiplier, words) }
        if hasMultiplier, let scale = words.scales.first(where: { value >= $0.value }) {
            return "\(Self.digits(value / scale.value))–\(Self.digits(upper / scale.value)) \(scale.name)"
        }
        return "\(Self.digits(value))–\(Self.digits(upper))"
    }

    private static func english(_ value: Double, scaled: Bool, _ words: QuantityWords) -> String {
        if scaled, let scale = words.scales.first(where: { value >= $0.value }) {
            let thousandths = (value / scale.value * 1000).rounded()
            // What three decimals do not hold is said in full.
            if thousandths * scale.value / 1000 == value.rounded() { return "\(digits(thousandths / 1000)) \(scale.name)" }
        }
        return digits(value)
    }

    /// At most three decimals, thousands grouped: 1,234,567.5.
    static func digits(_ value: Double) -> String {
        let thousandths = Int64((value * 1000).rounded())
        var whole = "\(thousandths / 1000)"
        var grouped = ""
        while whole.utf8.count > 3 {
            grouped = "," + whole.suffix(3) + grouped
            whole = String(whole.dropLast(3))
        }
        grouped = whole + grouped
        var rest = thousandths % 1000
        guard rest > 0 else { return grouped }
        var width = 3
        while rest % 10 == 0 {
            rest /= 10
            width -= 1
        }
        let text = "\(rest)"
        return grouped + "." + String(repeating: "0", count: width - text.utf8.count) + text
    }
}
