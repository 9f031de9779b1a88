internal import BitextModel
internal import Dictionaries
internal import Terminology

/// Names that no glossary has: found by the recognizer, rendered by the names' transliteration. One for each task.
final class NameRecognition {
    private var engine: RecognizerEngine
    private let resources: PipelineResources
    private let renderings: NameRenderings
    private let least: Double

    /// Nil where the language has no recognizer, or the options want none.
    init?(_ resources: PipelineResources) {
        guard let recognizer = resources.recognizer, let renderings = resources.nameRenderings else { return nil }
        engine = RecognizerEngine(recognizer)
        self.resources = resources
        self.renderings = renderings
        least = max(resources.options.minimumScore, resources.options.leastProbability)
    }

    /// The names of a sentence as mentions without a concept, in order; offsets in the sentence. The English of those that may yet give way is empty: spelling a name costs more than
    /// finding it.
    func mentions(tokens: [Token], candidates: SentenceCandidates, in text: String) -> [EntityMention] {
        let listed = candidates.spans
        return engine.names(candidates: candidates, index: resources.index).compactMap { found in
            var found = found
            if found.type == .person, !withoutTitles(&found.tokens, tokens, in: text) { return nil }
            if found.probability < resources.options.leastOfOrdinaryWords, areOrdinary(tokens[found.tokens], in: text) { return nil }
            let span = TextSpan(start: tokens[found.tokens.lowerBound].span.start, end: tokens[found.tokens.upperBound - 1].span.end)
            guard let surface = text[span].map(String.init), !surface.isEmpty, !renderings.isCommonNoun(surface, found.type) else {
                return nil
            }
            let score = (found.probability * 100).rounded() / 100
            let isFree = score >= least && !listed.contains { $0.overlaps(span) }
            return EntityMention(
                span: span, type: found.type, native: surface, english: isFree ? renderings.rendering(of: surface, found.type) : "",
                link: EntityLink(concept: nil, method: .transliterated, score: score))
        }
    }

    /// Whether all words are ones that also stand for themselves (पश्चिमी देशों).
    private func areOrdinary(_ tokens: ArraySlice<Token>, in text: String) -> Bool {
        tokens.allSatisfy { token in
            token.kind != .word || (text[token.span].map { resources.knowledge.isOrdinary($0) } ?? false)
        }
    }

    /// Takes titles off the beginning of a person's name (डॉ., राष्ट्रपति), but not those that are names as well (युवराज); false where nothing is left.
    private func withoutTitles(_ range: inout Range<Int>, _ tokens: [Token], in text: String) -> Bool {
        while let first = range.first, let word = text[tokens[first].span].map(String.init), resources.profile.titles.contains(word),
            !renderings.isNameWord(word)
        {
            range = first + 1..<range.upperBound
            if let next = range.first, tokens[next].kind == .punctuation { range = next + 1..<range.upperBound }
        }
        return !range.isEmpty
    }

    /// What the glossary found and what the recognizer found, in order, disjoint. A glossary's mention stands, unless the recognizer is sure of a longer name around it;
    /// an adjective of a place (चीनी सेना) always does.
    static func merged(_ listed: [EntityMention], _ found: [EntityMention], sure: Double, least: Double) -> [EntityMention] {
        guard !found.isEmpty else { return listed }
        var result = listed
        for name in found where name.link.score >= least {
            let touching = result.filter { $0.span.start < name.span.end && name.span.start < $0.span.end }
            if touching.isEmpty {
                result.append(name)
            } else if name.link.score >= sure,
                touching.allSatisfy({
                    $0.type != .demonym && name.span.start <= $0.span.start && $0.span.end <= name.span.end && $0.span != name.span
                })
            {
                result.removeAll { touching.contains($0) }
                result.append(name)
            }
        }
        return result.sorted { $0.span.start < $1.span.start }
    }
}
