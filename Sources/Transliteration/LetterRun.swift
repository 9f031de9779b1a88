/// One word in letters of the source script, taken apart into consonants, vowels and marks.
///
/// The inherent vowel is a unit of its own wherever it is written, that is, after each consonant without a vowel sign or a virama.
struct LetterRun {
    /// A consonant, a vowel (written or inherent) or a mark.
    struct Unit {
        /// Number of its letter (`RomanizationTable.letterNumber`).
        var letter: UInt8
        var kind: RomanizationTable.Kind
        /// False for an inherent vowel that is silent.
        var isSounded = true
        /// Offset in the text where it begins; an inherent vowel begins where the next unit does.
        var start: Int

        var isInherent: Bool { letter == RomanizationTable.inherentLetter }
    }

    private(set) var units: [Unit] = []
    var count: Int { units.count }
    var letters: [UInt8] { units.map(\.letter) }
    /// Whether the last letter is a consonant that may still take a nukta, a virama or a vowel sign.
    private var isOpen = false

    mutating func removeAll() {
        units.removeAll(keepingCapacity: true)
        isOpen = false
    }

    mutating func setSounded(_ isSounded: Bool, at unit: Int) { units[unit].isSounded = isSounded }

    private mutating func append(_ letter: UInt8, _ kind: RomanizationTable.Kind, at start: Int) {
        units.append(Unit(letter: letter, kind: kind, start: start))
    }

    /// Takes the next letter, which begins at `start` of the text.
    mutating func take(_ letter: UInt8, _ kind: RomanizationTable.Kind, at start: Int) {
        switch kind {
        case .consonant:
            close(at: start)
            append(letter, .consonant, at: start)
            isOpen = true
        case .vowel:
            close(at: start)
            append(letter, .vowel, at: start)
        case .sign:
            append(letter, .vowel, at: start)
            isOpen = false
        case .mark:
            close(at: start)
            append(letter, .mark, at: start)
        case .virama:
            isOpen = false
        case .nukta:
            if isOpen, let last = units.last?.letter, last < RomanizationTable.withNukta - 1 {
                units[units.count - 1].letter = last + RomanizationTable.withNukta
            }
        case .none:
            break
        }
    }

    /// Writes the inherent vowel of a consonant that turned out to have no other.
    mutating func close(at start: Int) {
        if isOpen { append(RomanizationTable.inherentLetter, .vowel, at: start) }
        isOpen = false
    }

    /// Whether an akshara begins at `unit`: at the first unit, a consonant after anything else, a vowel after no consonant.
    func beginsAkshara(_ unit: Int) -> Bool {
        guard unit > 0 else { return true }
        switch units[unit].kind {
        case .consonant: return units[unit - 1].kind != .consonant
        case .vowel: return units[unit - 1].kind != .consonant
        default: return false
        }
    }
}
