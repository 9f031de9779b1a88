internal import BitextAlignment
internal import BitextModel
internal import Dictionaries
internal import Terminology
internal import Transliteration

/// Points the names of a text to where its translation says them. One for each pair of documents; pairs of sentences are given in order.
///
/// Method, figures and limits: docs/guides/entity-projection.md.
final class EntityProjection {
    /// A pair of sentences, cut into units and compared.
    struct Pair {
        let source: UnitSide
        let target: UnitSide
        let likeness: PairKnowledge.Likeness
        /// Concepts that the target names.
        let concepts: [(units: Range<Int>, concept: String)]
    }

    let resources: PipelineResources
    /// Of both languages, in lower case.
    let titles: Set<UTF8Key>
    /// Last words of the names of organizations.
    let heads: Set<String>
    private var knowledge: PairKnowledge
    private var sourceReader: SideReader
    private var targetReader: SideReader
    private var matcher: CandidateMatcher
    private var resolver: DocumentResolver
    /// Finds names of the source; nil where the language has no recognizer.
    var engine: RecognizerEngine?
    let projector = SpanProjector()
    /// What was taken from the target, and what of it the glossary says otherwise.
    private(set) var diagnostics: [Diagnostic] = []
    private var told: Set<String> = []
    /// Words that the target writes with a capital inside its sentences, and never without; in small letters.
    private var capitals: Set<UTF8Key> = []

    init(_ resources: PipelineResources, tools: BitextTools) throws {
        self.resources = resources
        let model = "translit/models/\(resources.profile.tag)/name-lexicon.dub"
        let names = resources.dictionaries.exists(model) ? try NameLexicon(path: "\(resources.dictionaries.path)/\(model)") : nil
        let file = "languages/\(resources.profile.tag)/name-heads.txt"
        heads = resources.knowledge.organizationHeads.union(
            resources.dictionaries.exists(file)
                ? try DataTable.words(parsing: resources.dictionaries.text(file), file: file).map { String($0) } : [])
        knowledge = PairKnowledge(tools: tools, letterNames: resources.letterNames)
        titles = tools.titles.source.union(tools.titles.target)
        let (profile, words) = (resources.profile, resources.knowledge)
        let functionWords = Set(profile.ordinaryWords.map { UTF8Key($0) })
        sourceReader = SideReader(
            cutter: resources.cutter, isFunctionWord: { functionWords.contains(UTF8Key($0)) },
            isOrdinary: { words.isOrdinary(Substring($0)) })
        let (targetWords, targetFunctionWords, titles) = (tools.lexicon.targetWords(), tools.targetFunctionWords, tools.titles.target)
        targetReader = SideReader(
            cutter: resources.cutter, isFunctionWord: { targetFunctionWords.contains(UTF8Key($0)) },
            isOrdinary: { word in
                titles.contains(UTF8Key(word)) || targetWords.contains(UTF8Key(word)) && names?.isName(latin: word) != true
            })
        let terms = TermTokenizer(try resources.tokenizer.clone())
        matcher = CandidateMatcher(
            index: resources.index, cutter: resources.cutter, knowledge: resources.knowledge, pairFinder: nil,
            tokenize: { terms.tokens(in: $0) })
        resolver = DocumentResolver(index: resources.index)
        engine = resources.recognizer.map(RecognizerEngine.init)
    }

    /// The sentences of a unit that has both, compared. `links` are between its tokens.
    func pair(_ unit: TranslationUnit, _ side: TargetSegment, links: [ScoredLink]) -> Pair {
        let source = sourceReader.side(
            Self.tokens(unit.tokens, base: unit.source.span.start), in: unit.source.text)
        let candidates = matcher.candidates(tokens: Self.tokens(side.tokens, base: side.segment.span.start), in: side.segment.text)
        let target = targetReader.side(candidates.matchUnits, in: side.segment.text)
        var doubts: [Diagnostic] = []
        let concepts = resolver.resolve(candidates, diagnostics: &doubts).compactMap { mention -> (units: Range<Int>, concept: String)? in
            guard let concept = mention.link.concept, let units = target.units(in: mention.span) else { return nil }
            return (units, concept)
        }
        let names = unit.entities.compactMap { mention -> PairKnowledge.Name? in
            guard let units = source.units(in: mention.span.shifted(by: -unit.source.span.start)) else { return nil }
            return PairKnowledge.Name(units: units, english: mention.english, concept: mention.link.concept)
        }
        return Pair(
            source: source, target: target,
            likeness: knowledge.likeness(source, target, links: links, names: names, concepts: concepts), concepts: concepts)
    }

