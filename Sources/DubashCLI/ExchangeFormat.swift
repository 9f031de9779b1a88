internal import Dubash
internal import Interchange

/// Files of translation units or of terms that are read and written.
enum ExchangeFormat: String, CaseIterable, Sendable {
    case tmx, xliff, xliff12, tsv, csv, jsonl, moses, pharaoh, ladder, po, srt, vtt, conllu, markdown, html
    case tbx, tbx2, utx, dictd, stardict

    /// What a file holds.
    enum Content { case units, terms, either }

    var content: Content {
        switch self {
        case .tmx, .xliff, .xliff12, .jsonl, .moses, .pharaoh, .ladder, .po, .srt, .vtt, .conllu, .markdown, .html: .units
        case .tbx, .tbx2, .utx, .dictd, .stardict: .terms
        case .tsv, .csv: .either
        }
    }

    var isWritten: Bool {
        switch self {
        case .po, .dictd, .stardict: false
        default: true
        }
    }

    /// Whether names marked in the source stand in files of this format.
    var holdsTerms: Bool {
        switch self {
        case .xliff, .xliff12, .jsonl, .conllu, .markdown, .html: true
        default: false
        }
    }

    /// Whether word links do.
    var holdsLinks: Bool {
        switch self {
        case .jsonl, .conllu, .html, .pharaoh: true
        default: false
        }
    }

    /// What to do where a file of this format is wanted, and `isWritten` is false.
    var hint: String {
        switch self {
        case .po: "programs that keep PO take XLIFF (OUT.xlf)"
        default: "OUT.tbx, OUT.csv, OUT.tsv and OUT.utx are written"
        }
    }

    /// Whether terms go from this to `other`: a table beside translation units holds pairs of texts, beside terms it holds terms, and CSV beside a table too.
    func isGlossary(with other: Self) -> Bool {
        switch (content, other.content) {
        case (.units, _), (_, .units): false
        case (.terms, _), (_, .terms): true
        case (.either, .either): self == .csv || other == .csv
        }
    }

    /// By the extension of `path`; XLIFF is 2.1 when written, and of any version when read.
    init?(path: String) {
        let path = Self.isCompressed(path) ? String(path.dropLast(3)) : path
        guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch String(path[path.index(after: dot)...]).lowercased() {
        case "tmx": self = .tmx
        case "xlf", "xliff", "mqxliff", "sdlxliff": self = .xliff
        case "tsv", "txt", "tab", "utf8": self = .tsv
        case "tbx": self = .tbx
        case "csv": self = .csv
        case "jsonl", "ndjson", "json": self = .jsonl
        case "utx": self = .utx
        case "ladder": self = .ladder
        case "pharaoh": self = .pharaoh
        case "po", "pot": self = .po
        case "srt": self = .srt
        case "vtt": self = .vtt
        case "conllu": self = .conllu
        case "md", "markdown": self = .markdown
        case "html", "htm": self = .html
        case "index", "dict", "dz": self = .dictd
        case "ifo": self = .stardict
        default: return nil
        }
    }

    /// Whether files of this format are edited in place by commands over text: those with inline codes.
    var isEdited: Bool { self == .tmx || self == .xliff || self == .xliff12 }

    /// Whether `path` is by its name a file of translation units that is edited in place.
    static func isEdited(_ path: String) -> Bool { Self(path: path)?.isEdited == true }

    /// Whether the name says gzip.
    static func isCompressed(_ path: String) -> Bool { path.utf8.count > 3 && path.lowercased().hasSuffix(".gz") }

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Whether a file of this format stands beside the two texts that it speaks of: `--texts` names them.
    var hasTexts: Bool { self == .ladder || self == .pharaoh }

    /// Nil for what holds terms alone, is not written, is written as several files, or needs words found (CoNLL-U). `title` is that of pages for reading.
    func makeWriter(isSafe: Bool = false, title: String = "") -> (any ExchangeWriter & Sendable)? {
        switch self {
        case .tmx: TMXWriter(tool: ExchangeTool(name: "dubash", version: Toolkit.version))
        case .xliff: XLIFFWriter()
        case .xliff12: XLIFF12Writer()
        case .tsv: PairWriter()
        case .csv: CSVPairWriter(isSafe: isSafe)
        case .jsonl: ExchangeJSONWriter()
        case .srt: SubtitleWriter(form: .srt)
        case .vtt: SubtitleWriter(form: .vtt)
        case .markdown: MarkdownUnitWriter(title: title)
        case .html: HTMLUnitWriter(title: title)
        case .tbx, .tbx2, .utx, .moses, .pharaoh, .ladder, .po, .conllu, .dictd, .stardict: nil
        }
    }

    /// Nil for what holds no terms, or is not written.
    func makeTermWriter(isSafe: Bool = false) -> (any TermWriter & Sendable)? {
        switch self {
        case .tbx: TBXWriter(.three)
        case .tbx2: TBXWriter(.two)
        case .utx: UTXWriter()
        case .tsv: TermTableWriter(isTabbed: true, isSafe: isSafe)
        case .csv: TermTableWriter(isTabbed: false, isSafe: isSafe)
        default: nil
        }
    }
}
