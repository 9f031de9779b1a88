internal import BitextModel
internal import Dubash
internal import Interchange
internal import Terminology

/// A glossary in the form asked for, concept by concept.
struct GlossaryExporter {
    private let format: GlossaryExportCommand.Format
    private let source: LanguageTag
    private let target: LanguageTag
    private let isSafe: Bool
    /// For termbases and for what one consumer wants.
    private var terms: (any TermWriter)?
    private var tmx: TMXWriter
    private var json = JSONWriter()
    private var csv: CSVWriter
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private(set) var count = 0

    /// With `profile` the file is as that consumer wants it, whatever `format` says.
    init(
        _ format: GlossaryExportCommand.Format, profile: GlossaryProfile? = nil, isSafe: Bool = false, source: LanguageTag,
        target: LanguageTag
    ) {
        self.format = format
        self.isSafe = isSafe
        csv = CSVWriter(isSafe: isSafe)
        self.source = source
        self.target = target
        tmx = TMXWriter(tool: ExchangeTool(name: "dubash", version: Toolkit.version))
        if let profile {
            terms = GlossaryProfileWriter(profile, isSafe: isSafe)
        } else {
            switch format {
            case .tbx: terms = TBXWriter(.three)
            case .tbx2: terms = TBXWriter(.two)
            case .utx: terms = UTXWriter()
            case .tmx: tmx.begin(ExchangeHeader(sourceLanguage: source, targetLanguage: target))
            case .csv, .tsv: row(columns)
            case .jsonl: break
            }
        }
        terms?.begin(TermHeader(title: "Glossary of \(source) and \(target)", source: source, target: target))
    }

    private var columns: [String] {
        [
            "concept", "type", "\(source)", "\(source)-form", "\(source)-status", "\(target)", "\(target)-form", "\(target)-status",
            "part-of-speech", "subject", "note", "context", "provenance", "\(source)-note", "\(target)-note",
        ]
    }

    mutating func append(_ concept: Concept) {
        count += 1
        if terms != nil {
            terms?.append(GlossaryConversion.entry(concept))
            return
        }
        switch format {
        case .tbx, .tbx2, .utx: break
        case .csv, .tsv: rows(concept)
        case .jsonl: object(concept)
        case .tmx:
            guard let native = concept.section(source)?.preferred, let english = concept.section(target)?.preferred else {
                return lacksPair(concept)
            }
            var unit = ExchangeUnit(identifier: concept.identifier, source: ExchangeSegment(language: source, text: native.text))
            unit.targets = [ExchangeSegment(language: target, text: english.text)]
            tmx.append(unit)
        }
    }

    mutating func finish() {
        terms?.finish()
        if terms == nil, format == .tmx { tmx.finish() }
    }

    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return (terms?.take() ?? []) + tmx.take() + json.take() + csv.take() + bytes
    }

    mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics + (terms?.takeDiagnostics() ?? []) + tmx.takeDiagnostics()
    }

    private mutating func lacksPair(_ concept: Concept) {
        diagnostics.append(
            Diagnostic(
                severity: .warning, code: "no-pair",
                message: "concept \(concept.identifier): no usable term in \(source) or none in \(target): it was left out"))
    }

    // MARK: - Tables

    /// Every term is in a row: beside the preferred one of the other language, or both beside each other.
    private mutating func rows(_ concept: Concept) {
        let natives = concept.section(source)?.terms ?? []
        let others = concept.section(target)?.terms ?? []
        guard let native = concept.section(source)?.preferred ?? natives.first,
            let other = concept.section(target)?.preferred ?? others.first
        else { return lacksPair(concept) }
        let context = concept.conditions.map(\.description).joined(separator: "; ")
        func line(_ left: Term, _ right: Term) -> [String] {
            [
                concept.identifier, concept.type.rawValue, left.text, left.form.rawValue, left.status.rawValue, right.text,
                right.form.rawValue, right.isUntranslated ? Term.untranslated : right.status.rawValue,
                (left.partOfSpeech ?? right.partOfSpeech)?.rawValue ?? "", concept.subject,
                concept.note, context, concept.source, left.note, right.isUntranslated ? "" : right.note,
            ]
        }
        row(line(native, other), of: concept)
        for term in natives where term != native { row(line(term, other), of: concept) }
        for term in others where term != other { row(line(native, term), of: concept) }
    }

    private mutating func row(_ fields: [String], of concept: Concept? = nil) {
        guard format == .tsv else { return csv.row(fields) }
        if let concept, fields[0].utf8.first == UInt8(ascii: "#") {
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "comment",
                    message: "concept \(concept.identifier): its rows begin with a number sign, and readers take them for comments"))
        }
        for (place, text) in fields.enumerated() {
            if place > 0 { bytes.append(0x09) }
            guard TSVWriter.appendField(isSafe ? SpreadsheetSafety.guarded(text) : text, to: &bytes), let concept else { continue }
            diagnostics.append(
                Diagnostic(
                    severity: .warning, code: "line-end",
                    message: "concept \(concept.identifier): tabs and line ends of '\(columns[place])' are blanks in TSV"))
        }
        bytes.append(0x0A)
    }

    // MARK: - JSON

    private mutating func object(_ concept: Concept) {
        json.beginObject()
        json.key("concept")
        json.value(concept.identifier)
        json.key("type")
        json.value(concept.type.rawValue)
        if !concept.subject.isEmpty {
            json.key("subject")
            json.value(concept.subject)
        }
        if !concept.note.isEmpty {
            json.key("note")
            json.value(concept.note)
        }
        if !concept.source.isEmpty {
            json.key("source")
            json.value(concept.source)
        }
        json.key("terms")
        json.beginArray()
        for section in concept.sections {
            for term in section.terms {
                json.beginObject()
                json.key("language")
                json.value(section.language.tag)
                json.key("text")
                json.value(term.text)
                json.key("form")
                json.value(term.form.rawValue)
                json.key("status")
                json.value(term.status.rawValue)
                if let partOfSpeech = term.partOfSpeech {
                    json.key("partOfSpeech")
                    json.value(partOfSpeech.rawValue)
                }
                if !term.note.isEmpty {
                    json.key("note")
                    json.value(term.note)
                }
                json.endObject()
            }
        }
        json.endArray()
        if !concept.conditions.isEmpty {
            json.key("conditions")
            json.beginArray()
            for condition in concept.conditions { json.value(condition.description) }
            json.endArray()
        }
        json.endObject()
        json.endLine()
    }
}
