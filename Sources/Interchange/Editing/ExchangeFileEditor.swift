package import BitextModel

/// Changes the text of segments in a file of translation units, and leaves all else in it as it is: TMX 1.4, XLIFF 1.2 and 2.
///
/// Inline codes stay in place; attributes, states, notes, skeletons, modules, elements of other namespaces, comments and processing instructions are written again. What changes besides the text is how XML is
/// written: quotes, references, white space within tags, CDATA. Unit by unit, in memory bounded by `XMLLimits` and one unit.
///
/// Terms are marked where the format has a way: `mrk` in XLIFF, with entries of the glossary module in 2.x and as `comment` in 1.2; in TMX they are properties `x-term` of the unit, since `hi` would change the segment for all
/// who match against it.
///
/// ```swift
/// var editor = ExchangeFileEditor(file: "a.xlf", source: nextBytes) { segment in EditedSegment(text: segment.text.uppercased()) }
/// while let bytes = try editor.next() { output.write(bytes) }
/// ```
package struct ExchangeFileEditor: ~Copyable {
    /// A segment to be edited.
    package struct Segment: Sendable {
        package var text: String
        package var language: LanguageTag
        package var isSource: Bool
        /// Already marked as terms.
        package var marked: [TextSpan]
    }

    /// The edited segment; nil to leave it as it is.
    package typealias Edit = (Segment) throws -> EditedSegment?

    enum Form { case tmx, xliff1, xliff2 }

    private var xml: XMLPullReader
    private var writer = XMLWriter()
    private let edit: Edit
    private(set) var form: Form?
    private var source: LanguageTag?
    private var target: LanguageTag?
    private var diagnostics: [Diagnostic] = []
    private var isDone = false
    /// Segments seen, and those changed or marked.
    package private(set) var segmentCount = 0
    package private(set) var editedCount = 0

    package init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping XMLPullReader.Source, edit: @escaping Edit) {
        xml = XMLPullReader(file: file, limits: limits, source: source)
        self.edit = edit
        writer.raw(XMLWriter.declaration)
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + writer.takeDiagnostics()
    }

    /// The next bytes of the edited file, nil behind it. Throws `XMLReadingError`, and what `edit` throws.
    package mutating func next() throws -> [UInt8]? {
        while !isDone, writer.bytes.count < 65_536 {
            guard let token = try xml.nextToken() else {
                writer.raw("\n")
                isDone = true
                break
            }
            guard case .start(let tag) = token else {
                writer.write(token)
                // Between what stands before the root there is no text to keep them apart.
                if form == nil { writer.raw("\n") }
                continue
            }
            if form == nil { try readRoot(tag) }
            if form == .xliff1, tag.localName == "file" {
                source = LanguageTag.reading(tag.attributes["source-language"] ?? "")
                target = LanguageTag.reading(tag.attributes["target-language"] ?? "")
            }
            if form == .tmx, tag.localName == "header" { source = LanguageTag.reading(tag.attributes["srclang"] ?? "") }
            if isUnit(tag), !tag.isEmpty { try editUnit(tag) } else { writer.write(token) }
        }
        let bytes = writer.take()
        return bytes.isEmpty && isDone ? nil : bytes
    }

    private mutating func readRoot(_ tag: XMLTag) throws {
        switch (tag.localName, tag.attributes["version"] ?? "") {
        case ("tmx", _): form = .tmx
        case ("xliff", let version) where version.hasPrefix("1."): form = .xliff1
        case ("xliff", let version) where version.hasPrefix("2."):
            form = .xliff2
            source = LanguageTag.reading(tag.attributes["srcLang"] ?? "")
            target = LanguageTag.reading(tag.attributes["trgLang"] ?? "")
        case ("xliff", let version): throw xml.invalid("XLIFF version '\(TMXReader.shown(version))' is not known")
        default: throw xml.invalid("<\(tag.name)> where <tmx> or <xliff> is wanted")
        }
    }

    private func isUnit(_ tag: XMLTag) -> Bool {
        switch form {
        case .tmx: tag.localName == "tu"
        case .xliff1: tag.localName == "trans-unit"
        case .xliff2: tag.localName == "unit" && tag.space == XLIFFWriter.namespace
        case nil: false
        }
    }

    // MARK: - Units

    private mutating func editUnit(_ tag: XMLTag) throws {
        var tokens: [XMLToken] = [.start(tag)]
        let outside = xml.depth - 1
        var size = 0
        while let token = try xml.nextToken() {
            tokens.append(token)
            if case .text(let text) = token { size += text.utf8.count } else { size += 64 }
            guard size <= xml.limits.textLength * 2 else {
                throw XMLReadingError(
                    .limit(.textLength, found: size, maximum: xml.limits.textLength * 2), file: xml.file, line: xml.place.line,
                    column: xml.place.column)
            }
            if case .end = token, xml.depth == outside { break }
        }
        var unit = EditedUnit(tokens, form: form ?? .tmx, source: source, target: target)
        writer.subject = "unit \(unit.identifier)"
        var edits: [(range: EditedUnit.SegmentRange, tokens: SegmentTokens, edited: EditedSegment)] = []
        for range in unit.segments {
            let tokens = unit.segmentTokens(range)
            segmentCount += 1
            let segment = Segment(text: tokens.text, language: range.language, isSource: range.isSource, marked: tokens.marked)
            guard let edited = try edit(segment) else { continue }
            if edited.text != segment.text || !edited.terms.isEmpty { editedCount += 1 }
            edits.append((range, tokens, edited))
        }
        // From the last, so that places of the others hold.
        for (range, tokens, edited) in edits.reversed() {
            for term in unit.replace(range, tokens, edited) {
                diagnostics.append(
                    Diagnostic(
                        severity: .warning, code: "term-across-code",
                        message: "\(writer.subject): '\(term.term)' lies across inline codes and was not marked"))
            }
        }
        unit.addTerms()
        for token in unit.tokens { writer.write(token) }
    }
}
