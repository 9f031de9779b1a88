internal import BitextModel
internal import Terminology
internal import Transliteration

/// Titles in quotes right behind a word for a work (`फ़िल्म 'जवान'`, `उपन्यास “गोदान”`): a name of its own, whatever its words are elsewhere. The words for works are in `NameNeighbours`.
struct QuotedTitles {
    private static let mostTokens = 9
    /// 0–1.
    private static let score = 0.75
    /// Quotation marks that open, each with those that close it.
    private static let quotes: [String: Set<String>] = [
        "'": ["'", "\u{2019}"], "\"": ["\""], "\u{2018}": ["\u{2019}", "'"], "\u{201C}": ["\u{201D}", "\""], "«": ["»"],
    ]

    let renderings: NameRenderings
    let romanizer: ReadableRomanizer

    /// Adds titles to mentions, in order, offsets in the sentence. What the glossary has as a whole stands; what is found inside a title gives way to it. Linear, however long the sentence.
    func add(to mentions: inout [EntityMention], _ sentence: AnalyzedText.Sentence) {
        let titles = titles(sentence)
        guard !titles.isEmpty else { return }
        let listed = Set(mentions.filter { $0.link.concept != nil }.map(\.span))
        mentions = EntityMention.merged(
            mentions,
            with: titles.compactMap { title in
                let span = TextSpan(
                    start: sentence.tokens[title.lowerBound].span.start, end: sentence.tokens[title.upperBound - 1].span.end)
                guard !listed.contains(span), let native = sentence.text[span].map(String.init) else { return nil }
                return EntityMention(
                    span: span, type: .other, native: native, english: english(title, sentence),
                    link: EntityLink(concept: nil, method: .transliterated, score: Self.score))
            })
    }

    /// The tokens of each title, in order, disjoint.
    private func titles(_ sentence: AnalyzedText.Sentence) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for place in sentence.tokens.indices
        where sentence.candidates.classes(place).contains(.work) && place >= result.last?.upperBound ?? 0 {
            var last = place
            while let title = title(behind: last, sentence) {
                result.append(title)
                // फ़िल्में 'जवान', 'पठान' और 'डंकी'.
                guard title.upperBound + 1 < sentence.tokens.count, isLink(title.upperBound + 1, sentence) else { break }
                last = title.upperBound + 1
            }
        }
        return result
    }

    /// Spelled as names are, but for words of grammar: those are no names (में, पर).
    private func english(_ title: Range<Int>, _ sentence: AnalyzedText.Sentence) -> String {
        let tokens = sentence.tokens
        var result = ""
        var place = title.lowerBound
        while place < title.upperBound {
            let isGrammar = sentence.candidates.classes(place).contains(.function) && tokens[place].script != .latin
            let rest = place + 1..<title.upperBound
            let end = isGrammar ? place + 1 : rest.first { sentence.candidates.classes($0).contains(.function) } ?? title.upperBound
            let text = sentence.text[TextSpan(start: tokens[place].span.start, end: tokens[end - 1].span.end)].map(String.init) ?? ""
            if place > title.lowerBound, tokens[place - 1].span.end < tokens[place].span.start { result += " " }
            if isGrammar {
                let word = romanizer.romanize(text)
                result += word.prefix(1).uppercased() + word.dropFirst()
            } else {
                result += renderings.rendering(of: text)
            }
            place = end
        }
        return result
    }

    /// Whether a comma or a word of grammar stands between two titles.
    private func isLink(_ place: Int, _ sentence: AnalyzedText.Sentence) -> Bool {
        let token = sentence.tokens[place]
        return token.kind == .punctuation ? sentence.text[token.span] == "," : sentence.candidates.classes(place).contains(.function)
    }

    /// The tokens in the quotes that begin right behind the token at `place`, up to the one that closes them; nil where none do, or none is a word.
    private func title(behind place: Int, _ sentence: AnalyzedText.Sentence) -> Range<Int>? {
        let tokens = sentence.tokens
        func mark(_ place: Int) -> String? {
            tokens[place].kind == .punctuation ? sentence.text[tokens[place].span].map(String.init) : nil
        }
        let first = place + 2
        guard first < tokens.count, let closing = mark(place + 1).flatMap({ Self.quotes[$0] }) else { return nil }
        let limit = min(tokens.count, first + Self.mostTokens)
        guard let end = (first..<limit).first(where: { mark($0).map(closing.contains) ?? false }), end > first,
            tokens[first..<end].contains(where: { $0.kind == .word })
        else { return nil }
        return first..<end
    }
}
