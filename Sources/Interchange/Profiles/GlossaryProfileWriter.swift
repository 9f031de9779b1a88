package import BitextModel

/// Writes a glossary as a consumer wants it. What its limits refuse is left out with a warning that names term, value and limit.
///
/// Each source term in use goes with the preferred target term. Memory: the source terms written, where the consumer refuses duplicates.
package struct GlossaryProfileWriter: TermWriter, Sendable {
    package let profile: GlossaryProfile
    private var header = TermHeader(source: .hindi, target: .english)
    private var csv: CSVWriter
    private let isSafe: Bool
    private var bytes: [UInt8] = []
    private var tbx = WeblateTBXWriter()
    private var diagnostics: [Diagnostic] = []
    private var seen: [[UInt8]: String] = [:]
    private var written = 0
    private var isFull = false

    /// With `isSafe` cells that a spreadsheet would run get an apostrophe: harmful to every other consumer.
    package init(_ profile: GlossaryProfile, isSafe: Bool = false) {
        self.profile = profile
        self.isSafe = isSafe
        csv = CSVWriter(isSafe: isSafe)
    }

    package mutating func begin(_ header: TermHeader) {
        self.header = header
        if profile.form == .tbx2 { return tbx.begin(header) }
        if profile.header == .languages { row([header.source.tag, header.target.tag]) }
    }

    package mutating func append(_ concept: TBXConcept) {
        let concept = profile.mergesScripts ? withoutScripts(concept) : concept
        if profile.form == .tbx2 {
            return tbx.append(concept)
        }
        let pairs = concept.pairs(source: header.source, target: header.target)
        if pairs.isEmpty { doubt(concept, "no-pair", "no term in use in \(header.source) or none in \(header.target): it was left out") }
        for pair in pairs { if let kept = checked(pair, concept) { append(kept, concept) } }
    }

    package mutating func finish() { if profile.form == .tbx2 { tbx.finish() } }

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes + csv.take() + tbx.take()
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + tbx.takeDiagnostics()
    }

    // MARK: - Rules

    /// The pair as it may be written, or nil where a rule refuses it.
    private mutating func checked(_ pair: TermPair, _ concept: TBXConcept) -> TermPair? {
        var pair = pair
        for text in [pair.source, pair.target] {
            if let maximum = profile.maximumTerm, text.utf8.count > maximum {
                doubt(
                    concept, "term-length",
                    "'\(TextLineReader.shown(text))' has \(text.utf8.count) bytes, and \(profile.name) reads at most \(maximum): it was left out"
                )
                return nil
            }
            if text.trimmedASCII().isEmpty {
                doubt(concept, "empty-term", "an empty term was left out")
                return nil
            }
        }
        if profile.hasComments, pair.source.utf8.first == UInt8(ascii: "#") {
            doubt(
                concept, "comment",
                "'\(TextLineReader.shown(pair.source))' begins with #, which \(profile.name) takes for a comment: it was left out")
            return nil
        }
        let before = pair
        (pair.source, pair.target, pair.comment) = (Self.line(pair.source), Self.line(pair.target), Self.line(pair.comment))
        if before != pair { doubt(concept, "white-space", "tabs and line ends became spaces") }
        guard profile.refusesDuplicates else { return pair }
        let key = Array(pair.source.utf8)
        if let known = seen[key] {
            if !known.utf8.elementsEqual(pair.target.utf8) {
                doubt(
                    concept, "duplicate",
                    "'\(TextLineReader.shown(pair.source))' is '\(TextLineReader.shown(known))' already, and \(profile.name) refuses a second: '\(TextLineReader.shown(pair.target))' was left out"
                )
            }
            return nil
        }
        seen[key] = pair.target
        return pair
    }

    private mutating func append(_ pair: TermPair, _ concept: TBXConcept) {
        row(
            profile.columns.map { column in
                switch column {
                case .source: pair.source
                case .target: pair.target
                case .comment: pair.comment
                case .sourceLanguage: header.source.tag
                case .targetLanguage: header.target.tag
                }
            }, concept)
    }

    private mutating func row(_ fields: [String], _ concept: TBXConcept? = nil) {
        var bytes: [UInt8] = []
        switch profile.form {
        case .csv:
            csv.row(fields)
            bytes = csv.take()
        default:
            // An empty last column is left out with its tab.
            var fields = fields
            while fields.count > 2, fields.last?.isEmpty == true { fields.removeLast() }
            for (place, field) in fields.enumerated() {
                if place > 0 { bytes.append(0x09) }
                bytes += (isSafe ? SpreadsheetSafety.guarded(field) : field).utf8
            }
            bytes.append(0x0A)
        }
        if let maximum = profile.maximumFile, written + bytes.count > maximum {
            if let concept, !isFull {
                doubt(
                    concept, "file-length",
                    "the file would have more than \(maximum) bytes, which is what \(profile.name) reads: this and what follows was left out"
                )
            }
            isFull = true
        }
        guard !isFull else { return }
        written += bytes.count
        self.bytes += bytes
    }

    private static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }

    /// Without the sections in another script of one of the languages.
    private mutating func withoutScripts(_ concept: TBXConcept) -> TBXConcept {
        var kept = concept
        kept.sections.removeAll { section in
            (section.language.language == header.source.language && section.language != header.source)
                || (section.language.language == header.target.language && section.language != header.target
                    && concept.sections.contains { $0.language == header.target })
        }
        // Where no section has the very tag asked for, those of its language stay.
        if !kept.sections.contains(where: { $0.language.language == header.source.language }) { return concept }
        if kept.sections.count < concept.sections.count {
            let lost = concept.sections.filter { section in !kept.sections.contains(section) }.map(\.language.tag)
            doubt(
                concept, "script",
                "terms in \(lost.joined(separator: ", ")) were left out: \(profile.name) would take them for \(header.source.language)")
        }
        return kept
    }

    private mutating func doubt(_ concept: TBXConcept, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "concept \(concept.identifier): \(message)"))
    }
}

/// TBX of version 2 as Weblate reads it: `forbidden` and `obsolete` for terms out of use.
package struct WeblateTBXWriter: TermWriter, Sendable {
    private var tbx = TBXWriter(.two, statusNames: .plain)

    package init() {}
    package mutating func begin(_ header: TermHeader) { tbx.begin(header) }
    package mutating func append(_ concept: TBXConcept) { tbx.append(concept) }
    package mutating func finish() { tbx.finish() }
    package mutating func take() -> [UInt8] { tbx.take() }
    package mutating func takeDiagnostics() -> [Diagnostic] { tbx.takeDiagnostics() }
}
