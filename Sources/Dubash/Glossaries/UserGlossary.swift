public import BitextModel
internal import Interchange
public import Terminology

/// Glossaries that users bring as tables.
public enum UserGlossary {
    /// Reads the project's own form (eleven columns) or rows of terms (`GlossaryColumns`), separated by commas or tabs. Lines that begin with `#` are comments.
    ///
    /// Concepts without a name of their own are named by `file` and line. Throws with file and line.
    public static func read(_ text: String, file: String, source: LanguageTag, target: LanguageTag) throws(DataTableError) -> Glossary {
        var bytes = Array(text.utf8)
        var glossary = Glossary(sourceLanguage: source, targetLanguage: target)
        do {
            var reader = try GlossaryRowReader(file: file, source: source, target: target, naming: .byLine) { _ in
                defer { bytes = [] }
                return bytes
            }
            var places: [String: Int] = [:]
            while let concept = try reader.next() { glossary.add(concept, places: &places) }
        } catch let error as DataTableError {
            throw error
        } catch let error as TextReadingError {
            throw DataTableError(file: file, line: error.line ?? 1, problem: error.reason)
        } catch { throw DataTableError(file: file, line: 1, problem: "\(error)") }
        return glossary
    }
}
