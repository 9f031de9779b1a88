public import BitextModel

extension DocumentResolver {
    /// `mentions` of a sentence with the terms that the text spells otherwise (`LinkMethod.fuzzy`): those that are probable enough, the most probable first, where no other mention is or a shorter
    /// one inside. `found` are the names that a recognizer sees. A short form counts where the document has named exactly one of its concepts in full.
    public mutating func withNearMatches(
        _ mentions: [EntityMention], _ sentence: SentenceCandidates, found: [EntityMention]
    ) -> [EntityMention] {
        guard let judge = nearMatchJudge, !sentence.nearMatches.isEmpty else { return mentions }
        let least = max(judge.threshold, minimumScore)
        let index = index
        var best: [(mention: EntityMention, concept: Int32)] = []
        for near in sentence.nearMatches {
            let span = span(near.match, sentence)
            if mentions.contains(where: {
                $0.span.overlaps(span) && !($0.span.start >= span.start && $0.span.end <= span.end && $0.span != span)
            }) {
                continue
            }
            // Most are too far from the term, unless something else speaks for it.
            let isFound = found.contains { $0.span == span }
            guard let entry = entry(near.match), isFound || isNamed(entry.concept) || judge.mayBe(near, least: least) else { continue }
            let type = index.type(entry.concept)
            if near.isOtherName, type == .person { continue }
            let recognized = !isFound ? 0 : found.filter { $0.span == span && $0.type == type }.map(\.link.score).max() ?? 0
            let score = judge.probability(
                near,
                NearMatchJudge.Evidence(
                    isInflected: entry.method == .inflected, isGathered: index.isGathered(entry.concept),
                    isNamed: isNamed(entry.concept), recognized: recognized), least: least,
                isTransliterated: { isTransliterated(near, entry, judge) },
                soundOdds: { soundOdds(near, sentence, Self.english(entry, index), judge) })
            guard let score else { continue }
            var mention = mention(entry, near.match, sentence).mention
            mention.link.method = .fuzzy
            mention.link.score = (score * 100).rounded() / 100
            best.append((mention, entry.concept))
        }
        guard !best.isEmpty else { return mentions }
        // The longest first, so that a name in full goes before a part of it.
        best.sort { left, right in
            let (a, b) = (left.mention, right.mention)
            return (-a.span.length, -a.link.score, a.span.start, left.concept) < (
                -b.span.length, -b.link.score, b.span.start, right.concept
            )
        }
        var result = mentions
        for (mention, concept) in best where !result.contains(where: { $0.link.method == .fuzzy && $0.span.overlaps(mention.span) }) {
            result.removeAll { $0.span.overlaps(mention.span) }
            result.append(mention)
            name(concept)
        }
        return result.sorted { $0.span < $1.span }
    }

    private static func english(_ entry: GlossaryIndex.Entry, _ index: GlossaryIndex) -> String {
        index.english(entry) ?? index.preferredEnglish(entry.concept)
    }

    /// What the judge says of a term and its English: asked once.
    private mutating func isTransliterated(
        _ near: SentenceCandidates.NearMatch, _ entry: GlossaryIndex.Entry, _ judge: NearMatchJudge
    ) -> Bool {
        // A node has one entry for a concept.
        let name = UInt64(UInt32(bitPattern: near.match.node)) << 32 | UInt64(UInt32(bitPattern: entry.concept))
        if let known = transliterated[name] { return known }
        if transliterated.count >= Self.mostTerms { transliterated.removeAll(keepingCapacity: true) }
        let term = (0..<near.match.end - near.match.first).map { index.keyText(near.path[$0]) }.joined(separator: " ")
        let answer = judge.isTransliterated(term: term, english: Self.english(entry, index))
        transliterated[name] = answer
        return answer
    }

    /// How like the words of a near match and the English sound: asked once for the same words.
    private mutating func soundOdds(
        _ near: SentenceCandidates.NearMatch, _ sentence: SentenceCandidates, _ english: String, _ judge: NearMatchJudge
    ) -> Double {
        let surface = sentence.units[near.match.first..<near.match.end].map(sentence.words.key).joined(separator: " ")
        let name = UTF8Key("\(surface)\t\(english)")
        if let known = soundOdds[name] { return known }
        if soundOdds.count >= Self.mostTerms { soundOdds.removeAll(keepingCapacity: true) }
        let answer = judge.soundOdds(surface: surface, english: english)
        soundOdds[name] = answer
        return answer
    }

    private static let mostTerms = 50_000

    private func span(_ match: SentenceCandidates.Match, _ sentence: SentenceCandidates) -> TextSpan {
        TextSpan(start: sentence.units[match.first].start, end: sentence.units[match.end - 1].end)
    }

    /// The concept meant by a term: one that the document has named wins, then the first in the glossary's order.
    private func entry(_ match: SentenceCandidates.Match) -> GlossaryIndex.Entry? {
        let all = index.entries(match.node)
        var best: GlossaryIndex.Entry?
        var short: [GlossaryIndex.Entry] = []
        for (place, _) in match.entries {
            let entry = all[place]
            if entry.method == .shortForm {
                if mentioned.contains(entry.concept) { short.append(entry) }
            } else if !(match.touchesUnknownName && match.end - match.first == 1 && index.type(entry.concept) == .person) {
                if best == nil || mentioned.contains(entry.concept) && !mentioned.contains(best?.concept ?? -1) { best = entry }
            }
        }
        if let best { return best }
        return short.count == 1 && !match.touchesUnknownName ? short[0] : nil
    }
}
