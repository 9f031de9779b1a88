public import BitextModel

/// Decides, sentence by sentence in the order of a document, which of the candidates are mentions.
///
/// The rule for overlaps: from left to right, at each place the longest term that is allowed there. Of several concepts with that term the one the document
/// has named already wins, then one whose `only-` condition holds, then the first in the glossary's order. A short form counts when the
/// document has named exactly one of its concepts in full and no unknown name touches it; otherwise it stays unresolved.
///
/// State grows with the number of different concepts and acronyms in the document, not with its length.
public struct DocumentResolver: Sendable {
    let index: GlossaryIndex
    let minimumScore: Double
    /// Sentences behind a mention in which its concept is expected again: an article or a chapter, not a whole corpus.
    static let reach = 200

    var mentioned: Set<Int32> = []
    /// The sentence, counted from 1, in which a concept was last named.
    private var namedAt: [Int32: Int] = [:]
    private var sentences = 0
    var acronyms = DocumentAcronyms()

    /// An acronym that the document itself explains.
    struct DocumentAcronym: Sendable {
        var concept: String?
        var english: String
        var type: EntityType
        var score: Double
        /// Whether it stands before what the glossary has for the same letters.
        var isOverriding = false
    }

    /// Whether an acronym is overriding.
    var hasOverriding = false

    let nearMatchJudge: NearMatchJudge?
    /// Whether terms met as near matches and their English sound alike, by node and concept.
    var transliterated: [UInt64: Bool] = [:]
    /// How like words of near matches and English sound, by both.
    var soundOdds: [UTF8Key: Double] = [:]

    /// `nearMatchJudge` nil: no terms that are only like the text's.
    public init(index: GlossaryIndex, minimumScore: Double = 0, nearMatchJudge: NearMatchJudge? = nil) {
        self.nearMatchJudge = nearMatchJudge
        self.index = index
        self.minimumScore = minimumScore
    }

    /// The mentions of `sentence`, in order, disjoint; offsets relative to its text. Doubts go to `diagnostics`.
    public mutating func resolve(_ sentence: SentenceCandidates, diagnostics: inout [Diagnostic]) -> [EntityMention] {
        sentences += 1
        var mentions: [EntityMention] = []
        var next = 0
        var unit = 0
        while next < sentence.matches.count {
            let match = sentence.matches[next]
            next += 1
            guard match.first >= unit, !gives(match, wayTo: sentence.matches[next...]),
                let mention = decide(match, sentence, &diagnostics)
            else { continue }
            mentions.append(mention.mention)
            unit = mention.end
        }
        return withAcronyms(mentions, sentence)
    }

    /// Whether a later term is the name of a concept that `match` says otherwise, begins inside it and goes on: मुख्यमंत्री योगी in `मुख्यमंत्री योगी आदित्यनाथ`.
    private func gives(_ match: SentenceCandidates.Match, wayTo later: ArraySlice<SentenceCandidates.Match>) -> Bool {
        guard match.end > match.first + 1 else { return false }
        func concepts(_ match: SentenceCandidates.Match, where holds: (LinkMethod) -> Bool) -> [Int32] {
            let entries = index.entries(match.node)
            return match.entries.map { entries[$0.place] }.filter { holds($0.method) }.map(\.concept)
        }
        for other in later {
            guard other.first < match.end else { return false }
            guard other.first > match.first, other.end > match.end else { continue }
            let named = concepts(other) { $0 == .exact }
            if !named.isEmpty, concepts(match, where: { $0 != .exact && $0 != .shortForm }).contains(where: named.contains) { return true }
        }
        return false
    }

    /// What to say for `mention` in running text of the target language: a short form where the source has one, else its English.
    public func rendering(of mention: EntityMention) -> String {
        guard mention.link.method == .shortForm, let identifier = mention.link.concept, let concept = index.concept(identifier) else {
            return mention.english
        }
        return index.shortEnglish(concept) ?? mention.english
    }

    // MARK: - One match

    private mutating func decide(
        _ match: SentenceCandidates.Match, _ sentence: SentenceCandidates, _ diagnostics: inout [Diagnostic]
    ) -> (mention: EntityMention, end: Int)? {
        let entries = index.entries(match.node)
        var best: GlossaryIndex.Entry?
        var bestRank = -1
        var shortForms: [GlossaryIndex.Entry] = []
        for (position, demanded) in match.entries {
            let entry = entries[position]
            if entry.method == .shortForm {
                if mentioned.contains(entry.concept) { shortForms.append(entry) }
                continue
            }
            // A family name alone, beside a word that may be the rest of another name, or before one for all who bear it (यादव समाज).
            if match.end - match.first == 1, match.touchesUnknownName || isOfMany(match, sentence), index.type(entry.concept) == .person {
                continue
            }
            let rank = (mentioned.contains(entry.concept) ? 2 : 0) + (demanded ? 1 : 0)
            if rank > bestRank { (best, bestRank) = (entry, rank) }
        }
        // A small place gives way to a person who was just named in full.
        if let place = best, index.isGathered(place.concept), !mentioned.contains(place.concept), shortForms.count == 1,
            isNamed(shortForms[0].concept), match.end - match.first == 1
        {
            best = nil
        }
        if best == nil, !shortForms.isEmpty {
            if shortForms.count > 1 {
                diagnostics.append(ambiguous(shortForms, match, sentence))
            } else if !match.touchesUnknownName, !isOwned(match, sentence), !isOfMany(match, sentence) {
                best = shortForms[0]
            }
        }
        guard let entry = best, score(entry, match) >= minimumScore else { return nil }
        name(entry.concept)
        return mention(entry, match, sentence)
    }

