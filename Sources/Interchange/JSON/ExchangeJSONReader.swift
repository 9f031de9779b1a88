package import BitextModel

/// Reads translation units from JSON lines: as `dubash align` and `ExchangeJSONWriter` write them, as `{"source":"…","target":"…"}`, or as `{"translation":{"hi":"…","en":"…"}}`.
///
/// Throws with line and column for what is no JSON object, or has no source text. `normalized` is left out with one warning; `romanized` becomes the property `x-translit`; of `tokens` places are kept, with the links of `alignment`.
package struct ExchangeJSONReader: ExchangeReader {
    package private(set) var header: ExchangeHeader
    private var lines: TextLineReader
    private var diagnostics: [Diagnostic] = []
    private var isTold = false
    private var first: ExchangeUnit?

    /// Reads the first unit; its languages are those of the head. `source` and `target` count where a line names none.
    package init(file: String, source language: LanguageTag, target: LanguageTag, source: @escaping TextLineReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        first = try read()
        guard let first else { return }
        header.sourceLanguage = first.source.language
        header.targetLanguage = first.targets.first?.language ?? target
    }

    package var place: FilePlace? { FilePlace(line: lines.line) }

    package mutating func next() throws -> ExchangeUnit? {
        if let unit = first {
            first = nil
            return unit
        }
        return try read()
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    // MARK: - Lines

    private mutating func read() throws -> ExchangeUnit? {
        while let line = try lines.next() {
            if line.trimmedASCII().isEmpty { continue }
            let value: JSONValue
            do { value = try JSONValue(parsing: line) } catch {
                throw lines.invalid("not JSON: \(error.problem)", column: error.offset + 1)
            }
            guard case .object(let members) = value else { throw lines.invalid("not a JSON object", column: 1) }
            if let pair = value["translation"], case .object(let texts) = pair { return try translation(texts) }
            if members["normalized"] != nil, !isTold {
                isTold = true
                doubt("analysis", "normalized text and kinds of tokens were left out: the unit alone is kept")
            }
            return try unit(value)
        }
        return nil
    }

    private func unit(_ value: JSONValue) throws -> ExchangeUnit {
        guard let side = value["source"] else { throw lines.invalid("no source", column: 1) }
        let source = try segment(side, "source", header.sourceLanguage)
        var unit = ExchangeUnit(
            identifier: value["id"]?.text ?? value["id"]?.integer.map(String.init) ?? String(lines.line), source: source)
        if let target = value["target"] {
            let segment = try segment(target, "target", header.targetLanguage)
            if !segment.text.isEmpty || target.text == nil { unit.targets.append(segment) }
            if let origin = target["origin"]?.text { unit.properties.append(ExchangeProperty("x-origin", origin)) }
            if let score = target["score"] {
                unit.properties.append(ExchangeProperty("x-score", score.text ?? Self.decimals(score.number ?? 0)))
            }
        }
        if let romanized = value["romanized"]?.text, !romanized.isEmpty {
            unit.properties.append(ExchangeProperty("x-translit", romanized))
        }
        for other in value["targets"]?.elements ?? [] { unit.targets.append(try segment(other, "targets", header.targetLanguage)) }
        for note in value["notes"]?.elements ?? [] { if let text = note.text { unit.notes.append(text) } }
        for property in value["properties"]?.elements ?? [] {
            unit.properties.append(ExchangeProperty(property["name"]?.text ?? "", property["value"]?.text ?? ""))
        }
        let start = side["start"]?.integer ?? 0
        for entity in value["entities"]?.elements ?? [] {
            if let term = Self.term(entity, in: source.text, start: start), term.span.start >= unit.terms.last?.span.end ?? 0 {
                unit.terms.append(term)
            }
        }
        unit.words = try words(value, unit)
        return unit
    }

    /// Nil where the unit has no `alignment`, or no tokens to go with it.
    private func words(_ value: JSONValue, _ unit: ExchangeUnit) throws -> ExchangeWords? {
        guard let alignment = value["alignment"]?.elements, !alignment.isEmpty, let target = unit.targets.first,
            let own = Self.spans(value["tokens"], in: unit.source.text, start: value["source"]?["start"]?.integer ?? 0),
            let others = Self.spans(value["target"]?["tokens"], in: target.text, start: value["target"]?["start"]?.integer ?? 0)
        else { return nil }
        var links: [WordLink] = []
        for link in alignment {
            guard let text = link.text else { throw lines.invalid("alignment: a link is a text: \"0-1\"", column: 1) }
            let found = try PharaohLinks.links(text, at: lines)
            for link in found where link.source >= own.count || link.target >= others.count {
                throw lines.invalid("alignment: link \(link), and there are \(own.count) and \(others.count) tokens", column: 1)
            }
            links += found
        }
        return ExchangeWords(source: own, target: others, links: links)
    }

    /// Nil where the tokens do not lie in `text`, one behind the other: their offsets may be counted otherwise.
    private static func spans(_ tokens: JSONValue?, in text: String, start: Int) -> [TextSpan]? {
        guard let tokens = tokens?.elements else { return nil }
        var (spans, last): ([TextSpan], Int) = ([], 0)
        for token in tokens {
            guard let from = token["start"]?.integer, let to = token["end"]?.integer, from - start >= last, to > from,
                case let span = TextSpan(start: from - start, end: to - start), let covered = text[span],
                token["text"]?.text.map({ $0.utf8.elementsEqual(covered.utf8) }) ?? true
            else { return nil }
            spans.append(span)
            last = span.end
        }
        return spans
    }

    private func segment(_ value: JSONValue, _ name: String, _ language: LanguageTag?) throws -> ExchangeSegment {
        guard let text = value.text ?? value["text"]?.text else { throw lines.invalid("\(name) is no text and has none", column: 1) }
        var tag = language ?? .undetermined
        if let named = value["lang"]?.text {
            guard let read = LanguageTag.reading(named) else {
                throw lines.invalid("\(name): lang '\(TextLineReader.shown(named))' is no language tag", column: 1)
            }
            tag = read
        }
        var segment = ExchangeSegment(language: tag, text: text)
        for code in value["codes"]?.elements ?? [] {
            guard let kind = code["kind"]?.text.flatMap({ InlineCode.Kind(rawValue: $0) }), let offset = code["offset"]?.integer,
                (0...text.utf8.count).contains(offset), offset >= segment.codes.last?.offset ?? 0
            else {
                throw lines.invalid(
                    "\(name): a code without a known kind, or whose offset lies not in the text behind the one before", column: 1)
            }
            segment.codes.append(
                InlineCode(
                    kind, offset: offset, pairing: code["pairing"]?.text ?? "", identifier: code["id"]?.text, type: code["type"]?.text,
                    content: code["content"]?.text ?? "", markup: code["markup"]?.text))
        }
        return segment
    }

    /// Nil where the offsets are not those of UTF-8 bytes of the text.
    private static func term(_ entity: JSONValue, in text: String, start: Int) -> ExchangeTerm? {
        guard let from = entity["start"]?.integer, let to = entity["end"]?.integer, from >= start, to > from,
            to - start <= text.utf8.count
        else { return nil }
        let span = TextSpan(start: from - start, end: to - start)
        guard let covered = text[span], entity["text"]?.text.map({ $0.utf8.elementsEqual(covered.utf8) }) ?? true else { return nil }
        return ExchangeTerm(
            span: span, term: entity["native"]?.text ?? String(covered), translation: entity["english"]?.text ?? "",
            type: entity["type"]?.text ?? "", concept: entity["concept"]?.text, method: entity["method"]?.text.flatMap(LinkMethod.init),
            score: entity["score"]?.number)
    }

    /// A pair under its language codes, as data sets on the hub of Hugging Face have it.
    private func translation(_ texts: [String: JSONValue]) throws -> ExchangeUnit {
        func segment(_ wanted: LanguageTag?) -> ExchangeSegment? {
            for key in texts.keys.sorted() {
                if let tag = LanguageTag.reading(key), tag.language == wanted?.language, let text = texts[key]?.text {
                    return ExchangeSegment(language: tag, text: text)
                }
            }
            return nil
        }
        guard let source = segment(header.sourceLanguage) else {
            throw lines.invalid("translation has no text in \(header.sourceLanguage ?? .undetermined) (--from)", column: 1)
        }
        return ExchangeUnit(identifier: String(lines.line), source: source, targets: segment(header.targetLanguage).map { [$0] } ?? [])
    }

    /// Two decimals: "0.93".
    private static func decimals(_ score: Double) -> String {
        let hundredths = Int((min(1, max(0, score)) * 100).rounded())
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }

    private mutating func doubt(_ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(lines.file):\(lines.line): \(message)"))
    }
}
