package import BitextModel

/// Reads pairs of texts, one pair a line: `source TAB target`, or `id TAB source TAB target` under that header line.
///
/// A first line `source TAB target`, `id TAB source TAB target` or of two language codes (`hi TAB en`) is a header. Without one there are two columns. Blank lines
/// are passed over; a pair without a name is called by its line. A field is taken as it is: there are no quotes and no escapes.
package struct PairReader: ExchangeReader {
    package private(set) var header: ExchangeHeader
    private var lines: TextLineReader
    private var columns = 2
    private var first: [String]?

    /// `source` and `target` are the languages where no header names them. Throws `TextReadingError` for a fault in the first line.
    package init(file: String, source language: LanguageTag, target: LanguageTag, source: @escaping XMLPullReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        guard let fields = try nextFields() else { return }
        if let found = PairHeader(fields) {
            columns = found.hasIdentifier ? 3 : 2
            header.sourceLanguage = found.source ?? language
            header.targetLanguage = found.target ?? target
        } else {
            first = fields
        }
    }

    package var place: FilePlace? { FilePlace(line: lines.line) }

    package mutating func next() throws -> ExchangeUnit? {
        guard let fields = try first ?? nextFields() else { return nil }
        first = nil
        guard fields.count == columns else {
            let wanted = columns == 3 ? "3 (id, source, target)" : "2 (source, target; three only under the header 'id source target')"
            throw lines.invalid("\(fields.count) columns where \(wanted) are wanted")
        }
        return PairHeader.unit(fields, line: lines.line, header)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] { [] }

    private mutating func nextFields() throws -> [String]? {
        while let text = try lines.next() {
            if text.isEmpty { continue }
            return text.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { String(Substring($0)) }
        }
        return nil
    }
}

/// The first row of a table of pairs, where it names the columns.
struct PairHeader {
    var hasIdentifier = false
    /// Nil where the columns are called `source` and `target`.
    var source: LanguageTag?
    var target: LanguageTag?

    /// Nil for a row that is a pair of texts.
    init?(_ fields: [String]) {
        if fields == ["source", "target"] { return }
        if fields == ["id", "source", "target"] {
            hasIdentifier = true
            return
        }
        let names = fields.count == 3 && fields[0] == "id" ? Array(fields.dropFirst()) : fields
        guard names.count == 2, let left = Self.code(names[0]), let right = Self.code(names[1]), left != right else { return nil }
        hasIdentifier = fields.count == 3
        source = left
        target = right
    }

    /// A language code of two letters, alone or with more subtags: what the head of a column says, but hardly a text.
    private static func code(_ text: String) -> LanguageTag? {
        guard let tag = LanguageTag(text), tag.language.utf8.count == 2, tag.language.utf8.allSatisfy({ $0 >= 0x61 }) else { return nil }
        return tag
    }

    /// The unit of a row of two or three fields; without a name it is called by its line.
    static func unit(_ fields: [String], line: Int, _ header: ExchangeHeader) -> ExchangeUnit {
        let texts = fields.suffix(2)
        var unit = ExchangeUnit(
            identifier: fields.count == 3 ? fields[0] : String(line),
            source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: texts.first ?? ""))
        if let target = texts.last, !target.isEmpty {
            unit.targets = [ExchangeSegment(language: header.targetLanguage ?? .undetermined, text: target)]
        }
        return unit
    }
}
