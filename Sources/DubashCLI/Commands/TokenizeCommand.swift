internal import ArgumentParser
internal import BitextModel
internal import Dubash
internal import Interchange
internal import TextAnalysis

/// `dubash tokenize`.
struct TokenizeCommand: AsyncParsableCommand {
    enum Unit: String, CaseIterable, ExpressibleByArgument, Sendable { case word, sentence, grapheme }
    enum Format: String, CaseIterable, ExpressibleByArgument, Sendable { case text, jsonl, conllu }

    static let configuration = CommandConfiguration(
        commandName: "tokenize", abstract: "Divide text into words, sentences or aksharas.",
        discussion: """
            One line of output for each line of input, tokens separated by one space (with --unit sentence: one sentence a line). Between \
            tokens lie only white space, U+200B and U+FEFF; everything else is in exactly one token.
            """)

    @Argument(help: "Files to read; standard input when none, or '-'.")
    var files: [String] = []

    @Option(help: "What to find: word, sentence, grapheme.")
    var unit: Unit = .word

    @Option(help: "Form of the output: text, jsonl, conllu.")
    var format: Format = .text

    @Flag(help: "Each input line is one sentence already.")
    var segmented = false

    @Flag(help: "Tokens are separated by spaces already.")
    var tokenized = false

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions

    func validate() throws {
        if unit == .grapheme, format == .conllu { throw ValidationError("--format conllu is for words: use --unit word") }
        if unit == .grapheme, tokenized { throw ValidationError("--tokenized says where words are: it cannot go with --unit grapheme") }
        if records.jsonl != nil, format == .conllu { throw ValidationError("--jsonl writes JSON lines: it cannot go with --format conllu") }
    }

    func run() async throws {
        let dictionaries = try Toolkit.dictionaries()
        let shared = SharedTokenizer(try input.profile(in: dictionaries).makeTokenizer(in: dictionaries))
        let writer = TokenWriter(
            unit: unit, format: format, segmented: segmented, tokenized: tokenized, wrapped: records.wrapped, language: input.from)
        try await LineCommand(
            input: input, records: records, makeEngine: { TokenEngine(try shared.clone()) },
            work: { engine, record, output in try writer.write(record, engine, to: &output) }
        ).run(files: files)
    }
}

/// A tokenizer with its scratch memory, for one task.
final class TokenEngine {
    var tokenizer: Tokenizer
    var tokens: [RawToken] = []

    init(_ tokenizer: consuming Tokenizer) { self.tokenizer = tokenizer }
}

/// Writes the tokens of one record in the form asked for.
struct TokenWriter: Sendable {
    let unit: TokenizeCommand.Unit
    let format: TokenizeCommand.Format
    let segmented: Bool
    let tokenized: Bool
    let wrapped: Bool
    let language: String

    func write(_ record: RecordInput, _ engine: TokenEngine, to output: inout JSONWriter) throws {
        try record.bytes.withUnsafeBufferPointer { bytes in
            if unit == .grapheme {
                engine.tokens = try engine.tokenizer.graphemeSpans(bytes).map { RawToken(start: $0.start, end: $0.end, kind: .other) }
            } else if tokenized {
                try engine.tokenizer.scanSeparated(bytes, into: &engine.tokens)
            } else {
                try engine.tokenizer.scan(bytes, into: &engine.tokens)
            }
            if record.isField || format == .jsonl {
                writeJSON(record, bytes, engine, to: &output)
            } else if format == .conllu {
                writeCoNLLU(record, bytes, engine, to: &output)
            } else {
                writeText(bytes, engine, to: &output)
            }
        }
    }

    // MARK: - Text

    private func writeText(_ bytes: UnsafeBufferPointer<UInt8>, _ engine: TokenEngine, to output: inout JSONWriter) {
        guard unit == .sentence else {
            output.plainTokens(engine.tokens, of: bytes)
            output.endLine()
            return
        }
        let sentences = sentences(bytes, engine)
        if sentences.isEmpty { output.endLine() }
        for sentence in sentences {
            let span = sentence.span(engine.tokens)
            // A sentence is one line, though it may run over several lines of a wrapped paragraph.
            output.plain(bytes[span.start..<span.end].map { wrapped && ($0 == 0x0A || $0 == 0x0D) ? 0x20 : $0 })
            output.endLine()
        }
    }

