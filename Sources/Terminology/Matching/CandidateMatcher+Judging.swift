internal import BitextModel
internal import Transliteration

/// Which of the terms found in a sentence may be meant there.
extension CandidateMatcher {
    func judged(
        _ match: SentenceCandidates.Found, _ units: [PlacedUnit], _ words: [KnownWord], covered: [Bool]
    ) -> SentenceCandidates.Match? {
        guard !isModelNumber(match, units) else { return nil }
        let all = index.entries(match.node)
        let isBehindNoun = beginsWithParticle(match, units, words)
        let isOfOrdinaryWords = match.isRespaced && units[match.first..<match.end].allSatisfy(\.isOrdinary)
        var kept = EntryPlaces()
        for (position, entry) in all.enumerated() {
            guard casingFits(entry, units[match.first..<match.end]) else { continue }
            // A name of a gathered list is not put together out of ordinary words, nor hidden in one: मैदान शहर is no Maydanshakhr.
            if isOfOrdinaryWords, index.isGathered(entry.concept) { continue }
            if isBehindNoun, index.type(entry.concept) == .person { continue }
            if entry.method == .acronym, areInitials(match, entry, units, words) { continue }
            var demands = false
            var holds = true
            for number in entry.conditions {
                let condition = index.conditions[number]
                holds = holds && self.holds(condition, match.first, match.end, units, words, covered: covered)
                demands = demands || condition.relation.demands
            }
            guard holds else { continue }
            kept.append(position, isDemanded: demands)
        }
        guard !kept.isEmpty else { return nil }
        let touches =
            looksLikeName(match.first - 1, units, covered: covered) || looksLikeName(match.end, units, covered: covered)
        return SentenceCandidates.Match(
            first: match.first, end: match.end, node: match.node, entries: kept, isRespaced: match.isRespaced,
            touchesUnknownName: touches)
    }

    /// Whether a term of letters and a number is the end of a longer one behind a hyphen: GSLV-F16 is no F-16.
    private func isModelNumber(_ match: SentenceCandidates.Found, _ units: [PlacedUnit]) -> Bool {
        guard match.first > 0, match.end > match.first + 1, units[match.end - 1].isNumber else { return false }
        return units[match.first - 1].casing == .capitals && units[match.first - 1].token == units[match.end - 1].token
    }

    /// Whether a term begins with a postposition that its words' neighbour may be marked by: the के of `भारत के श्रीकांत` is no initial. One is with a full stop, behind a title, and where no word stands before.
    private func beginsWithParticle(
        _ match: SentenceCandidates.Found, _ units: [PlacedUnit], _ words: [KnownWord]
    ) -> Bool {
        let (first, before) = (units[match.first], match.first - 1)
        guard match.end > match.first + 1, first.isSole, words[first.token].facts.classes.contains(.postposition), before >= 0 else {
            return false
        }
        return !units[before].isBarrier && !words[units[before].token].facts.classes.contains(.title)
    }

    /// Whether an acronym of two letters written apart stands before a word that is usual as a family name, or that no list knows: a person's initials (`एस पी सिंह`).
    private func areInitials(
        _ match: SentenceCandidates.Found, _ entry: GlossaryIndex.Entry, _ units: [PlacedUnit], _ words: [KnownWord]
    ) -> Bool {
        guard match.end == match.first + 2, match.end < units.count, units[match.first].casing == .none,
            index.english(entry)?.utf8.count == 2
        else { return false }
        let next = units[match.end]
        return !next.isBarrier && (next.mayBeName || knowledge.nameEvidence(words.key(next)) & 32 != 0)
    }

    /// Latin letters: an acronym in capitals only; a single word not in small letters where the term has capitals.
    private func casingFits(_ entry: GlossaryIndex.Entry, _ units: ArraySlice<PlacedUnit>) -> Bool {
        if entry.needsCapitals {
            return units.allSatisfy {
                $0.casing == .capitals || $0.casing == .none || ($0.casing == .capitalized && $0.end - $0.start == 1)
            }
        }
        if units.count == 1, let unit = units.first { return unit.casing != .lower || entry.allowsSmallLetters }
        return true
    }

    private func holds(
        _ condition: GlossaryIndex.Condition, _ first: Int, _ end: Int, _ units: [PlacedUnit],
        _ words: [KnownWord], covered: [Bool]
    ) -> Bool {
        let neighbour = condition.relation.looksAhead ? end : first - 1
        var hit = false
        if units.indices.contains(neighbour), !units[neighbour].isBarrier {
            let key = UTF8Key(words.key(units[neighbour]))
            hit =
                condition.classes.contains(.number) && units[neighbour].isNumber
                || condition.classes.contains(.postposition) && postpositionKeys.contains(key)
                || condition.classes.contains(.name) && looksLikeName(neighbour, units, covered: covered)
                || condition.keys.contains(key)
        } else if condition.classes.contains(.end) {
            let rest = condition.relation.looksAhead ? units[min(end, units.count)...] : units[..<max(first, 0)]
            hit = rest.allSatisfy(\.isBarrier)
        }
        return hit == condition.relation.demands
    }

    /// Whether the unit is a word that no list knows, as parts of names are.
    func looksLikeName(_ position: Int, _ units: [PlacedUnit], covered: [Bool]) -> Bool {
        units.indices.contains(position) && units[position].mayBeName && !covered[position]
    }
}
