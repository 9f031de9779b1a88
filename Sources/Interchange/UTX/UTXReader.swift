package import BitextModel

/// Reads simple glossaries in UTX 1.00 to 1.20. Rows that follow each other with one `concept ID` are one concept; each other row is a concept of its own.
package struct UTXReader: TermReader {
    package private(set) var header = TermHeader(source: .undetermined, target: .undetermined)
    private var lines: TextLineReader
    private var columns: [String] = []
    private var diagnostics: [Diagnostic] = []
    private var waiting: Row?
    private var unknown: Set<String> = []
    /// Where the concept told last begins.
    private var line = 0
    package var place: FilePlace? { FilePlace(line: line) }

    private struct Row {
        var line: Int
        var fields: [String: String]
    }

    /// Reads the head: throws where the first line is none, or no line names the columns.
    package init(file: String, source: @escaping TextLineReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        guard let first = try lines.next(), first.hasPrefix("#UTX") else {
            throw lines.invalid("no '#UTX' at the beginning: this is no UTX", column: 1)
        }
        let parts = first.dropFirst().split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmedASCII() }
        let languages = (parts.count > 1 ? parts[1] : "").split(separator: "/").map(String.init)
        guard languages.count == 2, let left = LanguageTag.reading(languages[0]), let right = LanguageTag.reading(languages[1]) else {
            throw lines.invalid("'\(TextLineReader.shown(parts.count > 1 ? parts[1] : ""))' are no two languages (hi/en)", column: 1)
        }
        (header.source, header.target) = (left, right)
        if parts.count > 2 { header.date = parts[2] }
        for part in parts.dropFirst(3) {
            if part.hasPrefix("creator:") { header.creator = String(part.dropFirst(8)).trimmedASCII() }
            if part.hasPrefix("license:") { header.license = String(part.dropFirst(8)).trimmedASCII() }
        }
        while let line = try lines.next() {
            guard line.utf8.first == UInt8(ascii: "#") else {
                lines.putBack(line)
                break
            }
            columns = line.dropFirst().utf8.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(Substring($0)).trimmedASCII()
            }
        }
        guard columns.prefix(2) == ["src", "tgt"] else {
            throw lines.invalid(
                "the columns '\(TextLineReader.shown(columns.joined(separator: " ")))' do not begin with src and tgt", column: 1)
        }
        for column in columns where !UTXWriter.columns.contains(column) && !column.isEmpty {
            doubt("other-column", "column '\(TextLineReader.shown(column))' was left out")
        }
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> TBXConcept? {
        guard let row = try waiting ?? readRow() else { return nil }
        waiting = nil
        line = row.line
        let identifier = row.fields["concept ID"] ?? ""
        var rows = [row]
        while !identifier.isEmpty, let more = try readRow() {
            guard more.fields["concept ID"] == identifier else {
                waiting = more
                break
            }
            rows.append(more)
        }
        return concept(rows, identifier.isEmpty ? "c\(row.line)" : identifier)
    }

    // MARK: - Rows

    private mutating func readRow() throws -> Row? {
        while let line = try lines.next() {
            if line.trimmedASCII().isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { String(Substring($0)).trimmedASCII() }
            guard fields.count >= 2 else { throw lines.invalid("one column where source and target are wanted", column: 1) }
            guard fields.count <= columns.count else {
                throw lines.invalid("\(fields.count) columns where the head names \(columns.count)", column: 1)
            }
            guard !fields[0].isEmpty, !fields[1].isEmpty else {
                doubt("empty-term", "a row without a term on both sides was left out")
                continue
            }
            return Row(line: lines.line, fields: Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first }))
        }
        return nil
    }

    private mutating func concept(_ rows: [Row], _ identifier: String) -> TBXConcept {
        var concept = TBXConcept(
            identifier: identifier,
            sections: [TBXSection(language: header.source, terms: []), TBXSection(language: header.target, terms: [])])
        for row in rows {
            let status = row.fields["term status"] ?? ""
            let value = Self.status(status)
            if value == nil, !status.isEmpty, status != "provisional", unknown.insert(status).inserted {
                doubt("unknown-value", "term status '\(TextLineReader.shown(status))' was left out", row.line)
            }
            let part = (row.fields["src:pos"] ?? "").lowercased()
            let comment = row.fields["comment"] ?? ""
            for (place, key) in ["src", "tgt"].enumerated() {
                let text = row.fields[key] ?? ""
                guard !concept.sections[place].terms.contains(where: { $0.text.utf8.elementsEqual(text.utf8) }) else { continue }
                var term = TBXTerm(text, status: value)
                // A status belongs to the pair: what stood in an earlier row keeps its own.
                if place == 0, !part.isEmpty {
                    term.partOfSpeech = TBXTerm.PartOfSpeech(rawValue: part) ?? (part == "propernoun" ? .noun : .other)
                }
                if place == 0, !comment.isEmpty { term.notes = [comment] }
                concept.sections[place].terms.append(term)
            }
        }
        return concept
    }

    private static func status(_ text: String) -> TBXTerm.Status? {
        switch text.lowercased() {
        case "approved": .preferred
        case "non-standard": .admitted
        case "forbidden": .deprecated
        default: nil
        }
    }

    private mutating func doubt(_ code: String, _ message: String, _ line: Int? = nil) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(lines.file):\(line ?? max(lines.line, 1)): \(message)"))
    }
}
