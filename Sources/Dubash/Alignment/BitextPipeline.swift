public import BitextAlignment
public import BitextModel
internal import TextAnalysis

/// Two texts in, a bilingual document out: sentences paired, words linked, names joined to the glossary.
///
/// A bead of several source sentences is one unit with the id of the first; a target sentence without a source is a unit whose source is empty. What `Pipeline` knows of the source stays.
///
/// ```swift
/// let document = try await BitextPipeline(PipelineResources()).align(hindi, with: english)
/// document.units[0].target?.origin   // .document
/// ```
public final class BitextPipeline {
    private let resources: PipelineResources
    let tools: BitextTools
    private let analyzer: TextAnalyzer
    /// Pairs of sentences of more cells (words × words) have no word links, and their names no target.
    private static let maximumCells = WordAlignmentOptions().maximumCells

    /// Reads what the aligners know (about 100 ms).
    public init(_ resources: PipelineResources) throws {
        self.resources = resources
        tools = try BitextTools(profile: resources.profile, tokenizer: resources.tokenizer, in: resources.dictionaries)
        analyzer = try resources.makeAnalyzer()
    }

    /// The bilingual document. With `isParallel`, line i of `source` is translated by line i of `target`: one unit a line. Offsets are UTF-8 bytes of each text.
    ///
    /// Throws `BitextError` for parallel texts of unlike numbers of lines. The same document for any `run`. Swapped sides are not put right, but doubted in a diagnostic.
    public func align(
        _ source: String, with target: String, isParallel: Bool = false,
        run: WordAligner.Runner = { count, work in for number in 0..<count { work(number) } }
    ) async throws -> BilingualDocument {
        try await align(source, with: target, isParallel: isParallel, run: run) { unit, pair, projection, _ in
            projection.project(&unit, pair)
            projection.discover(&unit, pair)
        }
    }

    /// Where the other text says what stands at each of `spans`: names marked by hand, say. With `isReverse` the spans are of `target`, and what is sought lies in `source`. In the order of `spans`; nil where nothing
    /// was found. A span that reaches over sentences is sought in the pair that it begins in. The type, where one is given, says whether a name takes neighbours that look like parts of it.
    public func project(
        _ spans: [(span: TextSpan, type: EntityType?)], source: String, target: String, isReverse: Bool = false, isParallel: Bool = false,
        run: WordAligner.Runner = { count, work in for number in 0..<count { work(number) } }
    ) async throws -> [(span: TextSpan, score: Double)?] {
        var result = [(span: TextSpan, score: Double)?](repeating: nil, count: spans.count)
        let order = spans.indices.sorted { spans[$0].span < spans[$1].span }
        _ = try await align(source, with: target, isParallel: isParallel, run: run) { unit, pair, projection, _ in
            guard let other = unit.target?.segment.span else { return }
            let own = isReverse ? other : unit.source.span
            let base = isReverse ? unit.source.span.start : other.start
            let (from, to) = isReverse ? (pair.target, pair.source) : (pair.source, pair.target)
            var low = order.partitioned { spans[$0].span.start < own.start }
            var wanted: [Int] = []
            while low < order.count, spans[order[low]].span.start < own.end {
                wanted.append(order[low])
                low += 1
            }
            let found = projection.project(
                wanted.map { spans[$0].span.shifted(by: -own.start) }, types: wanted.map { spans[$0].type }, from: from, to: to,
                isReverse ? pair.likeness.all.transposed : pair.likeness.all
            ) { first, second in
                let (a, b) = (spans[wanted[min(first, second)]].span, spans[wanted[max(first, second)]].span)
                return EntityProjection.isInBrackets(b.shifted(by: -own.start), after: a.shifted(by: -own.start), in: from.text)
            }
            for (place, span) in zip(wanted, found) {
                result[place] = span.map { (to.span($0.units).shifted(by: base), Double(min(1, max(0, $0.score)))) }
            }
        }
        return result
    }

