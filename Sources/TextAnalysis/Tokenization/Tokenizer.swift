public import BitextModel
public import ICU

/// Divides text that mixes scripts into words, sentences and aksharas, with UTF-8 offsets into the text as given.
///
/// Words follow UAX #29 with the departures of `docs/guides/tokenizing.md`: a break where the script changes inside a word, one token for a
/// number, a date, an address, an initialism or a hyphenated word. Between tokens lie only White_Space, U+200B and U+FEFF;
/// everything else is in exactly one token. An owned handle for one task at a time: `clone()` is cheap, making one compiles the
/// rules (about 30 ms).
///
/// ```swift
/// var tokenizer = try Tokenizer(wordRules: rules, graphemeRules: aksharas, data: hindi)
/// try tokenizer.tokens(in: "Modiजी आए।").map(\.span)   // [0..<4, 4..<10, 11..<17, 17..<20]
/// ```
public struct Tokenizer: ~Copyable {
    package var scanner: TokenScanner
    private var graphemes: BreakIterator
    private let segmenter: SentenceSegmenter
    private let identifier: TokenLanguageIdentifier
    private var scripts = ScriptLookup()
    private var raw: [RawToken] = []

    /// Compiles `wordRules` and `graphemeRules`, files in ICU's RBBI syntax. Throws with the line of the file at fault. Of words and numbers of Devanagari and ASCII between spaces `wordRules` have to say what those shipped do: they are read
    /// without the rules.
    public init(wordRules: String, graphemeRules: String, data: TokenizerData) throws(ICUError) {
        self.init(words: try BreakIterator(rules: wordRules), graphemes: try BreakIterator(rules: graphemeRules), data: data)
    }

    /// The same of rules that are compiled already.
    package init(words: consuming BreakIterator, graphemes: consuming BreakIterator, data: TokenizerData) {
        self.init(
            scanner: TokenScanner(breaks: words, data: data), graphemes: graphemes, segmenter: SentenceSegmenter(data: data),
            identifier: TokenLanguageIdentifier(data: data))
    }

    private init(
        scanner: consuming TokenScanner, graphemes: consuming BreakIterator, segmenter: SentenceSegmenter,
        identifier: TokenLanguageIdentifier
    ) {
        self.scanner = scanner
        self.graphemes = graphemes
        self.segmenter = segmenter
        self.identifier = identifier
    }

    /// An independent tokenizer with the same rules and data, for another task.
    public func clone() throws(ICUError) -> Tokenizer {
        Tokenizer(scanner: try scanner.clone(), graphemes: try graphemes.clone(), segmenter: segmenter, identifier: identifier)
    }

    /// The tokens of `text` in order: words, numbers, marks, addresses.
    public mutating func tokens(in text: String) throws(ICUError) -> [Token] {
        var text = text
        let outcome = text.withUTF8 { bytes -> Result<[Token], ICUError> in
            do throws(ICUError) {
                try scanner.scan(bytes, into: &raw)
                return .success(annotate(raw, in: bytes))
            } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    /// The sentences of `text`: from the first to the last token of each. A blank line ends a sentence, and so does every line end when
    /// `lineEndsEndSentences`.
    public mutating func sentences(in text: String, lineEndsEndSentences: Bool = true) throws(ICUError) -> [TextSpan] {
        var text = text
        let outcome = text.withUTF8 { bytes -> Result<[TextSpan], ICUError> in
            do throws(ICUError) {
                try scanner.scan(bytes, into: &raw)
                return .success(sentences(of: raw, in: bytes, lineEndsEndSentences: lineEndsEndSentences).map { $0.span(raw) })
            } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    /// The aksharas (grapheme clusters, with consonants joined by a virama in one) of `text`, white space left out.
    public mutating func graphemes(in text: String) throws(ICUError) -> [TextSpan] {
        var text = text
        let outcome = text.withUTF8 { bytes -> Result<[TextSpan], ICUError> in
            do throws(ICUError) { return .success(try graphemeSpans(bytes)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    // MARK: - Bulk work

    package mutating func graphemeSpans(_ bytes: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [TextSpan] {
        var segments: [BreakSegment] = []
        try graphemes.segments(in: bytes, into: &segments)
        var spans: [TextSpan] = []
        var start = 0
        for segment in segments {
            if segment.status != TokenStatus.space { spans.append(TextSpan(start: start, end: segment.end)) }
            start = segment.end
        }
        return spans
    }

    package mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [RawToken]) throws(ICUError) {
        try scanner.scan(bytes, into: &tokens)
    }

    /// The tokens of a text whose tokens are already separated by white space.
    package mutating func scanSeparated(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout [RawToken]) throws(ICUError) {
        try scanner.scan(bytes, into: &raw)
        tokens.removeAll(keepingCapacity: true)
        for token in raw {
            // Pieces that touch are one given token; its kind is that of its first piece with letters or digits.
            if let last = tokens.last, last.end == token.start {
                if last.kind == .punctuation || last.kind == .symbol || last.kind == .other { tokens[tokens.count - 1].kind = token.kind }
                tokens[tokens.count - 1].end = token.end
            } else {
                tokens.append(token)
            }
        }
    }

    package func sentences(
        of tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>, lineEndsEndSentences: Bool
    ) -> [SentenceSegmenter.Sentence] {
        segmenter.sentences(of: tokens, in: ByteText(bytes), lineEndsEndSentences: lineEndsEndSentences)
    }

    /// Script and language for tokens found in `bytes`.
    package mutating func annotate(_ tokens: [RawToken], in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
        let text = ByteText(bytes)
        var annotated = tokens.map { token in
            let script = scripts.script(of: text, token.start, token.end)
            return Token(
                span: TextSpan(start: token.start, end: token.end), kind: token.kind, script: script,
                language: identifier.language(kind: token.kind, script: script))
        }
        identifier.identify(&annotated, in: bytes)
        return annotated
    }
}
