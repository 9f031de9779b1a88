/// A word of the target language as terms are looked for: without casing, and without the ending of a possessive.
struct TargetWord {
    var folded: String
    /// UTF-8 bytes of the text; the end is that of the word without a possessive ending.
    var start: Int
    var end: Int
    /// Whether its first letter is a capital, or of a script that has none.
    var isCapital: Bool

    /// The words of `text`. Marks between letters divide words, but for apostrophes (`O'Brien`) and for the dots of initials: `U.N.` is one word.
    /// What stands behind an apostrophe at the end (`Kim's`) belongs to no word.
    static func words(_ text: String, fold: (String) -> String) -> [TargetWord] {
        let scalars = Array(text.unicodeScalars)
        var words: [TargetWord] = []
        var (word, start, offset) = ("", 0, 0)
        var end = 0
        var isInitials = false
        func isLetter(_ place: Int) -> Bool {
            guard scalars.indices.contains(place) else { return false }
            let properties = scalars[place].properties
            return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
        }
        func finish() {
            guard let first = word.unicodeScalars.first else { return }
            let hasCase = first.properties.isLowercase || first.properties.isUppercase
            words.append(TargetWord(folded: fold(word), start: start, end: end, isCapital: !hasCase || first.properties.isUppercase))
            (word, isInitials) = ("", false)
        }
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            let length = UTF8.width(scalar)
            if isLetter(place) {
                if word.isEmpty { start = offset }
                word.unicodeScalars.append(scalar)
                (offset, end) = (offset + length, offset + length)
            } else if !word.isEmpty, scalar == "." && (word.unicodeScalars.count == 1 || isInitials), isLetter(place + 1),
                !isLetter(place + 2)
            {
                isInitials = true
                offset += length
            } else if !word.isEmpty, scalar == "'" || scalar == "\u{2019}", isLetter(place + 1) {
                // RIGHT SINGLE QUOTATION MARK is an apostrophe too. A single letter behind it is the ending of a possessive.
                if isLetter(place + 2) {
                    word.unicodeScalars.append("'")
                    offset += length
                } else {
                    finish()
                    offset += length + UTF8.width(scalars[place + 1])
                    place += 1
                }
            } else {
                finish()
                offset += length
            }
            place += 1
        }
        finish()
        return words
    }
}
