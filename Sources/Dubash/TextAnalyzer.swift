package import BitextModel
internal import ICU
internal import Terminology
internal import TextAnalysis

/// One record of a text (a line, a paragraph) with all that can be told of it without the rest of the document.
package struct AnalyzedText: Sendable {
    package final class Sentence: Sendable {
        /// Offsets in the record.
        let span: TextSpan
        let text: String
        /// Tokens with offsets in the sentence.
        let tokens: [Token]
        let candidates: SentenceCandidates
        /// Names without a concept; offsets in the sentence.
        let found: [FoundName]
        /// Dates, amounts and measures; offsets in the sentence.
        let quantities: [EntityMention]
        /// How words in Latin letters are written in the language's script; empty where that is not asked for.
        let respellings: NativeRespellings

        init(
            span: TextSpan, text: String, tokens: [Token], candidates: SentenceCandidates, found: [FoundName],
            quantities: [EntityMention], respellings: NativeRespellings
        ) {
            self.span = span
            self.text = text
            self.tokens = tokens
            self.candidates = candidates
            self.found = found
            self.quantities = quantities
            self.respellings = respellings
        }
    }

    package let sentences: [Sentence]
    /// The record itself.
    package let bytes: [UInt8]

    /// The text at `span`, given in offsets of the record; empty when out of bounds.
    package func text(_ span: TextSpan) -> String {
        span.end <= bytes.count ? String(decoding: bytes[span.start..<span.end], as: UTF8.self) : ""
    }
}

/// The part of the pipeline that knows no document: tokens, sentences, candidates for mentions. One for each task.
package final class TextAnalyzer {
    private let resources: PipelineResources
    private var tokenizer: Tokenizer
    private var matcher: CandidateMatcher
    private let recognition: NameRecognition?
    private let respeller: NativeRespeller?
    private var raw: [RawToken] = []

    init(_ resources: PipelineResources, readsFeatures: Bool) throws {
        self.resources = resources
        tokenizer = try resources.tokenizer.clone()
        recognition = NameRecognition(resources)
        let terms = TermTokenizer(try resources.tokenizer.clone())
        func makeMatcher(_ judge: NearMatchJudge?) -> CandidateMatcher {
            CandidateMatcher(
                index: resources.index, cutter: resources.cutter, knowledge: resources.knowledge, pairFinder: resources.pairFinder,
                nearMatchJudge: judge, usualWords: resources.usualWords, readsFeatures: readsFeatures,
                tokenize: { terms.tokens(in: $0) })
        }
        matcher = makeMatcher(resources.nearMatchJudge)
        var ownMatcher = makeMatcher(nil)
        respeller = resources.respelling.map { respelling in
            NativeRespeller(respelling, source: resources.profile.tag) { name in
                var resolver = DocumentResolver(index: resources.index, minimumScore: 0)
                var diagnostics: [Diagnostic] = []
                let mentions = resolver.resolve(ownMatcher.candidates(tokens: terms.tokens(in: name), in: name), diagnostics: &diagnostics)
                return mentions.first { $0.span.end - $0.span.start == name.utf8.count }
            }
        }
    }

    /// Analyzes one record, valid UTF-8.
    package func analyze(_ bytes: UnsafeBufferPointer<UInt8>) throws -> AnalyzedText {
        guard let read = AbbreviationZero.replaced(in: bytes) else { return try analyze(bytes, given: bytes) }
        return try read.withUnsafeBufferPointer { try analyze($0, given: bytes) }
    }

    /// `given` is the record itself, of which `bytes` differ by abbreviation signs alone.
    private func analyze(_ bytes: UnsafeBufferPointer<UInt8>, given: UnsafeBufferPointer<UInt8>) throws -> AnalyzedText {
        if resources.options.isTokenized {
            try tokenizer.scanSeparated(bytes, into: &raw)
        } else {
            try tokenizer.scan(bytes, into: &raw)
        }
        guard !raw.isEmpty else { return AnalyzedText(sentences: [], bytes: Array(given)) }
        let tokens = tokenizer.annotate(raw, in: bytes)
        let spans =
            resources.options.isSegmented
            ? [SentenceSegmenter.Sentence(first: 0, end: raw.count)]
            : tokenizer.sentences(of: raw, in: bytes, lineEndsEndSentences: resources.options.lineEndsEndSentences)
        let protected = respeller == nil ? [] : ProtectedSpanScanner.spans(in: bytes)
        let sentences = spans.map { sentence -> AnalyzedText.Sentence in
            let span = sentence.span(raw)
            let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
            let own = tokens[sentence.first..<sentence.end].map { token in
                Token(span: token.span.shifted(by: -span.start), kind: token.kind, script: token.script, language: token.language)
            }
            let candidates = matcher.candidates(tokens: own, in: text)
            let quantities = resources.quantities?.mentions(tokens: own, candidates: candidates, in: text) ?? []
            return AnalyzedText.Sentence(
                span: span, text: text, tokens: own, candidates: candidates,
                found: recognition?.mentions(tokens: own, candidates: candidates, in: text) ?? [],
                quantities: quantities,
                respellings: respeller?.respellings(
                    tokens: own, quantities: quantities, protected: Self.part(of: protected, in: span), in: text) ?? NativeRespellings())
        }
        return AnalyzedText(sentences: sentences, bytes: Array(given))
    }

    /// The spans in `sentence`, cut at its ends; offsets in it.
    private static func part(of spans: [TextSpan], in sentence: TextSpan) -> [TextSpan] {
        spans.filter(sentence.overlaps).map {
            TextSpan(start: max($0.start, sentence.start) - sentence.start, end: min($0.end, sentence.end) - sentence.start)
        }
    }
}
