internal import BitextModel
internal import Transliteration

extension DocumentResolver {
    /// `mentions` with the acronyms that the document explains: those of `X (Y)` in this sentence, and those of earlier ones where they stand alone.
    ///
    /// Where one side of a pair is known, the other side is the same concept. Where neither is, an acronym spelled twice (केसीएनए (KCNA)) or bound to its
    /// expansion by its letters is a mention without a concept; an expansion by position alone makes none of its words a name.
    mutating func withAcronyms(_ mentions: [EntityMention], _ sentence: SentenceCandidates) -> [EntityMention] {
        var mentions = mentions
        for pair in sentence.pairs { learn(pair, sentence, &mentions) }
        guard !acronyms.isEmpty else { return mentions }
        var found: [EntityMention] = []
        var next = 0
        let units = sentence.units
        for place in units.indices where acronyms.mayHold(units[place].form) && units[place].isWhole {
            let (start, end) = (units[place].start, units[place].end)
            while next < mentions.count, mentions[next].span.end <= start { next += 1 }
            if next < mentions.count, mentions[next].span.start < end { continue }
            guard units[place].casing == .capitals || units[place].casing == .none, let known = acronyms[sentence.words.key(units[place])],
                known.score >= minimumScore
            else {
                continue
            }
            found.append(mention(known, TextSpan(start: start, end: end), sentence))
        }
        return found.isEmpty ? mentions : (mentions + found).sorted { $0.span < $1.span }
    }

    private mutating func learn(_ pair: AcronymPair, _ sentence: SentenceCandidates, _ mentions: inout [EntityMention]) {
        // An acronym of several units (टी20ई) is not looked for by itself.
        guard
            let key = sentence.units.first(where: { $0.start == pair.acronym.start && $0.end == pair.acronym.end }).map(sentence.words.key),
            !key.isEmpty
        else { return }
        let expanded = mentions.first { $0.span.end == pair.expansion.end && $0.span.start >= pair.expansion.start }
        let short = mentions.first { $0.span.overlaps(pair.acronym) }
        switch (expanded, short) {
        case (let expanded?, nil):
            acronyms[key] = DocumentAcronym(
                concept: expanded.link.concept, english: pair.letters, type: expanded.type, score: min(expanded.link.score, pair.score))
        case (nil, let short?):
            guard pair.evidence != .assumed, !mentions.contains(where: { $0.span.overlaps(pair.expansion) }) else { return }
            let known = DocumentAcronym(
                concept: short.link.concept, english: pair.evidence == .letterNames ? pair.letters : short.english, type: short.type,
                score: min(short.link.score, pair.score))
            guard known.score >= minimumScore else { return }
            mentions.append(mention(known, pair.expansion, sentence))
            mentions.sort { $0.span < $1.span }
        case (nil, nil):
            let known = DocumentAcronym(
                concept: nil, english: pair.letters, type: sentence.organizationPairs.contains(pair) ? .organization : .other,
                score: pair.score * 0.8)
            acronyms[key] = known
            if pair.evidence == .letterNames, known.score >= minimumScore {
                mentions.append(mention(known, pair.expansion, sentence))
                mentions.sort { $0.span < $1.span }
                if let other = sentence.units.first(where: { $0.start == pair.expansion.start }) {
                    acronyms[sentence.words.key(other)] = known
                }
            }
        default: break
        }
    }

    private func mention(_ known: DocumentAcronym, _ span: TextSpan, _ sentence: SentenceCandidates) -> EntityMention {
        let surface = sentence.text[span].map(String.init) ?? ""
        return EntityMention(
            span: span, type: known.type, native: surface, english: known.english,
            link: EntityLink(concept: known.concept, method: .acronym, score: known.score))
    }
}
