/// The rule of inherent vowels that needs no data: between a vowel and consonant and a consonant and vowel, they are silent.
///
/// From right to left, VC_CV. A vowel stays in the first letter of a word and before a mark such as anusvara. Sources: Ohala 1983, "Aspects of
/// Hindi Phonology", chapter 4; Narasimhan, Sproat & Kiraz 2004, "Schwa-Deletion in Hindi Text-to-Speech Synthesis", section 3, without its
/// morphology. Used where a language has no `SchwaTable`, and as the yardstick of those that have.
enum SchwaRule {
    /// Whether the inherent vowel `unit` inside a word is sounded, given the decisions to its right.
    static func isSounded(_ unit: Int, in run: LetterRun) -> Bool {
        let isAfterVowelAndConsonant = unit >= 2 && run.units[unit - 2].kind == .vowel
        let isBeforeConsonantAndVowel =
            unit + 2 < run.count && run.units[unit + 1].kind == .consonant && run.units[unit + 2].kind == .vowel
            && run.units[unit + 2].isSounded
        return !(isAfterVowelAndConsonant && isBeforeConsonantAndVowel)
    }
}
