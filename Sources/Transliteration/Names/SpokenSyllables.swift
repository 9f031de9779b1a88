/// How many syllables a native word is spoken with, and how many a Latin spelling of it has: newspapers of northern India leave out the inherent vowels that are silent (पंतकोटली is Pantkotli),
/// lists of candidates from the south and the east have them (Brijamohan).
///
/// A vowel counts as silent where the language's table or the rule of Ohala 1983 ("Aspects of Hindi Phonology") says so (`ReadableRomanizer`).
///
/// ```swift
/// let syllables = SpokenSyllables(letters: letters, schwas: schwas, words: words)
/// syllables.spoken("बृजमोहन")                        // 3
/// SpokenSyllables.written("Brijamohan")             // 4
/// ```
public struct SpokenSyllables: Sendable {
    private let romanizer: ReadableRomanizer

    /// `letters` alone must be there; without `schwas` the rule decides alone.
    public init(letters: RomanizationTable, schwas: SchwaTable? = nil, words: WordReadings? = nil) {
        romanizer = ReadableRomanizer(letters: letters, schwas: schwas, words: words)
    }

    /// By a romanizer that there is already.
    public init(_ romanizer: ReadableRomanizer) { self.romanizer = romanizer }

    /// Of a native word: vowels in a row count once. Costs about a microsecond.
    public func spoken(_ word: String) -> Int { romanizer.fewestSyllables(of: word) }

    /// Of a Latin spelling: runs of vowels, and y where no vowel is beside it.
    public static func written(_ spelling: String) -> Int {
        var count = 0
        var isAfterVowel = false
        var isOpen = false  // a y with nothing but consonants before it
        for byte in spelling.utf8 {
            switch byte | 0x20 {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
                if !isAfterVowel { count += 1 }
                (isAfterVowel, isOpen) = (true, false)
            case UInt8(ascii: "y"):
                isOpen = !isAfterVowel
                isAfterVowel = false
            default:
                if isOpen { count += 1 }
                (isAfterVowel, isOpen) = (false, false)
            }
        }
        return isOpen ? count + 1 : count
    }
}
