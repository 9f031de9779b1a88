public import BitextAlignment
public import BitextModel
internal import Dictionaries
internal import Terminology

/// Names and terms of several words out of a bitext, with their renderings.
///
/// Names are those that `BitextPipeline` finds and points to; terms are pairs of phrases that are linked to each other alone, of words that may stand in a noun phrase. Method, figures and limits:
/// docs/guides/term-extraction.md. Cost: that of aligning, and about 1 ms a pair of sentences; memory grows with the text's words as numbers, its sentences, and up to `TermOptions.capacity` pairs of phrases.
///
/// ```swift
/// let extraction = try TermExtraction(PipelineResources())
/// try await extraction.add(pairs: [TermExtraction.Pair(identifier: "1", source: hindi, target: english)])
/// extraction.terms().first?.target
/// ```
public final class TermExtraction {
    /// Two texts that translate each other.
    public struct Pair: Sendable {
        public var identifier: String
        public var source: String
        public var target: String

        public init(identifier: String, source: String, target: String) {
            self.identifier = identifier
            self.source = source
            self.target = target
        }
    }

    private let resources: PipelineResources
    private let pipeline: BitextPipeline
    private var table: TermTable
    /// The pairs of sentences that examples are taken from.
    public private(set) var pairs: [Pair] = []
    private var seen: Set<String> = []
    private var sourceRoles: [UTF8Key: TermWordRole] = [:]
    private let phrases = PhrasePairs()
    private let innerTargets: Set<String>
    private let inflections: InflectionTable
    /// All words of the target language that the lexicon has.
    private let targetWords: Set<UTF8Key>

    /// Pairs that are aligned at a time: the aligner's memory is that of so many.
    public static let block = 10_000

    public init(_ resources: PipelineResources, options: TermOptions = TermOptions()) throws {
        self.resources = resources
        pipeline = try BitextPipeline(resources)
        table = TermTable(options)
        let tools = pipeline.tools
        targetWords = tools.lexicon.targetWords()
        let file = "languages/\(resources.profile.tag)/inflection.tsv"
        inflections = try InflectionTable(parsing: resources.dictionaries.text(file), file: file)
        innerTargets = Set(
            resources.profile.ordinaryWords.filter { tools.rules.isGenitive(source: $0) }.flatMap {
                tools.lexicon.renderings(of: $0).prefix(1)
            })
    }

    /// Counts a text and its translation, whose sentences are paired first. Throws as `BitextPipeline.align` does. Returns what was doubted.
    @discardableResult
    public func add(source: String, target: String, run: WordAligner.Runner = { count, work in for number in 0..<count { work(number) } })
        async throws -> [Diagnostic]
    {
        try await add(source, target, isParallel: false, identifiers: nil, run)
    }

    /// Counts pairs of sentences. Line ends in them count as spaces; a pair with an empty side, or one that was there before, is passed over.
    @discardableResult
    public func add(pairs: [Pair], run: WordAligner.Runner = { count, work in for number in 0..<count { work(number) } }) async throws
        -> [Diagnostic]
    {
        var diagnostics: [Diagnostic] = []
        let whole = pairs.compactMap { pair -> Pair? in
            let (source, target) = (Self.line(pair.source), Self.line(pair.target))
            guard !source.isEmpty, !target.isEmpty, seen.insert("\(source)\u{0}\(target)").inserted else { return nil }
            return Pair(identifier: pair.identifier, source: source, target: target)
        }
        if whole.isEmpty, seen.isEmpty { diagnostics.append(.nothingPaired) }
        for start in stride(from: 0, to: whole.count, by: Self.block) {
            let block = whole[start..<min(whole.count, start + Self.block)]
            diagnostics += try await add(
                block.map(\.source).joined(separator: "\n"), block.map(\.target).joined(separator: "\n"), isParallel: true,
                identifiers: block.map(\.identifier), run)
        }
        return diagnostics
    }