    /// `pairing` is called with each unit of two sides in order, and the links between its words.
    func align(
        _ source: String, with target: String, isParallel: Bool, run: WordAligner.Runner,
        pairing: (inout TranslationUnit, EntityProjection.Pair, EntityProjection, [ScoredLink]) -> Void
    ) async throws -> BilingualDocument {
        var document = BilingualDocument(sourceLanguage: resources.profile.tag, targetLanguage: resources.profile.target)
        var builder = DocumentBuilder(resources)
        var (units, sentences): ([TranslationUnit], [SentenceText]) = ([], [])
        var lineOf: [Int] = []
        try forEachLine(source) { analyzed, line, start in
            let found = builder.units(analyzed, line: line, start: start)
            for (place, unit) in found.enumerated() {
                units.append(unit)
                lineOf.append(line - 1)
                sentences.append(
                    SentenceText(
                        words: unit.tokens.map(\.text), length: unit.source.text.unicodeScalars.count,
                        endsParagraph: place == found.count - 1))
            }
        }
        document.diagnostics = builder.takeDiagnostics()
        let other = try tools.document(
            target, isSegmented: isParallel || resources.options.isSegmented, lineEndsEndSentences: resources.options.lineEndsEndSentences)
        var beads: [SentenceBead]
        if isParallel {
            beads = try parallelBeads(lineOf, lines: Self.lineCount(source), other)
        } else {
            let result = tools.sentenceAligner().align(source: sentences, target: other.sentences)
            beads = result.beads
            document.diagnostics += result.diagnostics
        }
        let kind = tools.sides(source: sentences.lazy.map(\.words), target: other.sentences.lazy.map(\.words))
        if let diagnostic = kind.diagnostic(language: resources.profile.name) { document.diagnostics.append(diagnostic) }
        let paired = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
        if isParallel, paired.isEmpty { document.diagnostics.append(.nothingPaired) }
        let pairs = paired.map { bead in
            SentencePair(source: bead.source.flatMap { sentences[$0].words }, target: bead.target.flatMap { other.sentences[$0].words })
        }
        let linked = await tools.wordAligner().align(pairs, model: tools.shippedModel, run: run)
        document.diagnostics += linked.diagnostics
        let text = Array(target.utf8)
        let original = Array(source.utf8)
        let projection = try EntityProjection(resources, tools: tools)
        projection.readCapitals(other.sentences.lazy.map(\.words))
        var next = 0
        for (number, bead) in beads.enumerated() {
            var unit = merged(units[bead.source], original) ?? empty(number, after: document.units.last)
            unit.target = bead.target.isEmpty ? nil : segment(bead, other, text)
            unit.alignment = []
            if !bead.source.isEmpty, let side = unit.target {
                unit.alignment = linked.links[next].map(\.link)
                // A pair too long for word links is told of by the aligner; comparing all its words costs as much.
                if unit.tokens.count * side.tokens.count <= Self.maximumCells {
                    pairing(&unit, projection.pair(unit, side, links: linked.links[next]), projection, linked.links[next])
                }
                next += 1
            }
            document.units.append(unit)
        }
        document.diagnostics += projection.diagnostics
        let use = GlossaryUse(try resources.options.readGlossaries())
        if !use.isEmpty {
            let lines = LineNumbers(of: target)
            for unit in document.units { document.diagnostics += use.diagnostics(unit, targetLines: lines) }
        }
        // What is said of both texts as wholes, then in the order of the source.
        let placed = document.diagnostics.filter { $0.span != nil }.enumerated().sorted {
            ($0.element.span?.start ?? 0, $0.offset) < ($1.element.span?.start ?? 0, $1.offset)
        }
        document.diagnostics = document.diagnostics.filter { $0.span == nil } + placed.map(\.element)
        return document
    }

    private func forEachLine(_ text: String, _ body: (AnalyzedText, Int, Int) -> Void) throws {
        let bytes = Array(text.utf8)
        var (start, line) = (0, 1)
        while start < bytes.count {
            let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            body(try bytes[start..<end].withUnsafeBufferPointer { try analyzer.analyze($0) }, line, start)
            (start, line) = (feed + 1, line + 1)
        }
    }

    private static func lineCount(_ text: String) -> Int {
        text.utf8.count { $0 == 0x0A } + (text.utf8.isEmpty || text.utf8.last == 0x0A ? 0 : 1)
    }

    private func parallelBeads(_ lineOf: [Int], lines: Int, _ other: BitextDocument) throws -> [SentenceBead] {
        guard lines == other.sentences.count else { throw BitextError.unequalLines(source: lines, target: other.sentences.count) }
        var beads: [SentenceBead] = []
        var first = 0
        for line in 0..<lines {
            var end = first
            while end < lineOf.count, lineOf[end] == line { end += 1 }
            let isBlank = other.sentences[line].words.isEmpty
            if end > first || !isBlank {
                beads.append(SentenceBead(source: first..<end, target: isBlank ? line..<line : line..<line + 1, score: 1))
            }
            first = end
        }
        return beads
    }

    /// Units of one bead as one; nil for none.
    private func merged(_ units: ArraySlice<TranslationUnit>, _ text: [UInt8]) -> TranslationUnit? {
        guard var unit = units.first, let last = units.last else { return nil }
        let span = TextSpan(start: unit.source.span.start, end: last.source.span.end)
        unit.source.text = String(decoding: text[span.start..<span.end], as: UTF8.self)
        unit.source.span = span
        for more in units.dropFirst() {
            unit.normalized += " " + more.normalized
            unit.romanized += " " + more.romanized
            unit.entities += more.entities
            unit.tokens += more.tokens
        }
        // Their places in the gloss are none in the document.
        for place in unit.entities.indices { unit.entities[place].targetSpan = nil }
        return unit
    }

    /// A unit without a source, where it would stand.
    private func empty(_ number: Int, after last: TranslationUnit?) -> TranslationUnit {
        let place = last?.source.span.end ?? 0
        let segment = Segment(language: resources.profile.tag, text: "", span: TextSpan(start: place, end: place))
        return TranslationUnit(
            id: "\(last?.id ?? "0")+", source: segment, normalized: "", romanized: "", target: nil, entities: [], alignment: [], tokens: [])
    }

    private func segment(_ bead: SentenceBead, _ document: BitextDocument, _ text: [UInt8]) -> TargetSegment {
        let span = TextSpan(start: document.spans[bead.target.lowerBound].start, end: document.spans[bead.target.upperBound - 1].end)
        let tokens = bead.target.flatMap { document.tokens[$0] }.map { token in
            AnnotatedToken(token: token, text: String(decoding: text[token.span.start..<token.span.end], as: UTF8.self))
        }
        return TargetSegment(
            segment: Segment(
                language: resources.profile.target, text: String(decoding: text[span.start..<span.end], as: UTF8.self), span: span),
            origin: .document, score: bead.score, tokens: tokens)
    }
}

extension Array {
    /// The place of the first element for which `isBefore` is false, where it is true of all before it.
    fileprivate func partitioned(_ isBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Diagnostic {
    /// Lines or units are pairs already, and each has an empty side.
    static let nothingPaired = Diagnostic(
        severity: .warning, code: "empty-side", message: "no pair has text on both sides: nothing is paired")
}

/// Why two texts cannot be joined.
public enum BitextError: Error, Hashable, Sendable, CustomStringConvertible {
    case unequalLines(source: Int, target: Int)

    public var description: String {
        switch self {
        case .unequalLines(let source, let target): "\(source) lines of source, \(target) of target: the texts are not parallel"
        }
    }
}
