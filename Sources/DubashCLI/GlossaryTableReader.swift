internal import BitextModel
internal import Interchange

/// Reads a table of terms: source, target [, type], or the project's own eleven columns. The file is held in memory.
struct GlossaryTableReader: TermReader {
    private var concepts: ArraySlice<TBXConcept> = []
    private var lines: [Int?] = []
    private var told = 0

    init(file: String, source: LanguageTag, target: LanguageTag, isSafe: Bool, _ bytes: @escaping TextLineReader.Source) throws {
        var reader = TextLineReader(file: file, source: bytes)
        var text = ""
        // Lines are checked one by one, so that what is no text is refused with its place.
        while let line = try reader.next() { text += line + (reader.endLength == 2 ? "\r\n" : "\n") }
        let found = try GlossaryConversion.concepts(table: text, file: file, source: source, target: target)
        lines = found.map(\.line)
        concepts = found.map { isSafe ? Self.plain($0.concept) : $0.concept }[...]
    }

    var place: FilePlace? { told > 0 ? lines[told - 1].map { FilePlace(line: $0) } : nil }

    mutating func next() throws -> TBXConcept? {
        guard let concept = concepts.popFirst() else { return nil }
        told += 1
        return concept
    }

    mutating func takeDiagnostics() -> [Diagnostic] { [] }

    /// Without the apostrophes of `--csv-safe`.
    private static func plain(_ concept: TBXConcept) -> TBXConcept {
        var concept = concept
        for section in concept.sections.indices {
            for term in concept.sections[section].terms.indices {
                concept.sections[section].terms[term].text = SpreadsheetSafety.plain(concept.sections[section].terms[term].text)
            }
        }
        return concept
    }
}
