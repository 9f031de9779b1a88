package import BitextModel

/// Reads CoNLL-U (Universal Dependencies, version 2): a unit for each sentence, `# text` as source and `# text_en` (or that of another language, `# text_LL`) as target.
///
/// Names that `dubash align` wrote in MISC (`Entity=B-person|English=…`) become terms; a sentence without `# text` is put together from its forms and `SpaceAfter`. All else that the ten columns say is lost, with one warning
/// where they say something. Throws where a line has not ten columns, words are not numbered in order, or the text is not made of the forms.
package struct CoNLLUReader: ExchangeReader {
    /// UTF-8 bytes of one sentence's lines, at most.
    package static let maximumSentence = 16_777_216

    package let header: ExchangeHeader
    private var lines: TextLineReader
    private var diagnostics: [Diagnostic] = []
    private var number = 0
    private var line = 0
    private var hasToldColumns = false
    private let target: LanguageTag
    package var place: FilePlace? { FilePlace(line: line) }

    private struct Word {
        var form: String
        var misc: [Substring]
        var line: Int

        func value(_ name: String) -> Substring? { misc.first { $0.hasPrefix("\(name)=") }?.dropFirst(name.utf8.count + 1) }
    }

    package init(file: String, source: LanguageTag, target: LanguageTag, bytes: @escaping TextLineReader.Source) {
        header = ExchangeHeader(sourceLanguage: source, targetLanguage: target)
        self.target = target
        lines = TextLineReader(file: file, source: bytes)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        var comments: [(name: String, value: String)] = []
        var words: [Word] = []
        var (size, last, coveredTo) = (0, 0, 0)
        while let text = try lines.next() {
            if text.isEmpty {
                if words.isEmpty { continue }
                break
            }
            if size == 0 { line = lines.line }
            size += text.utf8.count + 1
            guard size <= Self.maximumSentence else { throw lines.error(.limit(.recordLength, maximum: Self.maximumSentence)) }
            if text.hasPrefix("#") {
                let parts = text.dropFirst().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { comments.append((String(parts[0]).trimmedASCII(), String(parts[1]).trimmedASCII())) }
                continue
            }
            let columns = text.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 10 else { throw lines.invalid("\(columns.count) columns, and CoNLL-U has 10", column: 1) }
            if !hasToldColumns, columns[2] != "_" || columns[6] != "_" {
                hasToldColumns = true
                diagnostics.append(
                    Diagnostic(
                        severity: .warning, code: "annotation",
                        message: "\(lines.file):\(lines.line): lemmas, features and dependencies were left out"))
            }
            // Empty nodes stand in no text.
            if columns[0].contains(".") { continue }
            let ends = columns[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count <= 2, let first = ends[0], let end = ends[ends.count - 1], first == last + 1, end >= first else {
                throw lines.invalid("'\(TextLineReader.shown(columns[0]))' where word \(last + 1) is wanted", column: 1)
            }
            if ends.count == 2 {
                coveredTo = end
            } else {
                last = first
                // The words of a token of several stand in the text as that token.
                if first <= coveredTo { continue }
            }
            words.append(Word(form: String(columns[1]), misc: columns[9].split(separator: "|"), line: lines.line))
        }
        guard !words.isEmpty else { return nil }
        return try unit(comments, words)
    }

    private mutating func unit(_ comments: [(name: String, value: String)], _ words: [Word]) throws -> ExchangeUnit {
        number += 1
        func comment(_ name: String) -> String? { comments.first { $0.name == name }?.value }
        var spans: [TextSpan] = []
        var text = ""
        for (place, word) in words.enumerated() {
            spans.append(TextSpan(start: text.utf8.count, end: text.utf8.count + word.form.utf8.count))
            text += word.form
            if place + 1 < words.count, word.value("SpaceAfter") != "No" { text += " " }
        }
        if let given = comment("text") {
            spans = try Self.places(of: words, in: given, lines)
            text = given
        }
        var unit = ExchangeUnit(
            identifier: comment("sent_id") ?? String(number),
            source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: text), terms: Self.terms(words, spans, text))
        if let translation = comment("text_\(target.language)") ?? comments.first(where: { $0.name.hasPrefix("text_") })?.value {
            unit.targets = [ExchangeSegment(language: target, text: translation)]
        }
        if let romanized = comment("translit") { unit.properties.append(ExchangeProperty("x-translit", romanized)) }
        return unit
    }

    private static func places(of words: [Word], in text: String, _ lines: TextLineReader) throws -> [TextSpan] {
        let bytes = Array(text.utf8)
        var (result, offset): ([TextSpan], Int) = ([], 0)
        for word in words {
            let form = Array(word.form.utf8)
            var start = offset
            // Between words stands white space alone.
            while start + form.count > bytes.count || !bytes[start..<start + form.count].elementsEqual(form) {
                let index = text.utf8.index(text.startIndex, offsetBy: start)
                guard index < text.endIndex, case let scalar = text.unicodeScalars[index],
                    scalar.properties.isWhitespace || scalar.value == 0x200B
                else {
                    throw TextReadingError(
                        .invalid("'\(TextLineReader.shown(word.form))' is not what '# text' has at byte \(offset)"), file: lines.file,
                        line: word.line, column: 1)
                }
                start += UTF8.width(scalar)
            }
            result.append(TextSpan(start: start, end: start + form.count))
            offset = start + form.count
        }
        return result
    }

    private static func terms(_ words: [Word], _ spans: [TextSpan], _ text: String) -> [ExchangeTerm] {
        var terms: [ExchangeTerm] = []
        var isOpen = false
        for (word, span) in zip(words, spans) {
            let entity = word.value("Entity") ?? ""
            if entity.hasPrefix("B-") {
                terms.append(
                    ExchangeTerm(
                        span: span, term: "", translation: String(word.value("English") ?? ""), type: String(entity.dropFirst(2)),
                        concept: word.value("Concept").map(String.init)))
                isOpen = true
            } else if entity.hasPrefix("I-"), isOpen {
                terms[terms.count - 1].span.end = span.end
            } else {
                isOpen = false
            }
        }
        for place in terms.indices { terms[place].term = String(text[terms[place].span] ?? "") }
        return terms
    }
}