    /// Whether a single word that is also an ordinary one stands behind a genitive, and does not act: मां की ममता, पिता की स्मृति में.
    private func isOwned(_ match: SentenceCandidates.Match, _ sentence: SentenceCandidates) -> Bool {
        let unit = sentence.units[match.first]
        guard match.end == match.first + 1, unit.isOrdinary, match.first > 0 else { return false }
        let before = sentence.units[match.first - 1]
        guard !before.isBarrier, sentence.classes(before.token).contains(.genitive) else { return false }
        return !(match.end < sentence.units.count && sentence.classes(sentence.units[match.end].token).contains(.agent))
    }

    /// Whether a single word stands before one for a caste or a people.
    private func isOfMany(_ match: SentenceCandidates.Match, _ sentence: SentenceCandidates) -> Bool {
        guard match.end == match.first + 1, match.end < sentence.units.count, !sentence.units[match.end].isBarrier else { return false }
        return sentence.classes(sentence.units[match.end].token).contains(.community)
    }

    /// Notes that the sentence names a concept.
    mutating func name(_ concept: Int32) {
        mentioned.insert(concept)
        namedAt[concept] = sentences
    }

    /// Whether the sentences just before have named a concept.
    func isNamed(_ concept: Int32) -> Bool { namedAt[concept].map { sentences - $0 <= Self.reach } ?? false }

    func mention(
        _ entry: GlossaryIndex.Entry, _ match: SentenceCandidates.Match, _ sentence: SentenceCandidates
    ) -> (mention: EntityMention, end: Int) {
        let type = index.type(entry.concept)
        var first = match.first
        var end = match.end
        var english = index.english(entry) ?? index.preferredEnglish(entry.concept)
        // Days and years of the months that `QuantityFinder` knows are its own: it also knows which days there are.
        if type == .date, !sentence.words[sentence.units[first].token].facts.quantityTraits.contains(.begins) {
            (first, end, english) = dated(first, end, english, sentence)
        }
        let span = TextSpan(start: sentence.units[first].start, end: trimmedEnd(end, sentence))
        let surface = sentence.text[span].map(String.init) ?? ""
        let isNative = sentence.units[first..<end].allSatisfy { $0.casing == .none }
        let mention = EntityMention(
            span: span, type: type, native: isNative ? surface : index.native(entry) ?? index.preferredNative(entry.concept),
            english: english,
            link: EntityLink(concept: index.identifier(entry.concept), method: method(entry, match), score: score(entry, match)))
        return (mention, end)
    }

    private func method(_ entry: GlossaryIndex.Entry, _ match: SentenceCandidates.Match) -> LinkMethod {
        match.isRespaced && entry.method == .exact ? .alias : entry.method
    }

    /// A little less where the words are divided otherwise.
    private func score(_ entry: GlossaryIndex.Entry, _ match: SentenceCandidates.Match) -> Double {
        match.isRespaced ? (Double(entry.score) * 96).rounded() / 100 : Double(entry.score)
    }

    /// The end of the last unit; an initialism's last full stop belongs to it.
    private func trimmedEnd(_ end: Int, _ sentence: SentenceCandidates) -> Int { sentence.units[end - 1].end }

    private func ambiguous(
        _ entries: [GlossaryIndex.Entry], _ match: SentenceCandidates.Match, _ sentence: SentenceCandidates
    ) -> Diagnostic {
        let span = TextSpan(start: sentence.units[match.first].start, end: sentence.units[match.end - 1].end)
        let names = entries.map { index.preferredEnglish($0.concept) }.joined(separator: ", ")
        return Diagnostic(
            severity: .note, code: "ambiguous-short-form",
            message: "\(sentence.text[span] ?? "") may be any of: \(names)", span: span)
    }

    // MARK: - Dates

    /// A month takes the day before it and the year behind it: १५ अगस्त १९४७ is "15 August 1947".
    private func dated(
        _ first: Int, _ end: Int, _ english: String, _ sentence: SentenceCandidates
    ) -> (first: Int, end: Int, english: String) {
        var (first, end, english) = (first, end, english)
        if let day = number(first - 1, sentence), (1...31).contains(day) {
            english = "\(day) \(english)"
            first -= 1
        }
        var year = end
        if sentence.units.indices.contains(year), sentence.units[year].isBarrier,
            sentence.text[TextSpan(start: sentence.units[year].start, end: sentence.units[year].end)] == ","
        {
            year += 1
        }
        if let value = number(year, sentence), (1000...2999).contains(value) {
            english += " \(value)"
            end = year + 1
        }
        return (first, end, english)
    }

    private func number(_ position: Int, _ sentence: SentenceCandidates) -> Int? {
        guard sentence.units.indices.contains(position) else { return nil }
        // A token of its own: not the 25 of "लूना-25".
        let token = sentence.units[position].token
        for neighbour in [position - 1, position + 1] where sentence.units.indices.contains(neighbour) {
            guard sentence.units[neighbour].token != token else { return nil }
        }
        return Int(sentence.words.key(sentence.units[position]))
    }
}
