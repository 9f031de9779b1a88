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
struct GlossarySource: Sendable {
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
            if let format, format.content == .units {
                throw CommandFailure(.badInput, "\(path): \(format.rawValue) holds translation units, not terms")
            }
            let file = try InputFile(path: path)
            let bytes = try CompressedInput.expanded(
                file.bytes, file: file.name)
            var reader = try GlossaryRowReader(
                file: file.name, source: source, target: target, naming: identifiesByTerm ? .byTerm : .byLine, bytes: bytes)
            while let concept = try reader.next() {
                say(reader.takeDiagnostics())
                try body(concept)
            }
            say(reader.takeDiagnostics())
        } catch let error as TextReadingError {
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as GzipError {
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as DataTableError {
            throw CommandFailure(.badInput, "\(error)")
        }
    }

    /// The file as a glossary that is read only when its index must be made; what reading it doubts is then said. What cannot be read twice, and forms of several files, are read at once.
    func file() throws -> GlossaryFile {
        let input = try InputFile(path: path)
        let isStore = try path != "-" && input.size != nil && Self.isStore(path)
        let format = ExchangeFormat(path: path)
        let isOneFile = format?.content == .terms ? format != .dictd && format != .stardict : format?.content != .units
        guard path != "-", input.size != nil, isStore || isOneFile else {
            let whole = GlossaryFile(sourceLanguage: source, targetLanguage: target, signature: "", read: { try read($0) })
            let glossary = try whole.glossary()
            if glossary.concepts.isEmpty { sayEmpty() }
            return GlossaryFile(glossary)
        }
        // Whether the index is kept or not: one without a term is of few bytes.
        if let size = input.size, size <= Self.mostOfEmpty {
            var isEmpty = true
            try forEach(identifiesByTerm: false) { _ in isEmpty = false }
            if isEmpty { sayEmpty() }
        }
        let signature = isStore ? try GlossaryStore(path: path, access: .read, keys: keys).signature() : try ContentChecksum.of(path)
        return GlossaryFile(
            sourceLanguage: source, targetLanguage: target, signature: "\(path) \(source) \(target) \(signature)", read: { try read($0) })
    }

    private func read(_ body: (Concept) throws -> Void) throws {
        var tally = DiagnosticTally()
        try forEach(identifiesByTerm: false, { tally.say($0) }, body)
        tally.finish()
    }

    /// Bytes of a file that is looked through for a term before it is used: a header and some comments.
    private static let mostOfEmpty = 4096

    private func sayEmpty() { Console.say("\(path): holds no term") }
}
