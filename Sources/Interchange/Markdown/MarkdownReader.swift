package import BitextModel

/// Reads translation units from Markdown: a page as `MarkdownWriter` makes it, or tables of two columns, or of three with an identifier before them.
///
/// Of our own page come back identifier, both texts, the line in Latin letters (`x-translit`) and names with their English; glosses are no translations and are left out, with a warning. The table of names at its end
/// is passed over. Any other page is read for its tables (GitHub Flavored Markdown 0.29, section 4.10): rows below a head whose columns are `source` and `target`, two language codes, or anything else, then the first
/// is source; text outside of tables is passed over, with a warning. Throws where a row has more columns than the head, with its line.
package struct MarkdownReader: ExchangeReader {
    package private(set) var header: ExchangeHeader
    package var place: FilePlace? { FilePlace(line: unitLine) }
    private var lines: TextLineReader
    private var diagnostics: [Diagnostic] = []
    private var told: Set<String> = []
    private var unitLine = 0
    /// Whether the page is one of ours.
    private var isPage = false
    private var table: PairHeader?
    private var columns = 0
    private var hasTable = false
    private var first: ExchangeUnit?

    /// Reads up to the first unit; `source` and `target` are the languages where the page names none.
    package init(file: String, source language: LanguageTag, target: LanguageTag, source: @escaping TextLineReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        first = try read()
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

    private mutating func read() throws -> ExchangeUnit? {
        while let line = try lines.next() {
            if line.isEmpty {
                table = nil
                columns = 0
                continue
            }
            if isPage {
                if line == MarkdownWriter.namesHeading {
                    while try lines.next() != nil {}
                    return nil
                }
                if line.utf8.starts(with: "**".utf8) { return try pageUnit(line) }
                continue
            }
            if line.hasPrefix("Languages: `"), let (source, target) = Self.languages(line) {
                isPage = true
                header.sourceLanguage = source
                header.targetLanguage = target
                continue
            }
            if line.utf8.contains(UInt8(ascii: "|")) {
                if columns > 0 { return try rowUnit(line) }
                if try beginTable(line) { continue }
            }
            if !line.hasPrefix("#") { doubt("text", "text outside of tables of pairs was left out") }
        }
        if !isPage, !hasTable {
            throw lines.invalid("neither a page of 'dubash align --format markdown' nor a table of two columns")
        }
        return nil
    }

    /// Once for each code.
    private mutating func doubt(_ code: String, _ message: String) {
        guard told.insert(code).inserted else { return }
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(lines.file):\(lines.line): \(message)"))
    }

    // MARK: - Our own page

    /// `Languages: \`hi\` → \`en\``
    private static func languages(_ line: String) -> (LanguageTag, LanguageTag)? {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[2] == " → ", let source = LanguageTag.reading(String(parts[1])),
            let target = LanguageTag.reading(String(parts[3]))
        else { return nil }
        return (source, target)
    }

    private mutating func pageUnit(_ head: String) throws -> ExchangeUnit {
        unitLine = lines.line
        var text = MarkdownText(Self.withoutBreak(head))
        guard let identifier = text.identifier() else { throw lines.invalid("a sentence begins with its number: **1.1** …", column: 1) }
        let source = text.marked()
        var unit = ExchangeUnit(
            identifier: identifier, source: ExchangeSegment(language: header.sourceLanguage ?? .undetermined, text: source.text),
            terms: source.terms)
        while let line = try lines.next(), !line.isEmpty {
            let line = Self.withoutBreak(line)
            // By bytes: a mark that combines may stand first in a text.
            if line.utf8.first == UInt8(ascii: "*"), line.utf8.last == UInt8(ascii: "*"), line.utf8.count > 1 {
                unit.properties.append(ExchangeProperty("x-translit", MarkdownText.plain(Substring(line.utf8.dropFirst().dropLast()))))
            } else if line.utf8.starts(with: MarkdownWriter.glossMark.utf8) {
                doubt("gloss", "glosses were left out: they are no translations")
            } else {
                unit.targets = [ExchangeSegment(language: header.targetLanguage ?? .undetermined, text: MarkdownText.plain(line))]
            }
        }
        return unit
    }

    /// Two spaces at the end of a line break it.
    private static func withoutBreak(_ line: String) -> Substring {
        line.utf8.suffix(2).elementsEqual("  ".utf8) ? Substring(line.utf8.dropLast(2)) : line[...]
    }

    // MARK: - Tables

    /// Whether `line` is the head of a table of pairs, and the next its rule.
    private mutating func beginTable(_ line: String) throws -> Bool {
        let head = MarkdownText.cells(line)
        guard let rule = try lines.next() else { return false }
        let cells = MarkdownText.cells(rule)
        guard cells.count == head.count, (2...3).contains(head.count), cells.allSatisfy(Self.isRule) else {
            lines.putBack(rule)
            return false
        }
        table = PairHeader(head)
        if let table {
            header.sourceLanguage = table.source ?? header.sourceLanguage
            header.targetLanguage = table.target ?? header.targetLanguage
        }
        columns = head.count
        hasTable = true
        return true
    }

    private static func isRule(_ cell: String) -> Bool {
        cell.utf8.contains(UInt8(ascii: "-")) && cell.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    }

    private mutating func rowUnit(_ line: String) throws -> ExchangeUnit {
        unitLine = lines.line
        var cells = MarkdownText.cells(line)
        // Cells that a row lacks are empty ones.
        while cells.count < columns { cells.append("") }
        guard cells.count == columns else {
            throw lines.invalid("\(cells.count) columns, and the head of the table has \(columns)", column: 1)
        }
        return PairHeader.unit(cells, line: lines.line, header)
    }
}
