public import BitextAlignment
public import BitextModel
internal import TextAnalysis

/// Joins sentences to what a translator says of them: names as the glossaries have them, words linked.
///
/// ```swift
/// let document = try Pipeline(resources: resources).align(text)
/// let joined = try await TranslationJoiner(resources).join(document.units, with: translations)
/// joined.units[0].target?.origin   // .translator
/// ```
public final class TranslationJoiner {
    private let resources: PipelineResources
    private let tools: BitextTools
    private let enforcer: NameEnforcer
    private let use: GlossaryUse

    /// Reads what the aligners know, and the glossaries once more (about 0.4 s).
    public init(_ resources: PipelineResources) throws {
        self.resources = resources
        tools = try BitextTools(profile: resources.profile, tokenizer: resources.tokenizer, in: resources.dictionaries)
        enforcer = try NameEnforcer(resources)
        use = GlossaryUse(try resources.options.readGlossaries())
    }

    /// `units` with `translations`, one for each; the words of all are linked together, so that more units at once are linked better. Offsets of the target side are UTF-8 bytes of `target.text`.
    ///
    /// An empty translation leaves the unit without a target, and is doubted. Each repaired name is a diagnostic with the place in the source; its message has the place in the translation as it came. Throws where ICU
    /// cannot divide a text. The same result for any `run`.
    public func join(
        _ units: [TranslationUnit], with translations: [String],
        run: WordAligner.Runner = { count, work in for number in 0..<count { work(number) } }
    ) async throws -> (units: [TranslationUnit], diagnostics: [Diagnostic]) {
        precondition(units.count == translations.count, "a translation for each unit")
        var diagnostics: [Diagnostic] = []
        var result: [TranslationUnit] = []
        var tokenizer = try tools.makeTokenizer()
        for (unit, translation) in zip(units, translations) {
            var unit = unit
            unit.target = nil
            unit.alignment = []
            if translation.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                for place in unit.entities.indices { unit.entities[place].targetSpan = nil }
                diagnostics.append(
                    Diagnostic(
                        severity: .warning, code: "no-translation", message: "\(unit.id): the translator says nothing",
                        span: unit.source.span))
            } else {
                let enforced = enforcer.enforce(unit.entities, in: translation)
                for (place, span) in enforced.places.enumerated() { unit.entities[place].targetSpan = span }
                diagnostics += enforced.repairs.map { $0.diagnostic(unit: unit.id) }
                unit.target = target(enforced.text, try tokenizer.tokens(in: enforced.text))
                if !use.isEmpty { diagnostics += use.diagnostics(unit) }
            }
            result.append(unit)
        }
        let translated = result.indices.filter { result[$0].target != nil }
        let pairs = translated.map { place in
            SentencePair(source: result[place].tokens.map(\.text), target: result[place].target?.tokens.map(\.text) ?? [])
        }
        let linked = await tools.wordAligner().align(pairs, model: tools.shippedModel, run: run)
        let projection = try EntityProjection(resources, tools: tools)
        for (number, place) in translated.enumerated() {
            result[place].alignment = linked.links[number].map(\.link)
            // What the glossary found stays; the rest is sought as in a document.
            guard let side = result[place].target, result[place].entities.contains(where: { $0.targetSpan == nil }) else { continue }
            let found = result[place].entities.map(\.targetSpan)
            projection.project(&result[place], projection.pair(result[place], side, links: linked.links[number]))
            for (mention, span) in found.enumerated() where span != nil { result[place].entities[mention].targetSpan = span }
        }
        return (result, diagnostics + linked.diagnostics)
    }

    private func target(_ text: String, _ tokens: [Token]) -> TargetSegment {
        TargetSegment(
            segment: Segment(language: resources.profile.target, text: text, span: TextSpan(start: 0, end: text.utf8.count)),
            origin: .translator, score: 1,
            tokens: tokens.map { AnnotatedToken(token: $0, text: text[$0.span].map(String.init) ?? "") })
    }
}
