internal import Transliteration

/// The words of a glossary's name that a text says: of रॉयल फिलिप्स only फिलिप्स for `Philips`, of Homi Jehangir Bhabha only Homi Bhabha for `Homi भाभा`.
enum NameExcerpt: Equatable {
    /// The whole name is said.
    case whole
    /// Some of its words, in its order.
    case part(String)
    /// The text says other words: a translation (India, भारत) or another name (Bombay, मुंबई).
    case other

    /// How like a word said and a word of the name are at least, by `NameMatcher`.
    private static let likeness = 0.5

    /// Compares by sound, words from left to right, each taking the first that is left; `name` and `said` in any scripts. Where the whole sounds alike, words parted otherwise are the same
    /// (`JioCinema`, जियो सिनेमा). Cost: a comparison for each pair of words at most.
    init(of name: String, said: String, matcher: NameMatcher) {
        let words = said.split(separator: " ").map(String.init)
        let own = name.split(separator: " ").map(String.init)
        func isAlike(_ left: String, _ right: String) -> Bool { left == right || matcher.score(left, right) >= Self.likeness }
        var taken: [String] = []
        var next = 0
        for word in words {
            guard let place = own[next...].firstIndex(where: { isAlike(word, $0) }) else { break }
            taken.append(own[place])
            next = place + 1
        }
        if !taken.isEmpty, taken.count == words.count {
            self = taken.count == own.count ? .whole : .part(taken.joined(separator: " "))
        } else if words.count != own.count, isAlike(words.joined(), own.joined()) {
            self = .whole
        } else {
            self = .other
        }
    }
}