    /// The terms found, the best first. `example` is a place in `pairs`.
    public func terms() -> [BilingualTerm] { table.terms() }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    private func add(_ source: String, _ target: String, isParallel: Bool, identifiers: [String]?, _ run: WordAligner.Runner) async throws
        -> [Diagnostic]
    {
        try await pipeline.align(source, with: target, isParallel: isParallel, run: run) { unit, pair, projection, links in
            projection.project(&unit, pair)
            projection.discover(&unit, pair)
            guard let side = unit.target else { return }
            let line = unit.id.prefix { $0 != "." }
            let number = Int(line).map { $0 - 1 }
            let identifier = number.flatMap { identifiers?.element($0) } ?? unit.id
            pairs.append(Pair(identifier: identifier, source: unit.source.text, target: side.segment.text))
            count(unit, side, pair, links, example: pairs.count - 1)
        }.diagnostics
    }

    // MARK: - One pair of sentences

    private func count(_ unit: TranslationUnit, _ side: TargetSegment, _ pair: EntityProjection.Pair, _ links: [ScoredLink], example: Int) {
        let view = pipeline.tools.views[pipeline.tools.views.count - 1]
        let keys = (unit.tokens.map { view.source($0.text) }, side.tokens.map { view.target($0.text) })
        var sightings = names(unit, side, pair, view, example: example)
        let roles = (unit.tokens.map(sourceRole), side.tokens.map(targetRole))
        let rules = pipeline.tools.rules
        let found = phrases.pairs(source: roles.0, target: roles.1, links: links) { last in
            last + 1 >= unit.tokens.count || !rules.isLight(source: unit.tokens[last + 1].text)
        }
        for phrase in found {
            let units = (pair.source.units(ofTokens: phrase.source), pair.target.units(ofTokens: phrase.target))
            guard let left = units.0, let right = units.1, isTargetScript(pair.target.words[right]) else { continue }
            let forms = citation(unit.tokens[phrase.source].map(\.text), surface(side.tokens, phrase.target))
            sightings.append(
                TermSighting(
                    sourceKeys: Array(keys.0[phrase.source]), targetKeys: Array(keys.1[phrase.target]), source: forms.source,
                    target: forms.target,
                    strength: phrase.strength, known: Self.known(left, right, pair), example: example))
        }
        table.add(source: keys.0, target: keys.1, sightings)
    }

    private func names(
        _ unit: TranslationUnit, _ side: TargetSegment, _ pair: EntityProjection.Pair, _ view: WordView, example: Int
    ) -> [TermSighting] {
        unit.entities.compactMap { mention in
            guard let span = mention.targetSpan, mention.type != .date, mention.type != .quantity,
                let left = pair.source.units(in: mention.span.shifted(by: -unit.source.span.start)),
                let right = pair.target.units(in: span.shifted(by: -side.segment.span.start)),
                let kind = EntityType.allCases.firstIndex(of: mention.type)
            else { return nil }
            let target = pair.target.surface(right)
            guard mention.link.concept != nil || pair.target.units[right].contains(where: \.isCapital),
                isTargetScript(pair.target.words[right])
            else { return nil }
            return TermSighting(
                sourceKeys: mention.native.split(separator: " ").map { view.source(String($0)) },
                targetKeys: target.split(separator: " ").map { view.target(String($0)) }, source: mention.native, target: target,
                strength: Self.strength(left, right, pair), known: Self.known(left, right, pair), example: example, kind: kind,
                concept: mention.link.concept)
        }
    }

    /// Whether words of the target are none in the script of the source: what an untranslated or swapped text has renders nothing.
    private func isTargetScript(_ words: ArraySlice<String>) -> Bool { pipeline.tools.letters(Array(words)).native == 0 }

