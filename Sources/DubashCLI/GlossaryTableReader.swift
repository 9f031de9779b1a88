internal import BitextModel
internal import Dubash
internal import Interchange

/// A table of terms as concepts of a termbase: source, target [, type], columns by name, or the project's own eleven.
struct GlossaryTableReader: TermReader {
    private var rows: GlossaryRowReader
    private let file: String
    private var count = 0

    init(file: String, source: LanguageTag, target: LanguageTag, isSafe: Bool, _ bytes: @escaping TextLineReader.Source) throws {
        self.file = file
        rows = try GlossaryRowReader(file: file, source: source, target: target, naming: .byLine, isSafe: isSafe, bytes: bytes)
    }

    var place: FilePlace? { count > 0 ? FilePlace(line: rows.line) : nil }

    mutating func next() throws -> TBXConcept? {
        guard let concept = try rows.next() else { return nil }
        count += 1
        var entry = GlossaryConversion.entry(concept)
        // Concepts without a name of their own are called by their number: where a file lay is no part of a termbase.
        if rows.isNamedByLine { entry.identifier = "c\(count)" }
        return entry
    }

    mutating func takeDiagnostics() -> [Diagnostic] { rows.takeDiagnostics() }
}
