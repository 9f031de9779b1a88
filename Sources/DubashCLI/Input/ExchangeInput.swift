internal import BitextModel
internal import Glibc
internal import Interchange

/// What is done with the content of a file of translation units or terms.
protocol ExchangeVisitor {
    mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws
    mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws
}

/// A file of translation units or terms, of any format that is read; some formats are several files.
struct ExchangeInput {
    var path: String
    var format: ExchangeFormat
    /// Whether a table holds terms, and not pairs of texts.
    var isGlossary: Bool
    /// Nil where the file tells.
    var source: LanguageTag?
    var target: LanguageTag?
    /// Whether apostrophes of `--csv-safe` are taken away.
    var isSafe = false
    /// The two texts of a ladder or of word links.
    var texts: (source: String, target: String)?
    var progress = ProgressMode.never

    /// Calls `visitor` with a reader of the file. Throws `CommandFailure` with exit code 65 for what is wrong with it.
    func read(_ visitor: inout some ExchangeVisitor) throws {
        do { try open(&visitor) } catch let error as XMLReadingError { throw CommandFailure(.badInput, "\(error)") } catch let error
            as TextReadingError
        { throw CommandFailure(.badInput, "\(error)") } catch let error as GzipError {
            throw CommandFailure(.badInput, "\(error)")
        } catch let error as DataTableError { throw CommandFailure(.badInput, "\(error)") }
    }

    private var from: LanguageTag { source ?? .hindi }
    private var to: LanguageTag { target ?? .english }

    private func open(_ visitor: inout some ExchangeVisitor) throws {
        switch format {
        case .moses: return try readMoses(&visitor)
        case .ladder, .pharaoh: return try readWithTexts(&visitor)
        case .dictd: return try readDictd(&visitor)
        case .stardict: return try readStarDict(&visitor)
        default: break
        }
        let file = try InputFile(path: path)
        var bar = Progress(mode: progress, total: file.size)
        defer { bar.finish() }
        var count = 0
        let bytes = try CompressedInput.expanded(
            { atMost in
                var bytes: [UInt8] = []
                _ = try file.read(atMost, into: &bytes)
                count += bytes.count
                bar.update(count)
                return bytes
            }, file: file.name)
        switch format {
        case .tmx:
            var reader = try TMXReader(file: file.name, source: bytes)
            try visitor.visit(units: &reader)
        case .xliff, .xliff12:
            var reader = try XLIFFReader(file: file.name, source: bytes)
            try visitor.visit(units: &reader)
        case .jsonl:
            var reader = try ExchangeJSONReader(file: file.name, source: from, target: to, source: bytes)
            try visitor.visit(units: &reader)
        case .po:
            var reader = try POReader(file: file.name, source: source ?? .english, target: target, source: bytes)
            try visitor.visit(units: &reader)
        case .srt, .vtt:
            var reader = try SubtitleReader(file: file.name, form: format == .srt ? .srt : .vtt, language: from, source: bytes)
            try visitor.visit(units: &reader)
        case .conllu:
            var reader = CoNLLUReader(file: file.name, source: from, target: to, bytes: bytes)
            try visitor.visit(units: &reader)
        case .markdown:
            var reader = try MarkdownReader(file: file.name, source: from, target: to, source: bytes)
            try visitor.visit(units: &reader)
        case .html:
            var reader = try HTMLReader(file: file.name, source: from, target: to, source: bytes)
            try visitor.visit(units: &reader)
        case .tbx, .tbx2:
            var reader = try TBXReader(file: file.name, source: bytes)
            try visitor.visit(terms: &reader)
        case .utx:
            var reader = try UTXReader(file: file.name, source: bytes)
            try visitor.visit(terms: &reader)
        case .tsv where !isGlossary:
            var reader = try PairReader(file: file.name, source: from, target: to, source: bytes)
            try visitor.visit(units: &reader)
        case .csv where !isGlossary:
            var reader = try CSVPairReader(file: file.name, source: from, target: to, isSafe: isSafe, source: bytes)
            try visitor.visit(units: &reader)
        default:
            var reader = try GlossaryTableReader(file: file.name, source: from, target: to, isSafe: isSafe, bytes)
            try visitor.visit(terms: &reader)
        }
    }

    // MARK: - Formats of several files