    private func sentences(_ bytes: UnsafeBufferPointer<UInt8>, _ engine: TokenEngine) -> [SentenceSegmenter.Sentence] {
        guard !segmented else { return engine.tokens.isEmpty ? [] : [SentenceSegmenter.Sentence(first: 0, end: engine.tokens.count)] }
        return engine.tokenizer.sentences(of: engine.tokens, in: bytes, lineEndsEndSentences: !wrapped)
    }

    // MARK: - JSON

    private func writeJSON(_ record: RecordInput, _ bytes: UnsafeBufferPointer<UInt8>, _ engine: TokenEngine, to output: inout JSONWriter) {
        if unit == .sentence {
            let spans = sentences(bytes, engine).map { $0.span(engine.tokens) }
            if record.isField {
                output.key("sentences")
                output.beginArray()
                for span in spans { writeSpan(span, record, bytes, to: &output) }
                output.endArray()
            } else {
                for span in spans {
                    writeSpan(span, record, bytes, to: &output)
                    output.endLine()
                }
            }
            return
        }
        if !record.isField {
            output.beginObject()
            output.key("text")
            output.value(utf8: bytes)
            output.key("start")
            output.value(record.offsets.offset(0))
            output.key("end")
            output.value(record.offsets.offset(bytes.count))
        }
        output.key("tokens")
        output.beginArray()
        for token in engine.tokenizer.annotate(engine.tokens, in: bytes) {
            if unit == .grapheme {
                writeSpan(token.span, record, bytes, to: &output)
            } else {
                let text = String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
                output.token(AnnotatedToken(token: token, text: text), record.offsets)
            }
        }
        output.endArray()
        if !record.isField {
            output.endObject()
            output.endLine()
        }
    }

    private func writeSpan(_ span: TextSpan, _ record: RecordInput, _ bytes: UnsafeBufferPointer<UInt8>, to output: inout JSONWriter) {
        output.beginObject()
        output.key("start")
        output.value(record.offsets.offset(span.start))
        output.key("end")
        output.value(record.offsets.offset(span.end))
        output.key("text")
        output.value(utf8: UnsafeBufferPointer(rebasing: bytes[span.start..<span.end]))
        output.endObject()
    }

    // MARK: - CoNLL-U

    private func writeCoNLLU(_ record: RecordInput, _ bytes: UnsafeBufferPointer<UInt8>, _ engine: TokenEngine, to output: inout JSONWriter)
    {
        let annotated = engine.tokenizer.annotate(engine.tokens, in: bytes)
        let language = LanguageTag(self.language) ?? .undetermined
        for (number, sentence) in sentences(bytes, engine).enumerated() {
            let span = sentence.span(engine.tokens)
            let tokens = annotated[sentence.first..<sentence.end].map {
                AnnotatedToken(token: $0, text: String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self))
            }
            var block: [UInt8] = []
            CoNLLUWriter.append(
                id: "\(record.line).\(number + 1)", text: String(decoding: bytes[span.start..<span.end], as: UTF8.self),
                tokens: tokens, language: language, to: &block)
            output.plain(block)
        }
    }
}

extension JSONWriter {
    /// Tokens with one space between them. The inner loop of plain tokenizing: whole stretches are copied where the text has one space already.
    mutating func plainTokens(_ tokens: [RawToken], of bytes: UnsafeBufferPointer<UInt8>) {
        var first = 0
        while first < tokens.count {
            var last = first
            while last + 1 < tokens.count, tokens[last + 1].start == tokens[last].end + 1, bytes[tokens[last].end] == 0x20 { last += 1 }
            plain(UnsafeBufferPointer(rebasing: bytes[tokens[first].start..<tokens[last].end]))
            first = last + 1
            if first < tokens.count { plain(0x20 as UInt8) }
        }
    }
}
