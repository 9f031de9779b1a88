internal import BitextModel
internal import Dubash
internal import Interchange
internal import TextAnalysis

/// Edits the segments of a file of translation units, the rest as it is.
struct FileEditing {
    let input: InputOptions
    let path: String

    /// The segments in `language` normalized.
    func normalize(_ normalizer: TextNormalizer, language: LanguageTag) throws {
        let output = try OutputFile(path: input.output, isCompressed: input.output.map(ExchangeFormat.isCompressed) ?? false)
        try run(output) { segment in
            guard segment.language.language == language.language, !segment.language.tag.contains("Latn") else { return nil }
            let normalized = try normalizer.normalize(segment.text)
            guard normalized.isChanged else { return nil }
            return EditedSegment(text: normalized.text) { normalized.normalizedSpan(of: TextSpan(start: $0, end: $0)).start }
        }
    }

    /// Writes the file to `output` with what `edit` makes of its segments. Throws with exit code 65 for what is wrong with the file.
    @discardableResult
    func run(_ output: OutputFile, _ edit: @escaping ExchangeFileEditor.Edit) throws -> (segments: Int, edited: Int) {
        let file = try InputFile(path: path)
        var bar = Progress(mode: input.progress, total: file.size)
        defer { bar.finish() }
        var count = 0
        var tally = DiagnosticTally()
        do {
            let bytes = try CompressedInput.expanded(
                { atMost in
                    let bytes = try file.bytes(atMost)
                    count += bytes.count
                    bar.update(count)
                    return bytes
                }, file: file.name)
            var editor = ExchangeFileEditor(file: file.name, source: bytes, edit: edit)
            while let bytes = try editor.next() {
                try output.write(bytes)
                tally.say(editor.takeDiagnostics())
            }
            tally.finish()
            try output.finish()
            return (editor.segmentCount, editor.editedCount)
        } catch let error as XMLReadingError { throw CommandFailure(.badInput, "\(error)") } catch let error as GzipError {
            throw CommandFailure(.badInput, "\(error)")
        }
    }
}
