internal import BitextModel
internal import Dubash
internal import Interchange

/// `align` of a file of translation units, or of two files of subtitles: names marked in the file itself, in another format of units, or the whole analysis of its pairs.
struct UnitFileAlignment {
    let input: InputOptions
    let records: RecordOptions
    let resources: PipelineResources
    let path: String
    /// The other file of subtitles.
    var target: String?

    /// Whether two files are subtitles, each with its times.
    static func areSubtitles(_ source: String, _ target: String) -> Bool {
        [source, target].allSatisfy { path in ExchangeFormat(path: path).map { $0 == .srt || $0 == .vtt } == true }
    }

    func run(_ form: AlignCommand.Format, _ output: OutputFile) async throws {
        guard let given = ExchangeFormat(path: path) else { return }
        switch form.exchange {
        case .tmx? where given == .tmx, .xliff? where given == .xliff, .xliff12? where given == .xliff: try markInPlace(output)
        case let exchange?: try read(WithTerms(form: exchange, output: output, finder: try TermFinder(resources)))
        case nil: try await analyze(form, output)
        }
    }

    // MARK: - Names in place

    private func markInPlace(_ output: OutputFile) throws {
        let finder = try TermFinder(resources)
        let language = resources.profile.tag.language
        var isOther = true
        try FileEditing(input: input, path: path).run(output) { segment in
            guard segment.isSource, segment.language.language == language else { return nil }
            isOther = false
            let terms = try finder.terms(segment.text)
            return terms.isEmpty ? nil : EditedSegment(text: segment.text, terms: terms)
        }
        if isOther { Console.say("\(path): no source in \(resources.profile.tag); nothing was marked") }
    }

    private func read(_ visitor: some ExchangeVisitor) throws {
        var visitor = visitor
        if let target { return try pair(with: target, &visitor) }
        let file = ExchangeInput(
            path: path, format: ExchangeFormat(path: path) ?? .tmx, isGlossary: false, source: resources.profile.tag,
            target: resources.profile.target,
            progress: input.progress)
        try file.read(&visitor)
    }

    // MARK: - Subtitles

    /// Cues of one file.
    private struct Cues: ExchangeVisitor {
        var units: [ExchangeUnit] = []

        mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
            var tally = DiagnosticTally()
            while let unit = try reader.next() { units.append(unit) }
            tally.say(reader.takeDiagnostics())
            tally.finish()
        }

        mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {}
    }

    private func pair(with target: String, _ visitor: inout some ExchangeVisitor) throws {
        let profile = resources.profile
        func cues(_ path: String, _ language: LanguageTag) throws -> [ExchangeUnit] {
            var cues = Cues()
            try ExchangeInput(
                path: path, format: ExchangeFormat(path: path) ?? .srt, isGlossary: false, source: language, target: nil,
                progress: input.progress
            ).read(&cues)
            return cues.units
        }
        var pairing = SubtitlePairing(
            source: try cues(path, profile.tag), target: try cues(target, profile.target),
            tools: try BitextTools(language: profile.tag.tag, in: Toolkit.dictionaries()))
        let (units, diagnostics) = try pairing.units()
        var reader = UnitList(
            header: ExchangeHeader(sourceLanguage: profile.tag, targetLanguage: profile.target, original: path), units: units,
            diagnostics: diagnostics)
        try visitor.visit(units: &reader)
    }

    // MARK: - Terms

    /// Finds names, in the order of the document.
    private final class TermFinder {
        private let analyzer: TextAnalyzer
        private var builder: DocumentBuilder

        init(_ resources: PipelineResources) throws {
            analyzer = try resources.makeAnalyzer()
            builder = DocumentBuilder(resources)
        }

        func terms(_ text: String) throws -> [ExchangeTerm] {
            let bytes = Array(text.utf8)
            let analyzed = try bytes.withUnsafeBufferPointer { try analyzer.analyze($0) }
            return ExchangeTerm.terms(builder.mentions(analyzed, start: 0), in: text)
        }
    }

    /// Units in another format, with their names as terms.
    private struct WithTerms: ExchangeVisitor {
        let form: ExchangeFormat
        let output: OutputFile
        let finder: TermFinder

        mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
            guard var writer = form.makeWriter() else { return }
            var tally = DiagnosticTally()
            var header = reader.header
            var waiting: [ExchangeUnit] = []
            while header.targetLanguage == nil || header.sourceLanguage == nil, waiting.count < 1000, let unit = try reader.next() {
                header.sourceLanguage = header.sourceLanguage ?? unit.source.language
                header.targetLanguage = header.targetLanguage ?? unit.targets.first?.language
                waiting.append(unit)
            }
            writer.begin(header)
            func emit(_ unit: ExchangeUnit) throws {
                var unit = unit
                let found = try finder.terms(unit.source.text).filter { term in !unit.terms.contains { $0.span.overlaps(term.span) } }
                unit.terms = (unit.terms + found).sorted { $0.span < $1.span }
                writer.append(unit)
                try output.write(writer.take())
                tally.say(reader.takeDiagnostics() + writer.takeDiagnostics())
            }
            for unit in waiting { try emit(unit) }
            while let unit = try reader.next() { try emit(unit) }
            writer.finish()
            try output.write(writer.take())
            tally.say(reader.takeDiagnostics() + writer.takeDiagnostics())
            tally.finish()
            try output.finish()
        }

        mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {}
    }

    // MARK: - The whole analysis

    /// Sources and targets, each a text of one line a unit, with the identifiers of the units.
    private struct Lines: ExchangeVisitor {
        final class Texts {
            var source = ""
            var target = ""
            var identifiers: [String] = []
        }

        let wanted: LanguageTag
        let texts = Texts()

        mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
            var tally = DiagnosticTally()
            func line(_ text: String) -> String {
                String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self) + "\n"
            }
            while let unit = try reader.next() {
                texts.source += line(unit.source.text)
                texts.target += line(unit.target(in: wanted)?.text ?? "")
                texts.identifiers.append(unit.identifier)
                tally.say(reader.takeDiagnostics())
            }
            tally.say(reader.takeDiagnostics())
            tally.finish()
        }

        mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {}
    }

    private func analyze(_ form: AlignCommand.Format, _ output: OutputFile) async throws {
        let lines = Lines(wanted: resources.profile.target)
        try read(lines)
        let texts = lines.texts
        var document = try await BitextPipeline(resources).align(
            texts.source, with: texts.target, isParallel: true, run: Workers.runner(jobs: input.jobCount))
        // A unit for each line that is not blank on both sides.
        let (sources, targets) = (
            texts.source.split(separator: "\n", omittingEmptySubsequences: false),
            texts.target.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let named = texts.identifiers.indices.filter { !sources[$0].allSatisfy(\.isWhitespace) || !targets[$0].allSatisfy(\.isWhitespace) }
        if named.count == document.units.count {
            for (place, line) in named.enumerated() { document.units[place].id = texts.identifiers[line] }
        }
        try document.write(form, title: path, (texts.source, texts.target), records.offsets, includesGloss: false, to: output)
    }
}
