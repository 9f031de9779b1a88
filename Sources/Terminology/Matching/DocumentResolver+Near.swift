internal import Glibc
internal import Transliteration
public import BitextModel

extension DocumentResolver {
    /// `mentions` with the terms that the text spells otherwise.
    public mutating func withNearMatches(_ mentions: [EntityMention], _ sentence: SentenceCandidates, found: [EntityMention]) -> [EntityMention] {
        guard !sentence.nearMatches.isEmpty else { return mentions }
        for near in sentence.nearMatches {
            let entries = index.entries(near.match.node)
            let match = near.match
            let span = TextSpan(start: sentence.units[match.first].start, end: sentence.units[match.end - 1].end)
            if mentions.contains(where: { $0.span.overlaps(span) }) { continue }
            guard let entry = match.entries.map({ entries[$0] }).first(where: { $0.method != .shortForm || mentioned.contains($0.concept) }) else { continue }
            let type = index.type(entry.concept)
            let ev = nearNames.map { names -> String in
                let s = sentence.units[match.first..<match.end].map(\.key).joined(separator: " ")
                let e = index.english(entry) ?? index.preferredEnglish(entry.concept)
                return "\(names.matcher.logOdds(s, e))/\(names.matcher.logOdds(near.term, e))"
            } ?? ""
            let rec = found.filter { $0.span.overlaps(span) }.map { "\($0.type.rawValue):\($0.link.score):\($0.span == span)" }.joined(separator: " ")
            let l = Array(("NEAR\t\(sentence.text[span] ?? "")\t\(index.identifier(entry.concept))\t\(index.preferredNative(entry.concept))\t\(type.rawValue)\t\(near.distance)\t\(near.term)\t\(near.consonants)\t\(near.changed)\t\(match.end - match.first)\t\(near.commonness)\t\(match.touchesUnknownName)\t\(rec)\t\(entry.method.rawValue)\t\(ev)\t\(span.start)-\(span.end)\t\(sentence.text)\n").utf8)
            _ = write(2, l, l.count)
        }
        return mentions
    }
}
