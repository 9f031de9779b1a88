package import BitextModel

/// Reads XLIFF 2.0 and 2.1 (OASIS, 2014, 2018) and 1.2 (OASIS, 2008), one segment at a time.
///
/// What is kept and what is lost: docs/formats/xliff.md. A segment is a unit of its own; where an XLIFF unit has several, its name is followed by the segment's.
/// Groups and files are passed through. Memory is bounded by `XMLLimits` and one unit.
///
/// ```swift
/// var reader = try XLIFFReader(file: "article.xlf", source: nextBytes)
/// while let unit = try reader.next() { print(unit.source.text, unit.targets.first?.text ?? "") }
/// ```
package struct XLIFFReader: ExchangeReader, ~Copyable {
    package enum Version: Sendable { case one, two }

    package internal(set) var header = ExchangeHeader()
    package internal(set) var version = Version.two
    var xml: XMLPullReader
    var diagnostics: [Diagnostic] = []
    /// Segments of the unit read last that were not told yet, the first last.
    private var pending: [ExchangeUnit] = []
    private var isDone = false
    /// Language tags that were told as odd.
    private var oddTags: Set<String> = []
    private var hasToldLanguage = false
    package internal(set) var place: FilePlace?

    /// Reads up to the first file. Throws `XMLReadingError`, and what `source` throws.
    package init(file: String, limits: XMLLimits = XMLLimits(), source: @escaping XMLPullReader.Source) throws {
        xml = XMLPullReader(file: file, limits: limits, source: source)
        try readHead()
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        while true {
            if let unit = pending.popLast() { return unit }
            guard !isDone else { return nil }
            switch try xml.next() {
            case .start("unit", _, let attributes) where version == .two: pending = try readUnit(attributes).reversed()
            case .start("trans-unit", _, let attributes) where version == .one:
                if let unit = try readTransUnit(attributes) { pending = [unit] }
            case .start("file", _, let attributes): try readFile(attributes)
            case .start("group", _, _), .start("body", _, _), .end: break
            case .start(let name, _, _):
                // Heads, skeletons and modules of others.
                if name == "bin-unit" { doubt("binary-unit", "a <bin-unit> was left out") }
                try xml.skip()
            case .text(let text):
                if !text.utf8.allSatisfy({ $0 <= 0x20 }) { throw xml.invalid("text between units: \(TMXReader.shown(text))") }
            case nil: isDone = true
            }
        }
    }

    // MARK: - Head

    private mutating func readHead() throws {
        guard case .start(let root, let space, let attributes)? = try xml.next() else { throw xml.invalid("no element") }
        guard root == "xliff" else { throw xml.invalid("<\(root)> where <xliff> is wanted: this is no XLIFF") }
        let number = attributes["version"] ?? ""
        switch number {
        case "2.0", "2.1", "2.2": version = .two
        case "1.0", "1.1", "1.2": version = .one
        default: throw xml.invalid("XLIFF version \"\(TMXReader.shown(number))\": 1.2, 2.0 and 2.1 are read")
        }
        if version == .two, space != XLIFFWriter.namespace {
            throw xml.invalid("namespace \"\(TMXReader.shown(space))\" where \(XLIFFWriter.namespace) is wanted")
        }
        if version == .two {
            guard let source = attributes["srcLang"] else { throw xml.invalid("<xliff> without srcLang") }
            header.sourceLanguage = try tag(source, "srcLang")
            header.targetLanguage = try attributes["trgLang"].map { try tag($0, "trgLang") }
        }
        while let event = try xml.next() {
            if case .start("file", _, let attributes) = event { return try readFile(attributes) }
            if case .start = event { try xml.skip() }
        }
        throw xml.invalid("no <file>")
    }

    private mutating func readFile(_ attributes: [XMLAttribute]) throws {
        if header.original.isEmpty { header.original = attributes["original"] ?? "" }
        guard version == .one else { return }
        guard let name = attributes["source-language"] else { throw xml.invalid("<file> without source-language") }
        let source = try tag(name, "source-language")
        let target = try attributes["target-language"].map { try tag($0, "target-language") }
        if let known = header.sourceLanguage, known != source {
            doubt("languages-differ", "files in \(known) and \(source) in one document")
        }
        header.sourceLanguage = source
        header.targetLanguage = target ?? header.targetLanguage
    }

    // MARK: - Parts

    mutating func tag(_ text: String, _ attribute: String) throws -> LanguageTag {
        guard let tag = LanguageTag.reading(text) else { throw xml.invalid("\(attribute)=\"\(TMXReader.shown(text))\" is no language tag") }
        if tag.tag.lowercased() != text.lowercased(), oddTags.insert(text).inserted {
            note("language-tag", "\(attribute)=\"\(TMXReader.shown(text))\" was read as \(tag)")
        }
        return tag
    }

    /// The language of a target whose own `xml:lang` may name it.
    mutating func targetLanguage(_ attributes: [XMLAttribute]) throws -> LanguageTag {
        if let name = attributes["xml:lang"] { return try tag(name, "xml:lang") }
        if let language = header.targetLanguage { return language }
        // XLIFF 2 wants one (section 4.3.1.2); files of 1.2 often have none.
        guard version == .one else { throw xml.invalid("<target> where no target language is named") }
        if !hasToldLanguage {
            hasToldLanguage = true
            doubt("no-target-language", "<target> where no target language is named: it is read as \(LanguageTag.undetermined)")
        }
        return .undetermined
    }

    private mutating func note(_ code: String, _ message: String) {
        let place = xml.place
        diagnostics.append(Diagnostic(severity: .note, code: code, message: "\(xml.file):\(place.line):\(place.column): \(message)"))
    }

    mutating func doubt(_ code: String, _ message: String) {
        let place = xml.place
        diagnostics.append(
            Diagnostic(severity: .warning, code: code, message: "\(xml.file):\(place.line):\(place.column): \(message)"))
    }
}