    private static func tokens(_ tokens: [AnnotatedToken], base: Int) -> [Token] {
        tokens.map { annotated in
            let token = annotated.token
            return Token(span: token.span.shifted(by: -base), kind: token.kind, script: token.script, language: token.language)
        }
    }

    /// Learns from all sentences of the target which of its words have a capital wherever they stand: at the beginning of a sentence they are names, too.
    func readCapitals(_ sentences: some Sequence<[String]>) {
        var small: Set<UTF8Key> = []
        for words in sentences {
            var isInside = false
            for word in words {
                guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { continue }
                if !first.properties.isUppercase {
                    small.insert(UTF8Key(word))
                } else if isInside {
                    capitals.insert(UTF8Key(WordForm.folded(word)))
                }
                isInside = true
            }
        }
        capitals.subtract(small)
    }

    func isAlwaysCapital(_ word: String) -> Bool { capitals.contains(UTF8Key(WordForm.folded(word))) }

    /// Adds a diagnostic, once for each `key`.
    func tell(_ diagnostic: @autoclosure () -> Diagnostic, once key: String) {
        if told.insert(key).inserted { diagnostics.append(diagnostic()) }
    }

    /// A side's tokens as the recognizer and the glossary see them.
    func analyzed(_ side: UnitSide) -> SentenceCandidates { matcher.candidates(tokens: side.tokens, in: side.text) }

    /// Where the target says each mention of `unit`, offsets in the target's document.
    func project(_ unit: inout TranslationUnit, _ pair: Pair) {
        guard let base = unit.target?.segment.span.start else { return }
        let spans = unit.entities.map { $0.span.shifted(by: -unit.source.span.start) }
        let text = unit.source.text
        let found = project(spans, types: unit.entities.map(\.type), from: pair.source, to: pair.target, pair.likeness.all) {
            first, second in
            let (a, b) = (unit.entities[first], unit.entities[second])
            if Self.isInBrackets(spans[max(first, second)], after: spans[min(first, second)], in: text) { return true }
            return a.link.concept != nil ? a.link.concept == b.link.concept : a.native == b.native
        }
        for (place, span) in found.enumerated() {
            let mention = unit.entities[place]
            // Of a term that is no name, a link alone shows a part or a paraphrase: थानाध्यक्ष, police.
            if mention.type == .other, mention.link.concept != nil, let span, span.likeness < Self.leastOfTerms {
                unit.entities[place].targetSpan = nil
                continue
            }
            unit.entities[place].targetSpan = span.map { pair.target.span($0.units).shifted(by: base) }
        }
    }

    /// Likeness by what is known of a span that says a term of the glossary.
    private static let leastOfTerms: Float = 0.35

    private static func `extension`(_ type: EntityType?) -> SpanProjector.Extension {
        switch type {
        case nil, .person, .other: .names
        case .organization: .capitals
        default: .none
        }
    }

    /// Whether only an opening bracket or quotation mark stands between two spans: `इसरो (ISRO)`. The other text may say one for both.
    static func isInBrackets(_ second: TextSpan, after first: TextSpan, in text: String) -> Bool {
        guard first.end < second.start, let between = text[TextSpan(start: first.end, end: second.start)] else { return false }
        return between.contains("(")
            && between.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
    }

    /// The spans of `to` that render `spans` of `from`, both in UTF-8 offsets of their sentences.
    func project(
        _ spans: [TextSpan], types: [EntityType?], from: UnitSide, to: UnitSide, _ likeness: UnitLikeness, shares: (Int, Int) -> Bool
    ) -> [ProjectedSpan?] {
        let candidates = zip(spans, types).map { span, type -> [ProjectedSpan] in
            guard let units = from.units(in: span) else { return [] }
            return projector.spans(
                of: units, from: from.units, to: to.units, likeness: likeness, extends: Self.extension(type))
        }
        return SpanProjector.assign(candidates, shares: shares)
    }
}
