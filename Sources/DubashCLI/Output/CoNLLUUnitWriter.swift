internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Interchange
internal import TextAnalysis

/// Writes units of any format as CoNLL-U, their words as the file has them, else as the tokenizer finds them.
final class CoNLLUUnitWriter: ExchangeWriter {
    private let dictionaries: Dictionaries
    private var engine: TokenEngine?
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var target: LanguageTag?

    init() throws { dictionaries = try Toolkit.dictionaries() }

    func begin(_ header: ExchangeHeader) { target = header.targetLanguage }

    func append(_ unit: ExchangeUnit) {
        diagnostics += unit.lossesOfPage(chosen: unit.target(in: target), format: "CoNLL-U")
        guard !unit.source.text.allSatisfy(\.isWhitespace) else {
            diagnostics.append(
                Diagnostic(severity: .warning, code: "empty", message: "unit \(unit.identifier): no source text, and left out"))
            return
        }
        var result = TranslationUnit(unit, target: target)
        do {
            if result.tokens.isEmpty { result.tokens = try tokens(unit.source) }
        } catch {
            diagnostics.append(Diagnostic(severity: .error, code: "tokens", message: "unit \(unit.identifier): \(error)"))
            return
        }
        CoNLLUWriter.append(result, to: &bytes)
    }

    /// By the rules of the source's language, where there are such, else by those of Hindi, which know Latin text too.
    private func tokens(_ segment: ExchangeSegment) throws -> [AnnotatedToken] {
        if engine == nil {
            let known = try LanguageProfile.available(in: dictionaries)
            let language = String(segment.language.language)
            let profile = try LanguageProfile(known.contains(language) ? language : LanguageTag.hindi.tag, in: dictionaries)
            engine = TokenEngine(try profile.makeTokenizer(in: dictionaries))
        }
        guard let engine else { return [] }
        return try Array(segment.text.utf8).withUnsafeBufferPointer { bytes in
            try engine.tokenizer.scan(bytes, into: &engine.tokens)
            return engine.tokenizer.annotate(engine.tokens, in: bytes).map {
                AnnotatedToken(token: $0, text: String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self))
            }
        }
    }

    func finish() {}

    func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }
}
