internal import BitextModel
internal import Dictionaries
internal import Terminology
internal import Transliteration

/// Names that no glossary has: found by the recognizer, rendered by the names' transliteration. One for each task.
final class NameRecognition {
    private let recognizer: EntityRecognizer
    private let resources: PipelineResources
    private let renderer: NameTransliterator
    private var renderings: [UTF8Key: (text: String, probability: Double)] = [:]

    /// Nil where the language has no recognizer, or the options want none. Throws when a model is damaged.
    init?(_ resources: PipelineResources) throws {
        guard let recognizer = resources.recognizer, let renderer = resources.nameRenderer else { return nil }
        self.recognizer = recognizer
        self.resources = resources
        self.renderer = renderer
    }

    /// The names of a sentence as mentions without a concept, in order; offsets in the sentence.
    func mentions(tokens: [Token], candidates: SentenceCandidates, in text: String) -> [EntityMention] {
        recognizer.names(tokens: tokens, candidates: candidates, index: resources.index, knowledge: resources.knowledge).compactMap {
            found in
            let span = TextSpan(start: tokens[found.tokens.lowerBound].span.start, end: tokens[found.tokens.upperBound - 1].span.end)
            guard let surface = text[span].map(String.init), !surface.isEmpty else { return nil }
            return EntityMention(
                span: span, type: found.type, native: surface, english: rendering(surface),
                link: EntityLink(concept: nil, method: .transliterated, score: (found.probability * 100).rounded() / 100))
        }
    }

    private func rendering(_ name: String) -> String {
        if let known = renderings[UTF8Key(name)] { return known.text }
        if renderings.count > 50_000 { renderings.removeAll(keepingCapacity: true) }
        let best = renderer.candidates(for: name, limit: 1).first
        let result = best?.text ?? name
        renderings[UTF8Key(name)] = (result, best.map { $0.logProbability } ?? 0)
        return result
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