    /// The forms under which a dictionary has the phrases: what the last word is a form of, where the lexicon knows that; then the other side's plural is singular too.
    private func citation(_ source: [String], _ target: [String]) -> (source: String, target: String) {
        var (source, target) = (source, target)
        let lexicon = pipeline.tools.lexicon
        if let last = source.last, let base = inflections.bases(of: last).first(where: lexicon.contains(source:)) {
            source[source.count - 1] = base
            if let other = target.last, other == other.lowercased() {
                let singular = pipeline.tools.rules.singulars(target: other).first { targetWords.contains(UTF8Key($0)) }
                if let singular { target[target.count - 1] = singular }
            }
        }
        return (source.joined(separator: " "), target.joined(separator: " "))
    }

    /// Words as they stand; a capital that only the beginning of the sentence asks for becomes small.
    private func surface(_ tokens: [AnnotatedToken], _ range: Range<Int>) -> [String] {
        var words = tokens[range].map(\.text)
        if range.lowerBound == 0, words.dropFirst().allSatisfy({ $0 == $0.lowercased() }),
            targetWords.contains(UTF8Key(words[0].lowercased()))
        {
            words[0] = words[0].lowercased()
        }
        return words
    }

    /// The share of the units of both sides that something but a link says to translate each other.
    private static func known(_ left: Range<Int>, _ right: Range<Int>, _ pair: EntityProjection.Pair) -> Float {
        share(left, right, pair) { pair.likeness.all.known($0, $1) }
    }

    private static func strength(_ left: Range<Int>, _ right: Range<Int>, _ pair: EntityProjection.Pair) -> Float {
        share(left, right, pair) { pair.likeness.all.link($0, $1) }
    }

    private static func share(_ left: Range<Int>, _ right: Range<Int>, _ pair: EntityProjection.Pair, _ value: (Int, Int) -> Float) -> Float
    {
        var (sum, count): (Float, Float) = (0, 0)
        for row in left where !pair.source.units[row].isMark && !pair.source.units[row].isFunctionWord {
            sum += right.reduce(Float(0)) { max($0, value(row, $1)) }
            count += 1
        }
        for column in right where !pair.target.units[column].isMark && !pair.target.units[column].isFunctionWord {
            sum += left.reduce(Float(0)) { max($0, value($1, column)) }
            count += 1
        }
        return count == 0 ? 0 : min(1, sum / count)
    }

    // MARK: - Roles of words

    private func sourceRole(_ token: AnnotatedToken) -> TermWordRole {
        guard token.token.kind == .word else { return .none }
        if let known = sourceRoles[UTF8Key(token.text)] { return known }
        let role = makeSourceRole(token.text)
        sourceRoles[UTF8Key(token.text)] = role
        return role
    }

    private func makeSourceRole(_ word: String) -> TermWordRole {
        let (profile, tools) = (resources.profile, pipeline.tools)
        if tools.rules.isGenitive(source: word)
            || profile.postpositions.contains(word) && tools.lexicon.renderings(of: word).first.map(innerTargets.contains) == true
        {
            return .inner
        }
        if profile.ordinaryWords.contains(word) || tools.rules.isGrammatical(source: word) || word.unicodeScalars.count < 2 { return .none }
        // A verb has its other infinitives beside it in the lexicon; a noun that ends so (योजना) has not.
        return tools.rules.otherInfinitives(source: word).contains(where: tools.lexicon.contains(source:)) ? .none : .content
    }

    private func targetRole(_ token: AnnotatedToken) -> TermWordRole {
        guard token.token.kind == .word else { return .none }
        let word = WordForm.folded(token.text)
        if innerTargets.contains(word) { return .inner }
        let tools = pipeline.tools
        return tools.targetFunctionWords.contains(UTF8Key(word)) || tools.rules.isGrammatical(target: word) || word.utf8.count < 2
            ? .none : .content
    }
}

extension Array {
    /// The element at `place`; nil beyond the ends.
    fileprivate func element(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

extension UnitSide {
    /// The units of tokens; nil for none.
    func units(ofTokens tokens: Range<Int>) -> Range<Int>? {
        guard let first = units.firstIndex(where: { tokens.contains($0.token) }),
            let last = units.lastIndex(where: { tokens.contains($0.token) })
        else { return nil }
        return first..<last + 1
    }
}
