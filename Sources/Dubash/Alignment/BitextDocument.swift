public import BitextAlignment
public import BitextModel
internal import TextAnalysis

/// One side of a bitext: its sentences, where they stand, and their words.
public struct BitextDocument: Sendable {
    /// UTF-8 offsets in the text.
    public var spans: [TextSpan] = []
    /// What the aligner sees of each.
    public var sentences: [SentenceText] = []
    /// Tokens of each, with offsets in the text.
    public var tokens: [[Token]] = []

    public init() {}
}

extension BitextTools {
    /// The sentences of `text`. With `isSegmented`, each line is one, blank lines included; else they are found by the language's rules, a blank line ends a paragraph, and so does each line end where lines end
    /// sentences and some line holds several. Throws where ICU cannot divide the text.
    public func document(_ text: String, isSegmented: Bool = false, lineEndsEndSentences: Bool = true) throws -> BitextDocument {
        var tokenizer = try makeTokenizer()
        var raw: [RawToken] = []
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { bytes in
            var document = BitextDocument()
            if isSegmented {
                try addLines(bytes, &tokenizer, &raw, to: &document)
                return document
            }
            try tokenizer.scan(bytes, into: &raw)
            let tokens = tokenizer.annotate(raw, in: bytes)
            for sentence in tokenizer.sentences(of: raw, in: bytes, lineEndsEndSentences: lineEndsEndSentences) {
                let own = Array(tokens[sentence.first..<sentence.end])
                add(own, span: sentence.span(raw), bytes, to: &document)
            }
            markParagraphs(bytes, lineEndsEndSentences, &document)
            return document
        }
    }

    private func addLines(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tokenizer: inout Tokenizer, _ raw: inout [RawToken], to document: inout BitextDocument
    ) throws {
        var start = 0
        while start < bytes.count {
            let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            try tokenizer.scan(line, into: &raw)
            let own = tokenizer.annotate(raw, in: line).map { token in
                Token(span: token.span.shifted(by: start), kind: token.kind, script: token.script, language: token.language)
            }
            add(own, span: TextSpan(start: start, end: end), bytes, to: &document)
            start = feed + 1
        }
    }

    private func add(_ tokens: [Token], span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>, to document: inout BitextDocument) {
        let words = tokens.map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
        // Code points: bytes that do not continue one.
        let length = bytes[span.start..<span.end].count { $0 & 0xC0 != 0x80 }
        document.spans.append(span)
        document.tokens.append(tokens)
        document.sentences.append(SentenceText(words: words, length: length))
    }

    private func markParagraphs(_ bytes: UnsafeBufferPointer<UInt8>, _ lineEndsEndSentences: Bool, _ document: inout BitextDocument) {
        for place in document.spans.indices.dropLast() {
            let feeds = bytes[document.spans[place].end..<document.spans[place + 1].start].count { $0 == 0x0A }
            document.sentences[place].endsParagraph = feeds >= (lineEndsEndSentences ? 1 : 2)
        }
        if !document.sentences.isEmpty { document.sentences[document.sentences.count - 1].endsParagraph = true }
    }
}
