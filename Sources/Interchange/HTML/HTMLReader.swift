package import BitextModel

/// Reads translation units from a page of HTML: the report that `HTMLWriter` makes, or tables of two columns, or of three with an identifier before them.
///
/// Of a report come back identifier, both texts, where the target comes from and its score, the line in Latin letters (`x-translit`), names with English, type, concept, method and score, and word links; glosses
/// are no translations, and are left out with a warning. Any other page is read for its tables: rows of two or three cells, the first row passed over where it has no `td` or names the columns as `PairReader` has them; `lang` of the cells tells the languages.
/// White space in cells is read as browsers show it. What stands outside of tables is left out, with a warning. Rows of more or fewer cells are left out, with a warning.
package struct HTMLReader: ExchangeReader, ~Copyable {
    package private(set) var header: ExchangeHeader
    package var place: FilePlace? { FilePlace(line: unitLine) }
    private var reader: HTMLPullReader
    private var diagnostics: [Diagnostic] = []
    private var told: Set<String> = []
    private var unitLine = 0
    private var first: ExchangeUnit?
    private var isReport = false
    /// Whether the table of names, which stands at the end of every report, has come.
    private var hasNames = false
    private var count = 0
    private var rowCount = 0

    /// Reads up to the first unit; `source` and `target` are the languages where the page names none.
    package init(file: String, source language: LanguageTag, target: LanguageTag, source: @escaping TextLineReader.Source) throws {
        reader = HTMLPullReader(file: file, source: source)
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        first = try read()
        guard let first else {
            if isReport { return }
            throw reader.invalid("neither a report of 'dubash align --format html' nor a table of two columns")
        }
        if first.source.language != .undetermined { header.sourceLanguage = first.source.language }
        if let target = first.targets.first?.language { header.targetLanguage = target }
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        if let unit = first {
            first = nil
            return unit
        }
        return try read()
    }

    private mutating func doubt(_ code: String, _ message: String) {
        guard told.insert(code).inserted else { return }
        diagnostics.append(
            Diagnostic(severity: .warning, code: code, message: "\(reader.lines.file):\(max(1, reader.lines.line)): \(message)"))
    }

    private mutating func read() throws -> ExchangeUnit? {
        while let event = try reader.next() {
            switch event {
            case .start("meta", _, let attributes) where attributes["name"] == "generator" && attributes["content"] == HTMLWriter.generator:
                isReport = true
            case .start("section", _, let attributes) where attributes.has("class", "unit"):
                isReport = true
                return try reportUnit(attributes)
            case .start("h2", _, let attributes) where attributes["id"] == "names": hasNames = true
            case .start("tr", _, _) where !isReport:
                if let unit = try rowUnit() { return unit }
            case .text(let text) where !isReport && !text.allSatisfy(\.isWhitespace):
                // A title is no text of the page.
                if count > 0 { doubt("text", "text outside of tables of pairs was left out") }
            default: break
            }
        }
        if isReport, !hasNames { throw truncated }
        return nil
    }

    private var truncated: XMLReadingError {
        XMLReadingError(.truncated, file: reader.lines.file, line: max(1, reader.lines.line), column: 1)
    }

    // MARK: - A report

    /// A text of the page with what is marked in it.
    private struct Paragraph {
        /// A word with links, by the identifiers of the page.
        struct Word {
            var span: TextSpan
            var id: String
            var others: [String]
        }

        var text = ""
        var terms: [ExchangeTerm] = []
        var words: [Word] = []
    }

    private mutating func reportUnit(_ attributes: [XMLAttribute]) throws -> ExchangeUnit {
        unitLine = max(1, reader.lines.line)
        count += 1
        var unit = ExchangeUnit(
            identifier: attributes["aria-label"] ?? String(count),
            source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: ""))
        var isTarget = false
        var words: (source: Paragraph, target: Paragraph) = (Paragraph(), Paragraph())
        while let event = try reader.next() {
            switch event {
            case .end("section", _):
                unit.words = Self.words(words.source, words.target)
                return unit
            case .start("div", _, let attributes): isTarget = attributes.has("class", "target")
            case .start("p", _, let attributes):
                let text = try paragraph()
                if attributes.has("class", "none") || attributes.has("class", "glosses") { continue }
                let language = attributes["lang"].flatMap(LanguageTag.reading)
                if attributes.has("class", "roman") {
                    unit.properties.append(ExchangeProperty("x-translit", text.text))
                } else if attributes.has("class", "gloss-target") {
                    doubt("gloss", "glosses were left out: they are no translations")
                } else if isTarget {
                    unit.targets = [ExchangeSegment(language: language ?? header.targetLanguage ?? .undetermined, text: text.text)]
                    for (attribute, name) in [("data-origin", "x-origin"), ("data-score", "x-score")] {
                        if let value = attributes[attribute] { unit.properties.append(ExchangeProperty(name, value)) }
                    }
                    words.target = text
                } else {
                    unit.source = ExchangeSegment(language: language ?? unit.source.language, text: text.text)
                    unit.terms = text.terms
                    words.source = text
                }
            default: break
            }
        }
        throw truncated
    }

    /// The text of a paragraph up to its end.
    private mutating func paragraph() throws -> Paragraph {
        var result = Paragraph()
        var name: (start: Int, attributes: [XMLAttribute])?
        // For each span that is open: whether it is no text of the sentence, and where its word begins.
        var spans: [(isHidden: Bool, start: Int, attributes: [XMLAttribute])] = []
        while let event = try reader.next() {
            switch event {
            case .end("p", _): return result
            case .text(let more) where !spans.contains(where: \.isHidden): result.text += more
            case .start("a", _, let attributes): name = (result.text.utf8.count, attributes)
            case .end("a", _):
                guard let open = name else { continue }
                name = nil
                let span = TextSpan(start: open.start, end: result.text.utf8.count)
                if !span.isEmpty { result.terms.append(Self.term(span, result.text, open.attributes)) }
            case .start("span", _, let attributes): spans.append((attributes.has("class", "mark"), result.text.utf8.count, attributes))
            case .end("span", _):
                guard let open = spans.popLast(), open.attributes.has("class", "w"), let id = open.attributes["id"] else { continue }
                let span = TextSpan(start: open.start, end: result.text.utf8.count)
                let others = open.attributes["data-to"]?.split(separator: " ").map(String.init) ?? []
                if !span.isEmpty { result.words.append(Paragraph.Word(span: span, id: id, others: others)) }
            default: break
            }
        }
        throw truncated
    }

    /// Words and links; what stands between words with links is words at its spaces. Nil where there are no links.
    private static func words(_ source: Paragraph, _ target: Paragraph) -> ExchangeWords? {
        func spans(_ side: Paragraph) -> (spans: [TextSpan], places: [String: Int]) {
            var (spans, places, from): ([TextSpan], [String: Int], Int) = ([], [:], 0)
            func plain(to end: Int) {
                let between = side.text[TextSpan(start: from, end: end)].map(String.init) ?? ""
                spans += ExchangeWords.separated(between).map { $0.shifted(by: from) }
            }
            for word in side.words where word.span.start >= from {
                plain(to: word.span.start)
                places[word.id] = spans.count
                spans.append(word.span)
                from = word.span.end
            }
            plain(to: side.text.utf8.count)
            return (spans, places)
        }
        let (own, others) = (spans(source), spans(target))
        var links: Set<[Int]> = []
        for word in source.words {
            guard let place = own.places[word.id] else { continue }
            for other in word.others { if let linked = others.places[other] { links.insert([place, linked]) } }
        }
        guard !links.isEmpty else { return nil }
        return ExchangeWords(
            source: own.spans, target: others.spans,
            links: links.sorted { $0.lexicographicallyPrecedes($1) }.map { WordLink(source: $0[0], target: $0[1]) })
    }

    /// A name, from the words that are shown when it is pointed at: English, type, and where they are told concept, method and score.
    private static func term(_ span: TextSpan, _ text: String, _ attributes: [XMLAttribute]) -> ExchangeTerm {
        let own = String(text[span] ?? "")
        var term = ExchangeTerm(span: span, term: attributes["data-native"] ?? own, translation: "")
        var parts = HTMLWriter.parts(ofTip: attributes["data-tip"] ?? "")
        if parts.count >= 5, let score = Double(parts[parts.count - 1]), let method = LinkMethod(rawValue: parts[parts.count - 2]) {
            term.score = score
            term.method = method
            let concept = parts[parts.count - 3]
            term.concept = concept == HTMLWriter.noConcept ? nil : concept
            parts.removeLast(3)
        }
        if parts.count > 1, EntityType(rawValue: parts[parts.count - 1]) != nil { term.type = parts.removeLast() }
        term.translation = HTMLWriter.tip(parts)
        return term
    }

    // MARK: - Tables of strangers

    /// The unit of a row, from behind its tag to its end; nil where it is none.
    private mutating func rowUnit() throws -> ExchangeUnit? {
        let line = max(1, reader.lines.line)
        rowCount += 1
        var cells: [(text: String, language: LanguageTag?)] = []
        var isInCell = false
        var hasData = false
        row: while let event = try reader.next() {
            switch event {
            case .end("tr", _), .end("table", _): break row
            case .start("td", _, let attributes), .start("th", _, let attributes):
                if case .start("td", _, _) = event { hasData = true }
                isInCell = true
                cells.append(("", attributes["lang"].flatMap(LanguageTag.reading)))
            case .end("td", _), .end("th", _): isInCell = false
            case .start("br", _, _) where isInCell: cells[cells.count - 1].text += "\u{0}"
            case .start("tr", _, _), .start("table", _, _):
                // A table within a cell: its rows are read, and the outer one is none.
                doubt("table", "a row that holds another table was left out")
                return try rowUnit()
            case .start(_, _, let attributes) where isInCell && cells[cells.count - 1].language == nil:
                cells[cells.count - 1].language = attributes["lang"].flatMap(LanguageTag.reading)
            case .text(let text) where isInCell: cells[cells.count - 1].text += text
            default: break
            }
        }
        let texts = cells.map { Self.shown($0.text) }
        guard (2...3).contains(cells.count) else {
            if hasData { doubt("table", "rows of other than two or three cells were left out") }
            return nil
        }
        if rowCount == 1, let named = PairHeader(texts) {
            header.sourceLanguage = named.source ?? header.sourceLanguage
            header.targetLanguage = named.target ?? header.targetLanguage
            return nil
        }
        guard hasData else { return nil }
        unitLine = line
        count += 1
        var unit = PairHeader.unit(texts, line: count, header)
        let languages = cells.suffix(2).map(\.language)
        if let language = languages[0] { unit.source.language = language }
        if let language = languages[1], !unit.targets.isEmpty { unit.targets[0].language = language }
        return unit
    }

    /// White space as a browser shows it: one space for any stretch, none at the ends; a break is a line end.
    private static func shown(_ text: String) -> String {
        text.split(separator: "\u{0}", omittingEmptySubsequences: false).map { line in
            line.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\u{C}" }
                .map { String($0) }.joined(separator: " ")
        }.joined(separator: "\n").trimmedASCII()
    }
}

extension [XMLAttribute] {
    /// Whether an attribute of words holds `word`.
    func has(_ name: String, _ word: String) -> Bool { self[name]?.split(separator: " ").contains { $0 == word } == true }
}
