internal import BitextModel
internal import Terminology

/// Places and organizations named after a person whom the glossary has: `महात्मा गांधी इंटर कॉलेज`, `नेहरू नगर`. Their last words are in `NameNeighbours`.
struct Namesakes {
    private static let mostWords = 4
    /// 0–1, of such a name.
    private static let score = 0.8

    let renderings: NameRenderings

    /// Gives mentions of people, in order, the words behind them that make them names of something else. A lone word of an institution does not, for people go to hospitals and colleges; one behind
    /// a word that says which kind it is (इंटर कॉलेज) does, and a road's or a quarter's (मार्ग, नगर).
    func extend(_ mentions: inout [EntityMention], _ sentence: AnalyzedText.Sentence) {
        guard mentions.contains(where: { $0.type == .person && $0.link.concept != nil }) else { return }
        let listed = mentions
        var result: [EntityMention] = []
        for (place, mention) in listed.enumerated() {
            if let last = result.last, mention.span.start < last.span.end { continue }
            let next = place + 1 < listed.count ? listed[place + 1].span.start : Int.max
            guard mention.type == .person, mention.link.concept != nil,
                let (end, type) = end(behind: mention.span.end, before: next, sentence)
            else {
                result.append(mention)
                continue
            }
            let span = TextSpan(start: mention.span.start, end: end)
            var name = EntityMention(
                span: span, type: type, native: sentence.text[span].map(String.init) ?? mention.native, english: "",
                link: EntityLink(concept: nil, method: .transliterated, score: min(Self.score, mention.link.score)))
            renderings.render(&name, knowing: listed)
            result.append(name)
        }
        mentions = result
    }

    /// Where the name ends that the words behind `start` make, and what it is of; nil where they make none. No mention from `limit` on may be in it.
    private func end(behind start: Int, before limit: Int, _ sentence: AnalyzedText.Sentence) -> (end: Int, type: EntityType)? {
        let tokens = sentence.tokens
        guard var place = tokens.firstIndex(where: { $0.span.start >= start }) else { return nil }
        let first = place
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
}
