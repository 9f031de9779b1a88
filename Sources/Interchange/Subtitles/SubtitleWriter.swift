package import BitextModel

/// Writes the source side of units as subtitles. A unit without times is left out, with a warning; so are tags that the form does not have.
package struct SubtitleWriter: ExchangeWriter, Sendable {
    private let form: SubtitleForm
    private var bytes: [UInt8] = []
    private var diagnostics: [Diagnostic] = []
    private var number = 0

    package init(form: SubtitleForm) { self.form = form }

    package mutating func begin(_ header: ExchangeHeader) { if form == .vtt { bytes += "WEBVTT\n\n".utf8 } }

    package mutating func append(_ unit: ExchangeUnit) {
        func property(_ name: String) -> String? { unit.properties.first { $0.name == name }?.value }
        guard let start = property("x-start").flatMap({ SubtitleTime($0) }), let end = property("x-end").flatMap({ SubtitleTime($0) })
        else {
            return doubt(unit, "no-times", "it has no times (x-start, x-end) and was left out")
        }
        number += 1
        if !unit.targets.isEmpty {
            doubt(unit, "other-language", "its translations were left out: subtitles hold one language (--from chooses it)")
        }
        var lost = 0
        var text = SubtitleMarkup.text(unit.source, form: form, lost: &lost)
        if lost > 0 { doubt(unit, "inline-codes", "\(lost) inline codes were left out: \(form.rawValue) does not have them") }
        if form == .srt, text.contains("-->") {
            text = text.split(separator: "-->", omittingEmptySubsequences: false).joined(separator: "-- >")
            doubt(unit, "arrow", "--> in its text became '-- >': it would be read as a line of times")
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        let kept = lines.filter { !String($0).trimmedASCII().isEmpty }
        if kept.count < lines.count, !text.isEmpty {
            doubt(unit, "blank-line", "blank lines in its text were left out: they would end the cue")
        }
        if form == .vtt { for note in unit.notes { append(note: note) } }
        let identifier =
            unit.identifier.contains("-->") || unit.identifier.contains("\n") || unit.identifier.isEmpty ? String(number) : unit.identifier
        bytes += "\(form == .srt ? String(number) : identifier)\n\(start.text(mark: form.mark)) --> \(end.text(mark: form.mark))".utf8
        if let settings = property("x-settings"), !settings.utf8.contains(0x0A) { bytes += " \(settings)".utf8 }
        bytes.append(0x0A)
        for line in kept { bytes += "\(line)\n".utf8 }
        bytes.append(0x0A)
    }

    package mutating func finish() {}

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    private mutating func append(note: String) {
        guard !note.contains("-->"), !note.contains("\n\n") else { return }
        bytes += "NOTE\n\(note)\n\n".utf8
    }

    private mutating func doubt(_ unit: ExchangeUnit, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "unit \(unit.identifier): \(message)"))
    }
}