    /// `corpus` is `corpus.hi` and `corpus.en`, each with `.gz` behind it or without.
    private func readMoses(_ visitor: inout some ExchangeVisitor) throws {
        let stem = ExchangeFormat.isCompressed(path) ? String(path.dropLast(3)) : path
        func side(_ language: LanguageTag) throws -> (name: String, source: TextLineReader.Source) {
            let plain = "\(stem).\(language)"
            let file = try InputFile(path: access(plain, F_OK) == 0 || access(plain + ".gz", F_OK) != 0 ? plain : plain + ".gz")
            return (file.name, try CompressedInput.expanded(file.bytes, file: file.name))
        }
        let (left, right) = (try side(from), try side(to))
        var reader = MosesReader(files: (left.name, right.name), languages: (from, to), source: left.source, target: right.source)
        try visitor.visit(units: &reader)
    }

    private func readWithTexts(_ visitor: inout some ExchangeVisitor) throws {
        guard let texts else { throw CommandFailure(.usage, "\(format.rawValue) needs its two texts: --texts SOURCE TARGET") }
        let (own, source, target) = (try lines(path), try lines(texts.source), try lines(texts.target))
        if format == .ladder {
            var reader = try LadderReader(ladder: own, source: source, target: target, languages: (from, to))
            try visitor.visit(units: &reader)
        } else {
            var reader = PharaohReader(links: own, source: source, target: target, languages: (from, to))
            try visitor.visit(units: &reader)
        }
    }

    private func readDictd(_ visitor: inout some ExchangeVisitor) throws {
        let stem = Self.stem(path, [".index", ".dict.dz", ".dict"])
        var reader = DictdReader(
            index: try lines(stem + ".index"), articles: try articles(stem),
            languages: LanguageTagPair(source ?? .english, target ?? .hindi))
        try visitor.visit(terms: &reader)
    }

    private func readStarDict(_ visitor: inout some ExchangeVisitor) throws {
        let stem = Self.stem(path, [".ifo"])
        let information = try StarDictInformation(try lines(stem + ".ifo"))
        let index = access(stem + ".idx", F_OK) == 0 ? stem + ".idx" : stem + ".idx.gz"
        let synonyms = stem + ".syn"
        var reader = try StarDictReader(
            information: information, index: try whole(index), indexFile: index,
            synonyms: access(synonyms, F_OK) == 0 ? try whole(synonyms) : [], synonymFile: synonyms, articles: try articles(stem),
            languages: LanguageTagPair(source ?? .english, target ?? .hindi))
        try visitor.visit(terms: &reader)
    }

    private static func stem(_ path: String, _ endings: [String]) -> String {
        endings.first { path.hasSuffix($0) }.map { String(path.dropLast($0.utf8.count)) } ?? path
    }

    private func lines(_ path: String) throws -> TextLineReader {
        let file = try InputFile(path: path)
        return TextLineReader(file: file.name, source: try CompressedInput.expanded(file.bytes, file: file.name))
    }

    /// A whole file, expanded, up to the limit of `RandomBytes`.
    private func whole(_ path: String) throws -> [UInt8] {
        let file = try InputFile(path: path)
        let bytes = try RandomBytes(file: file.name, expanding: try CompressedInput.expanded(file.bytes, file: file.name))
        return try bytes.bytes(at: 0, count: bytes.count) ?? []
    }

    /// The articles beside an index: a plain file is read where it is asked for, a compressed one is expanded to memory.
    private func articles(_ stem: String) throws -> RandomBytes {
        if access(stem + ".dict", F_OK) == 0 {
            let file = try InputFile(path: stem + ".dict")
            guard let size = file.size else { throw CommandFailure(.inputOutput, "\(file.name): is no plain file") }
            return RandomBytes(file: file.name, count: size) { offset, count in try file.read(at: offset, count) }
        }
        let file = try InputFile(path: stem + ".dict.dz")
        return try RandomBytes(file: file.name, expanding: try CompressedInput.expanded(file.bytes, file: file.name))
    }
}

extension InputFile {
    /// The next bytes, as readers ask for them.
    var bytes: (Int) throws -> [UInt8] {
        { count in
            var bytes: [UInt8] = []
            _ = try self.read(count, into: &bytes)
            return bytes
        }
    }
}
