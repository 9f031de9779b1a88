internal import BitextModel
internal import Glibc
internal import Interchange

/// Writes what a reader gives in another form, saying what was lost.
struct Conversion: ExchangeVisitor {
    /// Of the input, for people.
    var name: String
    var form: ExchangeFormat
    var outputPath: String
    var isCompressed: Bool
    var isStrict: Bool
    var isSafe: Bool
    /// Nil where the file tells.
    var source: LanguageTag?
    var target: LanguageTag?
    var profile: GlossaryProfile?
    /// Whether what is read goes from English to Hindi unless something else is said.
    var isFromEnglish = false

    /// Units looked through for a target language before the head is written.
    private static let lookAhead = 1000

    // MARK: - Translation units

    mutating func visit<Reader: ExchangeReader & ~Copyable>(units reader: inout Reader) throws {
        var tally = DiagnosticTally()
        var header = reader.header
        var waiting: [ExchangeUnit] = []
        let source = source
        func turned(_ unit: ExchangeUnit) -> ExchangeUnit { source.map(unit.turned) ?? unit }
        if let source { header.sourceLanguage = source }
        header.targetLanguage = target ?? (source == nil || form == .moses ? header.targetLanguage : nil)
        while header.targetLanguage == nil || header.sourceLanguage == nil, waiting.count < Self.lookAhead, let unit = try reader.next() {
            waiting.append(turned(unit))
            header.sourceLanguage = header.sourceLanguage ?? waiting.last?.source.language
            header.targetLanguage = header.targetLanguage ?? waiting.last?.targets.first?.language
        }
        let output = try ExchangeOutput(
            form: form, path: outputPath, title: PageTitle.text(path: name), isCompressed: isCompressed, isSafe: isSafe, header: header)
        var count = 0
        var (losesTerms, losesLinks) = (!form.holdsTerms, !form.holdsLinks)
        func lost(_ code: String, _ what: String, _ unit: ExchangeUnit) {
            tally.say([
                Diagnostic(
                    severity: .warning, code: code,
                    message: "unit \(unit.identifier): \(what), here and in what follows: \(form.rawValue) holds none")
            ])
        }
        func emit(_ unit: ExchangeUnit) throws {
            output.append(unit)
            if losesTerms, !unit.terms.isEmpty {
                losesTerms = false
                lost("terms", "names and terms were left out", unit)
            }
            if losesLinks, unit.words?.links.isEmpty == false {
                losesLinks = false
                lost("word-links", "word links were left out", unit)
            }
            count += 1
            guard count % 64 == 0 else { return }
            try output.flush()
            tally.say(reader.takeDiagnostics() + output.takeDiagnostics())
        }
        for unit in waiting { try emit(unit) }
        waiting = []
        while let unit = try reader.next() { try emit(turned(unit)) }
        output.end()
        tally.say(reader.takeDiagnostics() + output.takeDiagnostics())
        try end(tally)
        try output.finish()
    }

    // MARK: - Terms

    mutating func visit<Reader: TermReader & ~Copyable>(terms reader: inout Reader) throws {
        let writer: (any TermWriter & Sendable)? =
            profile.map { GlossaryProfileWriter($0, isSafe: isSafe) } ?? form.makeTermWriter(isSafe: isSafe)
        guard var writer else { return }
        let output = try OutputFile(path: outputPath, isCompressed: isCompressed)
        var tally = DiagnosticTally()
        let languages = isFromEnglish ? (LanguageTag.english, LanguageTag.hindi) : (LanguageTag.hindi, LanguageTag.english)
        let (source, target) = (source ?? languages.0, target ?? languages.1)
        writer.begin(
            TermHeader(title: "Glossary of \(source) and \(target)", source: source, target: target, date: SourceDate.text(path: name)))
        var count = 0
        while let concept = try reader.next() {
            count += 1
            writer.append(concept)
            tally.say(reader.takeDiagnostics() + writer.takeDiagnostics())
            try output.write(writer.take())
        }
        let isTBX = profile?.form == .tbx2 || (profile == nil && (form == .tbx || form == .tbx2))
        tally.say(reader.takeDiagnostics())
        guard count > 0 || !isTBX else { throw CommandFailure(.badInput, "\(name): no concepts, and TBX holds at least one") }
        writer.finish()
        tally.say(writer.takeDiagnostics())
        try end(tally)
        try output.write(writer.take())
        try output.finish()
    }

    private func end(_ tally: DiagnosticTally) throws {
        tally.finish()
        if isStrict, tally.total > 0 { throw CommandFailure(.badInput, "\(tally.total) times something was lost or doubted (--strict)") }
    }
}

/// The day that a file is said to be made on: that of `SOURCE_DATE_EPOCH` where it is set, else when the input was last changed, so that the same input gives the same bytes.
enum SourceDate {
    /// ISO 8601, in UTC; the first day of 1970 where nothing tells.
    static func text(path: String) -> String {
        var seconds = 0
        if let set = getenv("SOURCE_DATE_EPOCH"), let value = Int(String(cString: set)) {
            seconds = value
        } else {
            var status = stat()
            if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { seconds = status.st_mtim.tv_sec }
        }
        var time = time_t(seconds)
        var parts = tm()
        guard gmtime_r(&time, &parts) != nil else { return "1970-01-01" }
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    }
}
