/// One word in letters of the source script, taken apart into consonants, vowels and marks.
///
/// The inherent vowel is a unit of its own wherever it is written, that is, after each consonant without a vowel sign or a virama.
struct LetterRun {
    /// Number of each unit's letter (`RomanizationTable.letterNumber`).
    private(set) var letters: [UInt8] = []
    private(set) var kinds: [RomanizationTable.Kind] = []
    /// Offset in the text where each unit begins; an inherent vowel begins where the next unit does.
    private(set) var starts: [Int] = []
    /// Whether each inherent vowel is sounded; true for all other units.
    var isSounded: [Bool] = []

    var count: Int { letters.count }
    /// Whether the last letter is a consonant that may still take a nukta, a virama or a vowel sign.
    private var isOpen = false

    mutating func removeAll() {
        letters.removeAll(keepingCapacity: true)
        kinds.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        isSounded.removeAll(keepingCapacity: true)
        isOpen = false
    }

    private mutating func append(_ letter: UInt8, _ kind: RomanizationTable.Kind, at start: Int) {
        letters.append(letter)
        kinds.append(kind)
        starts.append(start)
        isSounded.append(true)
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
            if isOpen, let last = letters.last, last < RomanizationTable.withNukta - 1 {
                letters[letters.count - 1] = last + RomanizationTable.withNukta
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

    func isInherent(_ unit: Int) -> Bool { letters[unit] == RomanizationTable.inherentLetter }

    /// Whether an akshara begins at `unit`: at the first unit, a consonant after anything else, a vowel after no consonant.
    func beginsAkshara(_ unit: Int) -> Bool {
        guard unit > 0 else { return true }
        switch kinds[unit] {
        case .consonant: return kinds[unit - 1] != .consonant
        case .vowel: return kinds[unit - 1] != .consonant
        default: return false
        }
    }
}
