package import BitextModel

/// Reads subtitles, SubRip or WebVTT, one cue at a time: each is a unit with its text as source and its times as properties.
///
/// `x-start`, `x-end` (`01:02:03.456`), `x-settings` (what stands behind the times); comments of WebVTT are notes of the cue behind them. Tags become inline codes. Line ends within a cue are kept.
package struct SubtitleReader: ExchangeReader {
    /// UTF-8 bytes of one cue, at most.
    package static let maximumCue = 1_048_576

    package let header: ExchangeHeader
    package let form: SubtitleForm
    private var lines: TextLineReader
    private var waiting: [(text: String, line: Int)] = []
    private var notes: [String] = []
    private var diagnostics: [Diagnostic] = []
    private var number = 0
    private var lastStart: SubtitleTime?
    /// Of the cue told last.
    private var line = 0
    package var place: FilePlace? { FilePlace(line: line) }

    /// Throws where a WebVTT file does not begin with its signature.
    package init(file: String, form: SubtitleForm, language: LanguageTag, source: @escaping TextLineReader.Source) throws {
        header = ExchangeHeader(sourceLanguage: language)
        self.form = form
        lines = TextLineReader(file: file, source: source)
        guard form == .vtt else { return }
        let first = try lines.next() ?? ""
        guard first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") else {
            throw lines.invalid("'\(TextLineReader.shown(first))' where WEBVTT is wanted: this is no WebVTT", column: 1)
        }
        // The rest of the head.
        while let text = try lines.next(), !text.isEmpty {}
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        while let block = try nextLine() {
            if block.text.trimmedASCII().isEmpty { continue }
            if form == .vtt, try passedOver(block) { continue }
            return try cue(block)
        }
        return nil
    }

    // MARK: - Parts

    private mutating func nextLine() throws -> (text: String, line: Int)? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        return try lines.next().map { ($0, lines.line) }
    }

    /// Comments, style sheets and regions of WebVTT.
    private mutating func passedOver(_ block: (text: String, line: Int)) throws -> Bool {
        let name = block.text.prefix { $0 != " " && $0 != "\t" }
        guard name == "NOTE" || block.text == "STYLE" || block.text == "REGION" else { return false }
        var text = name == "NOTE" ? String(block.text.dropFirst(4)).trimmedASCII() : ""
        while let more = try nextLine(), !more.text.isEmpty {
            text += (text.isEmpty ? "" : "\n") + more.text
            try check(text, block.line)
        }
        if name == "NOTE" {
            notes.append(text)
        } else {
            doubt(block.line, "style", "\(block.text) was left out: only cues are kept")
        }
        return true
    }

    private mutating func cue(_ block: (text: String, line: Int)) throws -> ExchangeUnit {
        number += 1
        var (timing, identifier) = (block, "")
        if !block.text.contains("-->") {
            identifier = block.text.trimmedASCII()
            guard let second = try nextLine(), second.text.contains("-->") else {
                throw error("'\(TextLineReader.shown(block.text))' is followed by no times", block.line)
            }
            timing = second
        }
        line = timing.line
        let times = try times(timing)
        var text = ""
        reading: while let more = try nextLine() {
            if more.text.trimmedASCII().isEmpty {
                guard form == .srt, let kept = try textBehindBlank() else { break reading }
                doubt(more.line, "blank-line", "a blank line within cue \(identifier) became a line end")
                waiting.insert(contentsOf: kept, at: 0)
                continue
            }
            text += (text.isEmpty ? "" : "\n") + more.text
            try check(text, timing.line)
        }
        if times.end < times.start { doubt(timing.line, "time-order", "cue \(identifier) ends before it begins") }
        if let lastStart, times.start < lastStart { doubt(timing.line, "time-order", "cue \(identifier) begins before the one above it") }
        lastStart = times.start
        var unit = ExchangeUnit(
            identifier: identifier.isEmpty ? String(number) : identifier,
            source: SubtitleMarkup.segment(text, form: form, language: header.sourceLanguage ?? .undetermined), notes: notes,
            properties: [
                ExchangeProperty("x-start", times.start.text(mark: ".")), ExchangeProperty("x-end", times.end.text(mark: ".")),
            ])
        if !times.settings.isEmpty { unit.properties.append(ExchangeProperty("x-settings", times.settings)) }
        notes = []
        return unit
    }

    /// Lines behind a blank one that are no new cue: nil where a cue begins, or the file ends.
    private mutating func textBehindBlank() throws -> [(text: String, line: Int)]? {
        var first = try nextLine()
        while let found = first, found.text.trimmedASCII().isEmpty { first = try nextLine() }
        guard let found = first else { return nil }
        if found.text.contains("-->") {
            waiting.insert(found, at: 0)
            return nil
        }
        let second = try nextLine()
        var kept = [found]
        if let second { kept.append(second) }
        if second?.text.contains("-->") == true {
            waiting.insert(contentsOf: kept, at: 0)
            return nil
        }
        return kept
    }

    private func times(_ timing: (text: String, line: Int)) throws -> (start: SubtitleTime, end: SubtitleTime, settings: String) {
        let words = timing.text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { Substring($0) }
        guard words.count >= 3, words[1] == "-->" else {
            throw error("'\(TextLineReader.shown(timing.text))': two times with ' --> ' between them are wanted", timing.line)
        }
        func time(_ word: Substring) throws -> SubtitleTime {
            guard let time = SubtitleTime(word) else {
                throw error("'\(TextLineReader.shown(word))' is no time: 01:02:03\(form.mark)456 is wanted", timing.line)
            }
            return time
        }
        return (try time(words[0]), try time(words[2]), words.dropFirst(3).joined(separator: " "))
    }

    private func check(_ text: String, _ line: Int) throws {
        guard text.utf8.count > Self.maximumCue else { return }
        throw TextReadingError(.limit(.recordLength, maximum: Self.maximumCue), file: lines.file, line: line)
    }

    private func error(_ words: String, _ line: Int) -> TextReadingError {
        TextReadingError(.invalid(words), file: lines.file, line: line, column: 1)
    }

    private mutating func doubt(_ line: Int, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(lines.file):\(line): \(message)"))
    }
}
