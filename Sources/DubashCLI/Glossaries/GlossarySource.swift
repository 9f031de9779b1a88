internal import BitextModel
internal import Dictionaries
internal import Dubash
internal import Interchange
internal import Terminology

/// Takes the concepts of a termbase or dictionary.
private struct ConceptVisitor: ExchangeVisitor {
    let say: ([Diagnostic]) -> Void
    let body: (Concept) throws -> Void

    mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {}

    mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {
        while let concept = try reader.next() {
            say(reader.takeDiagnostics())
            try body(GlossaryConversion.concept(concept))
        }
        say(reader.takeDiagnostics())
    }
}

/// A file of terms in any form that is read, concept by concept.
struct GlossarySource {
    let path: String
    let source: LanguageTag
    let target: LanguageTag
    let keys: TermSearchKeys

    /// Whether the file at `path` is an SQLite database: by its first bytes.
    static func isStore(_ path: String) throws -> Bool {
        let file = try InputFile(path: path)
        var head: [UInt8] = []
        while head.count < 16, try file.read(16 - head.count, into: &head) {}
        return head.starts(with: Array("SQLite format 3\u{0}".utf8))
    }

    /// Calls `body` with each concept. `identifiesByTerm`: rows without an identifier are named by type and target term, so that rows of one rendering are one concept;
    /// otherwise by file and line. Throws `CommandFailure` for what cannot be read, and what `body` throws.
    func forEach(identifiesByTerm: Bool, _ say: ([Diagnostic]) -> Void = { _ in }, _ body: (Concept) throws -> Void) throws {
        do {
            if path != "-", try Self.isStore(path) {
                return try GlossaryStore(path: path, access: .read, keys: keys).forEachConcept(body)
            }
            let format = ExchangeFormat(path: path)
            if let format, format.content == .terms {
                return try withoutActuallyEscaping(say) { say in
                    try withoutActuallyEscaping(body) { body in
                        var visitor = ConceptVisitor(say: say, body: body)
                        try ExchangeInput(path: path, format: format, isGlossary: true, source: source, target: target).read(&visitor)
                    }
                }
            }
            let file = try InputFile(path: path)
            let bytes = try CompressedInput.expanded(
                { atMost in
                    var bytes: [UInt8] = []
                    _ = try file.read(atMost, into: &bytes)
                    return bytes
                }, file: file.name)
            try forEachRow(bytes, file: file.name, identifiesByTerm: identifiesByTerm, say, body)
        } catch let error as XMLReadingError {
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as GzipError {
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as DataTableError {
            throw CommandFailure(.badInput, "\(error)")
        }
    }

    private func forEachRow(
        _ bytes: @escaping XMLPullReader.Source, file: String, identifiesByTerm: Bool, _ say: ([Diagnostic]) -> Void,
        _ body: (Concept) throws -> Void
    ) throws {
        var columns: GlossaryColumns?
        var reader = try TermRowReader(file: file, source: bytes)
        // Rows of one concept that follow each other are given as one.
        var pending: Concept?
        func emit(_ row: (line: Int, fields: [String]), _ columns: GlossaryColumns) throws {
            let next = try columns.concept(row.fields, file: file, line: row.line) { type, english in
                identifiesByTerm ? Self.identifier(type, english) : "\(file):\(row.line)"
            }
            if pending?.identifier == next.identifier {
                pending?.join(next)
            } else {
                if let pending { try body(pending) }
                pending = next
            }
        }
        while let row = try reader.next() {
            guard row.fields[0].first != "#" else { continue }
            if let columns {
                try emit(row, columns)
                continue
            }
            if row.fields == GlossaryTable.columns { return try forEachOwnRow(&reader, file: file, body) }
            let head = try GlossaryColumns(first: row.fields, file: file, line: row.line, source: source, target: target)
            columns = head
            if !head.unknown.isEmpty {
                let names = head.unknown.joined(separator: ", ")
                say([Diagnostic(severity: .warning, code: "unknown-column", message: "\(file):\(row.line): columns passed over: \(names)")])
            }
            if !head.isHeader { try emit(row, head) }
        }
        if let pending { try body(pending) }
    }

    private func forEachOwnRow(_ reader: inout TermRowReader, file: String, _ body: (Concept) throws -> Void) throws {
        while let row = try reader.next() {
            guard row.fields[0].first != "#" else { continue }
            try body(GlossaryTable.concept(row.fields, line: row.line, file: file, source: source, target: target))
        }
    }

    /// `place/new-delhi` for New Delhi, a place.
    static func identifier(_ type: EntityType, _ english: String) -> String {
        var slug = ""
        for scalar in english.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar.properties.generalCategory == .nonspacingMark {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
        }
        if slug.last == "-" { slug.removeLast() }
        return "\(type.rawValue)/\(slug.isEmpty ? english : slug)"
    }
}
