package import BitextModel
internal import Terminology
internal import Transliteration

/// The part of the pipeline that knows the document: decides mentions in order and builds translation units. One for each document.
package struct DocumentBuilder {
    let resources: PipelineResources
    private let renderer: UnitRenderer
    private var resolver: DocumentResolver
    private var names: DocumentNames
    package private(set) var diagnostics: [Diagnostic] = []

    package init(_ resources: PipelineResources) {
        self.resources = resources
        renderer = UnitRenderer(resources)
        names = DocumentNames(cutter: resources.cutter, titles: resources.profile.titles)
        resolver = DocumentResolver(
            index: resources.index, minimumScore: resources.options.minimumScore, nearMatchJudge: resources.nearMatchJudge)
    }

    /// The units of a record that begins at `start` (UTF-8 bytes) in its document and is line `line`.
    package mutating func units(_ text: AnalyzedText, line: Int, start: Int) -> [TranslationUnit] {
        text.sentences.enumerated().map { number, sentence in
            let base = start + sentence.span.start
            let mentions = mentions(sentence, base: base)
            return renderer.unit(
                id: "\(line).\(number + 1)", sentence: sentence, mentions: mentions,
                renderings: mentions.map { resolver.rendering(of: $0) }, base: base)
        }
    }

    /// Only the mentions, with offsets in the document.
    package mutating func mentions(_ text: AnalyzedText, start: Int) -> [EntityMention] {
        text.sentences.flatMap { sentence in
            let base = start + sentence.span.start
            return mentions(sentence, base: base).map { mention in
                var moved = mention
                moved.span = mention.span.shifted(by: base)
                return moved
            }
        }
    }

    /// What to say for a mention of this document in running text.
    package func rendering(of mention: EntityMention) -> String { resolver.rendering(of: mention) }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    /// The mentions of a sentence that begins at `base` in its record; offsets in the sentence.
    mutating func mentions(_ sentence: AnalyzedText.Sentence, base: Int) -> [EntityMention] {
        var found: [Diagnostic] = []
        let options = resources.options
        let least = max(options.minimumScore, options.leastProbability)
        let listed = resolver.withNearMatches(
            resolver.resolve(sentence.candidates, diagnostics: &found), sentence.candidates, found: sentence.found.map(\.mention))
        var merged = NameRecognition.merged(listed, sentence.found, sure: options.sureOfLongerNames, least: least)
        if let renderings = resources.nameRenderings {
            for place in merged.indices where merged[place].link.method == .transliterated && merged[place].english.isEmpty {
                renderings.render(&merged[place], knowing: listed)
            }
            for place in merged.indices where merged[place].link.method == .acronym && merged[place].link.concept == nil {
                // Made of the beginnings of words that the glossary has not.
                if merged[place].english == merged[place].native, merged[place].native.utf8.contains(where: { $0 >= 0x80 }) {
                    merged[place].english = renderings.rendering(of: merged[place].native)
                }
            }
            addAcronyms(&merged, sentence)
            Namesakes(renderings: renderings).extend(&merged, sentence) { resolver.rendering(of: $0) }
        }
        var mentions = names.joined(
            EntityMention.merged(merged, with: sentence.quantities), doubtful: doubtful(sentence.found, listed, least),
            in: sentence.candidates,
            text: sentence.text
        )
        if let renderings = resources.nameRenderings {
            QuotedTitles(renderings: renderings, romanizer: resources.romanizer).add(to: &mentions, sentence)
        }
        mentions.removeAll { $0.link.score < options.minimumScore }
        for var diagnostic in found {
            diagnostic.span = diagnostic.span?.shifted(by: base)
            diagnostics.append(diagnostic)
        }
        return mentions
    }

    /// Names too improbable to be mentions, where the glossary has none. Both are in order.
    private func doubtful(_ found: [FoundName], _ listed: [EntityMention], _ least: Double) -> [EntityMention] {
        var next = 0
        return found.map(\.mention).filter { name in
            while next < listed.count, listed[next].span.end <= name.span.start { next += 1 }
            return name.link.score < least && !(next < listed.count && listed[next].span.overlaps(name.span))
        }
    }

    /// Probability of a word spelled by letter names that no glossary has (एसडीओ).
    private static let acronymScore = 0.75

    /// Adds the acronyms spelled by letter names that nobody explains: their letters are sure, what they stand for is not.
    private func addAcronyms(_ mentions: inout [EntityMention], _ sentence: AnalyzedText.Sentence) {
        let known = mentions
        for place in sentence.candidates.acronymPlaces {
            let token = sentence.tokens[place]
            guard token.kind == .word, token.script == resources.profile.script,
                let letters = sentence.candidates.acronymLetters(place), let word = sentence.text[token.span].map(String.init),
                !known.contains(where: { $0.span.overlaps(token.span) })
            else { continue }
            mentions.append(
                EntityMention(
                    span: token.span, type: .other, native: word, english: hyphened(letters, as: word),
                    link: EntityLink(concept: nil, method: .acronym, score: Self.acronymScore)))
        }
        if mentions.count > known.count { mentions.sort { $0.span < $1.span } }
    }

    /// The letters of an acronym with the hyphens of the word that spells them: NH-31 for एनएच-31.
    private func hyphened(_ letters: String, as word: String) -> String {
        let parts = word.split(separator: "-")
        guard parts.count > 1 else { return letters }
        var result: [Substring] = []
        var rest = letters[...]
        for part in parts {
            let isNumber = part.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
            let count = isNumber ? part.unicodeScalars.count : resources.letterNames.latin(for: String(part))?.count ?? 1
            result.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return rest.isEmpty && !result.contains("") ? result.joined(separator: "-") : letters
    }
}
