internal import BitextModel
internal import Terminology

/// Places and organizations named after a person whom the glossary has (`महात्मा गांधी इंटर कॉलेज`, `नेहरू नगर`), and rulers of the same name (`चार्ल्स प्रथम`). The words behind the person are in `NameNeighbours`.
struct Namesakes {
    private static let mostWords = 4
    /// 0–1, of such a name.
    private static let score = 0.8

    let renderings: NameRenderings

    /// Gives mentions of people, in order, the words behind them that make them names of something else. A lone word of an institution does not, for people go to hospitals and colleges; one behind
    /// a word that says which kind it is (इंटर कॉलेज) does, and a road's or a quarter's (मार्ग, नगर).
    /// `shortEnglish` says what a mention by a short name is in running text.
    func extend(_ mentions: inout [EntityMention], _ sentence: AnalyzedText.Sentence, shortEnglish: (EntityMention) -> String) {
        guard mentions.contains(where: { $0.type == .person && $0.link.concept != nil }) else { return }
        let listed = mentions
        var result: [EntityMention] = []
        for (place, mention) in listed.enumerated() {
            if let last = result.last, mention.span.start < last.span.end { continue }
            let next = place + 1 < listed.count ? listed[place + 1].span.start : Int.max
            guard mention.type == .person, mention.link.concept != nil,
                let (end, type) = endOfNumber(behind: mention.span.end, before: next, sentence).map({ ($0, .person) })
                    ?? end(behind: mention.span.end, before: next, sentence)
            else {
                result.append(mention)
                continue
            }
            let span = TextSpan(start: mention.span.start, end: end)
            var name = EntityMention(
                span: span, type: type, native: sentence.text[span].map(String.init) ?? mention.native, english: "",
                link: EntityLink(concept: nil, method: .transliterated, score: min(Self.score, mention.link.score)))
            renderings.render(&name, knowing: listed)
            if type != .person, mention.link.method == .shortForm {
                name.english = renderings.rendering(of: name.native, beginningWith: shortEnglish(mention), mention.span.length)
            }
            result.append(name)
        }
        mentions = result
    }

    /// The end of a ruler's number right behind `start`, where the words behind it say that it is one (फिलिप द्वितीय ने); प्रथम before a noun is an adjective.
    private func endOfNumber(behind start: Int, before limit: Int, _ sentence: AnalyzedText.Sentence) -> Int? {
        let tokens = sentence.tokens
        let place = first(from: start, in: tokens)
        guard place + 1 < tokens.count, tokens[place].span.start == start + 1,
            tokens[place].span.end <= limit, sentence.candidates.classes(place).contains(.regnal),
            !sentence.candidates.classes(place + 1).isDisjoint(with: [.agent, .genitive, .postposition])
        else { return nil }
        return tokens[place].span.end
    }

    /// Where the name ends that the words behind `start` make, and what it is of; nil where they make none. No mention from `limit` on may be in it.
    private func end(behind start: Int, before limit: Int, _ sentence: AnalyzedText.Sentence) -> (end: Int, type: EntityType)? {
        let tokens = sentence.tokens
        let first = first(from: start, in: tokens)
        var place = first
        var isQualified = false
        while place < tokens.count, place - first < Self.mostWords, tokens[place].kind == .word, tokens[place].span.end <= limit,
            tokens[place].span.start == (place == first ? start : tokens[place - 1].span.end) + 1
        {
            let classes = sentence.candidates.classes(place)
            if classes.contains(.institution), isQualified { return (tokens[place].span.end, .organization) }
            if classes.contains(.landmark), place == first { return (tokens[place].span.end, .place) }
            guard classes.contains(.qualifier) else { return nil }
            isQualified = true
            place += 1
        }
        return nil
    }

    /// The first token that begins at `start` or behind it; the number of tokens where none does. A sentence may be as long as a file.
    private func first(from start: Int, in tokens: [Token]) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.start < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
