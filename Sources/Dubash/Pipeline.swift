public import BitextModel
internal import Dictionaries
internal import TextAnalysis

/// Text in, bilingual document out: tokens, sentences, normalized and romanized text, names joined to a glossary.
///
/// Making one reads and indexes the dictionaries; each use is then cheap. Not for several tasks at once: each task makes its own from shared
/// `PipelineResources`.
///
/// ```swift
/// let document = try Pipeline().align("Kim Jong उन ने मास्को में लावरोव से मुलाकात की।")
/// document.units[0].entities.map(\.english)   // ["Kim Jong Un", "Moscow"]
/// ```
public final class Pipeline {
    private let resources: PipelineResources
    private let analyzer: TextAnalyzer

    /// A pipeline over the shipped dictionaries.
    public convenience init(_ options: PipelineOptions = PipelineOptions()) throws {
        try self.init(resources: PipelineResources(options, dictionaries: Toolkit.dictionaries()))
    }

    public init(resources: PipelineResources) throws {
        self.resources = resources
        analyzer = try resources.makeAnalyzer()
    }

    /// The bilingual document for `text`, one document: lines are paragraphs. Offsets are UTF-8 bytes of `text`.
    public func align(_ text: String) throws -> BilingualDocument {
        var builder = DocumentBuilder(resources)
        var document = BilingualDocument(sourceLanguage: resources.profile.tag, targetLanguage: resources.profile.target)
        try forEachLine(text) { analyzed, line, start in document.units += builder.units(analyzed, line: line, start: start) }
        document.diagnostics = builder.takeDiagnostics()
        return document
    }

    /// The mentions in `text`, one document. Offsets are UTF-8 bytes of `text`.
    public func entities(in text: String) throws -> [EntityMention] {
        var builder = DocumentBuilder(resources)
        var mentions: [EntityMention] = []
        try forEachLine(text) { analyzed, _, start in mentions += builder.mentions(analyzed, start: start) }
        return mentions
    }

    private func forEachLine(_ text: String, _ body: (AnalyzedText, Int, Int) -> Void) throws {
        let bytes = Array(text.utf8)
        var start = 0
        var line = 1
        while start < bytes.count {
            let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            let analyzed = try bytes[start..<end].withUnsafeBufferPointer { try analyzer.analyze($0) }
            body(analyzed, line, start)
            start = feed + 1
            line += 1
        }
    }
}
