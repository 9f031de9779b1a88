package import BitextModel
internal import Terminology

/// The part of the pipeline that knows the document: decides mentions in order and builds translation units. One for each document.
package struct DocumentBuilder {
    private let resources: PipelineResources
    private let renderer: UnitRenderer
    private var resolver: DocumentResolver
    private var names = DocumentNames()
    package private(set) var diagnostics: [Diagnostic] = []

    package init(_ resources: PipelineResources) {
        self.resources = resources
        renderer = UnitRenderer(resources)
        resolver = DocumentResolver(index: resources.index, minimumScore: resources.options.minimumScore, nearMatchJudge: resources.nearMatchJudge)
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
        var merged = NameRecognition.merged(
            resolver.withNearMatches(
                resolver.resolve(sentence.candidates, diagnostics: &found), sentence.candidates, found: sentence.found),
            sentence.found, sure: options.sureOfLongerNames,
            least: least)
        if let renderings = resources.nameRenderings {
            for place in merged.indices where merged[place].link.method == .transliterated && merged[place].english.isEmpty {
                merged[place].english = renderings.rendering(of: merged[place].native)
            }
        }
        let mentions = names.joined(
            QuantityFinder.merged(merged, sentence.quantities), doubtful: sentence.found.filter { $0.link.score < least },
            tokens: sentence.tokens, in: sentence.text,
            isOrdinary: sentence.candidates.isOrdinary
        ).filter { $0.link.score >= options.minimumScore }
        for var diagnostic in found {
            diagnostic.span = diagnostic.span?.shifted(by: base)
            diagnostics.append(diagnostic)
        }
        return mentions
    }
}
