package import BitextModel

extension EntityMention {
    /// `mentions` and `wholes`, both in order and disjoint, as one list in order. A whole takes the place of what lies inside it (अरब in `5 अरब`, दिल्ली in the title 'दिल्ली 6'), and gives way to what reaches beyond it: a title with a
    /// number in it. Linear in both.
    package static func merged(_ mentions: [EntityMention], with wholes: [EntityMention]) -> [EntityMention] {
        guard !wholes.isEmpty else { return mentions }
        var result: [EntityMention] = []
        result.reserveCapacity(mentions.count + wholes.count)
        var next = 0
        for whole in wholes {
            while next < mentions.count, mentions[next].span.end <= whole.span.start {
                result.append(mentions[next])
                next += 1
            }
            var end = next
            while end < mentions.count, mentions[end].span.start < whole.span.end { end += 1 }
            guard mentions[next..<end].allSatisfy({ whole.span.start <= $0.span.start && $0.span.end <= whole.span.end }) else {
                continue
            }
            result.append(whole)
            next = end
        }
        return result + mentions[next...]
    }
}
