package import BitextModel

/// Reads dictionaries of dictd (RFC 2229; dictfmt(1)): an index of headwords with the place of their articles, and a file of articles.
///
/// An index line is headword TAB offset TAB length, the numbers in base 64. Headwords that begin with `00database` tell of the dictionary itself and are passed over. An article without a translation that can be told is left out, with a warning.
package struct DictdReader: TermReader {
    private var lines: TextLineReader
    private let articles: RandomBytes
    private let languages: LanguageTagPair
    private var diagnostics: [Diagnostic] = []
    package var place: FilePlace? { FilePlace(line: lines.line) }

    package init(index: TextLineReader, articles: RandomBytes, languages: LanguageTagPair) {
        lines = index
        self.articles = articles
        self.languages = languages
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> TBXConcept? {
        while let line = try lines.next() {
            if line.isEmpty { continue }
            let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
            guard fields.count == 3 || fields.count == 4 else {
                throw lines.invalid("\(fields.count) columns where headword, offset and length are wanted", column: 1)
            }
            if fields[0].hasPrefix("00database") || fields[0].hasPrefix("00-database") { continue }
            var column = fields[0].utf8.count + 2
            guard let offset = Self.number(fields[1]) else {
                throw lines.invalid("'\(TextLineReader.shown(fields[1]))' is no number in base 64", column: column)
            }
            column += fields[1].utf8.count + 1
            guard let count = Self.number(fields[2]) else {
                throw lines.invalid("'\(TextLineReader.shown(fields[2]))' is no number in base 64", column: column)
            }
            guard let bytes = try articles.bytes(at: offset, count: count) else {
                throw lines.invalid(
                    "an article at bytes \(offset) to \(offset + count), and \(articles.file) has \(articles.count)", column: 1)
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw TextReadingError(.encoding, file: articles.file, offset: offset)
            }
            let headword = String(fields.count == 4 ? fields[3] : fields[0])
            let article = DictionaryArticle(text, headword: headword)
            if let concept = article.concept(identifier: "c\(lines.line)", headwords: [headword], source: languages) { return concept }
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "no-translation",
                    message: "\(lines.file):\(lines.line): no translation of '\(TextLineReader.shown(headword))' was found in its article"))
        }
        return nil
    }

    /// Base 64, the highest digit first; at most 40 bits.
    static func number(_ digits: Substring) -> Int? {
        guard (1...6).contains(digits.utf8.count) else { return nil }
        var value = 0
        for byte in digits.utf8 {
            let digit: UInt8
            switch byte {
            case 0x41...0x5A: digit = byte - 0x41
            case 0x61...0x7A: digit = byte - 0x61 + 26
            case 0x30...0x39: digit = byte - 0x30 + 52
            case UInt8(ascii: "+"): digit = 62
            case UInt8(ascii: "/"): digit = 63
            default: return nil
            }
            value = value << 6 | Int(digit)
        }
        return value
    }
}
