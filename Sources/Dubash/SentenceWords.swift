internal import BitextModel
internal import Terminology

/// The words of a sentence with what is known of them, for rules that look at neighbours. Places are numbers of tokens; outside the sentence stands nothing.
struct SentenceWords {
    let tokens: [Token]
    let candidates: SentenceCandidates
    let text: String
    /// By token: whether the glossary may have something to say of it.
    let covered: [Bool]

    init(_ tokens: [Token], _ candidates: SentenceCandidates, in text: String) {
        self.tokens = tokens
        self.candidates = candidates
        self.text = text
        covered = candidates.covered
    }

    subscript(_ place: Int) -> String { text[tokens[place].span].map(String.init) ?? "" }

    func has(_ place: Int, _ classes: WordClasses) -> Bool {
        tokens.indices.contains(place) && !candidates.classes(place).isDisjoint(with: classes)
    }

    func isWord(_ place: Int) -> Bool { tokens.indices.contains(place) && tokens[place].kind == .word }

    /// Whether a word stands one space before the word at `place`.
    func followsWord(_ place: Int) -> Bool {
        isWord(place - 1) && isWord(place) && tokens[place - 1].span.end + 1 == tokens[place].span.start
    }

    /// Whether no word stands at `place` that could go on with a name before it: none at all, or one of grammar.
    func isBorder(_ place: Int) -> Bool {
        !isWord(place)
            || has(place, [.postposition, .genitive, .agent, .and, .copula, .function, .speech, .address, .honorificEnding])
    }

    /// Whether nothing is known of the word at `place` but that a list of names may have it: it is in no term, no ordinary word, of no class and no acronym.
    func isUnknown(_ place: Int) -> Bool {
        isWord(place) && tokens[place].script != .latin && !candidates.isOrdinary(place) && candidates.classes(place).isEmpty
            && !covered[place] && candidates.acronymLetters(place) == nil
    }

    /// The first of `names`, in order and disjoint, whose last token is the one at `place` or behind it. Cost: logarithmic.
    static func name(in names: [RecognizerEngine.Found], endingFrom place: Int) -> RecognizerEngine.Found? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].tokens.upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < names.count ? names[low] : nil
    }

    /// `found`, in order, with `added`, in order, which take the place of shorter ones that they overlap, and of the same less probable, and give way to others.
    static func joined(_ found: [RecognizerEngine.Found], with added: [RecognizerEngine.Found]) -> [RecognizerEngine.Found] {
        guard !added.isEmpty else { return found }
        var next = 0
        var kept = [Bool](repeating: true, count: added.count)
        var result = found.filter { name in
            while next < added.count, added[next].tokens.upperBound <= name.tokens.lowerBound { next += 1 }
            guard next < added.count, added[next].tokens.overlaps(name.tokens) else { return true }
            let own = added[next]
            if own.tokens.count > name.tokens.count || own.tokens == name.tokens && own.probability > name.probability { return false }
            kept[next] = false
            return true
        }
        result += zip(added, kept).compactMap { $1 ? $0 : nil }
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}
