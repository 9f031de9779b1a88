package import BitextModel

/// Reads message catalogues of GNU gettext (manual, "The Format of PO Files"), one message at a time, as pairs of texts.
///
/// The source is `msgid`; a message with plural forms gives one unit for each form (`12[0]` has `msgid`, the others `msgid_plural`). `msgctxt` and the flag `fuzzy` are properties (`x-context`, `x-fuzzy`), comments are
/// notes, references the property `x-reference`. Obsolete messages are left out with a warning. A catalogue in another charset than UTF-8 is refused.
package struct POReader: ExchangeReader {
    package private(set) var header: ExchangeHeader
    private var lines: TextLineReader
    private var diagnostics: [Diagnostic] = []
    private var pending: [ExchangeUnit] = []
    private var obsolete = 0
    /// Of the message told last: where its `msgid` stands.
    private var line = 0
    package var place: FilePlace? { FilePlace(line: line) }

    /// One message as the file has it.
    private struct Message {
        var line = 0
        var context: String?
        var identifier: String?
        var plural: String?
        var translations: [(form: Int, text: String)] = []
        var notes: [String] = []
        var references: [String] = []
        var isFuzzy = false
        var isEmpty: Bool { identifier == nil && context == nil && translations.isEmpty }
    }

    /// Which string the lines of quoted text go on with.
    private enum Field { case none, context, identifier, plural, translation }

    /// `source` is the language of `msgid`; `target` counts where the head names none. Reads the head.
    package init(file: String, source language: LanguageTag, target: LanguageTag?, source: @escaping TextLineReader.Source) throws {
        lines = TextLineReader(file: file, source: source)
        header = ExchangeHeader(sourceLanguage: language, targetLanguage: target)
        guard let first = try readMessage() else { return }
        if first.identifier == "", first.context == nil {
            try readHead(first.translations.first?.text ?? "")
        } else {
            pending = units(first).reversed()
        }
    }

    package mutating func takeDiagnostics() -> [Diagnostic] {
        defer { diagnostics = [] }
        return diagnostics
    }

    package mutating func next() throws -> ExchangeUnit? {
        while true {
            if let unit = pending.popLast() { return unit }
            guard let message = try readMessage() else {
                if obsolete > 0 { doubt(lines.line, "obsolete", "\(obsolete) lines of obsolete messages were left out") }
                obsolete = 0
                return nil
            }
            pending = units(message).reversed()
        }
    }

    // MARK: - Head

    private mutating func readHead(_ text: String) throws {
        for entry in text.split(separator: "\n") {
            let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmedASCII() }
            guard parts.count == 2 else { continue }
            switch parts[0].lowercased() {
            case "language":
                // gettext writes hi_IN@latin; what stands behind the at sign is no part of a language tag.
                if let tag = LanguageTag.reading(String(parts[1].prefix { $0 != "@" && $0 != "." })) { header.targetLanguage = tag }
            case "content-type":
                guard let place = parts[1].lowercased().split(separator: "charset=").dropFirst().first else { continue }
                let charset = String(place).trimmedASCII()
                guard ["utf-8", "utf8", "us-ascii", "ascii", "charset"].contains(charset) else {
                    throw lines.invalid("charset \(TextLineReader.shown(charset)): only UTF-8 is read (msgconv -t UTF-8 converts it)")
                }
            default: break
            }
        }
    }

    // MARK: - Messages

    private func units(_ message: Message) -> [ExchangeUnit] {
        let source = header.sourceLanguage ?? .undetermined
        let target = header.targetLanguage ?? .undetermined
        var properties: [ExchangeProperty] = []
        if let context = message.context { properties.append(ExchangeProperty("x-context", context)) }
        if !message.references.isEmpty { properties.append(ExchangeProperty("x-reference", message.references.joined(separator: " "))) }
        if message.isFuzzy { properties.append(ExchangeProperty("x-fuzzy", "yes")) }
        let translations = message.translations.isEmpty ? [(form: 0, text: "")] : message.translations
        return translations.map { form, text in
            let plain = form == 0 ? message.identifier : message.plural ?? message.identifier
            return ExchangeUnit(
                identifier: message.plural == nil ? String(message.line) : "\(message.line)[\(form)]",
                source: ExchangeSegment(language: source, text: plain ?? ""),
                targets: text.isEmpty ? [] : [ExchangeSegment(language: target, text: text)], notes: message.notes, properties: properties)
        }
    }

    private mutating func readMessage() throws -> Message? {
        var message = Message()
        var field = Field.none
        while let text = try lines.next() {
            let content = text.trimmedASCII()
            if content.isEmpty {
                if message.isEmpty { continue }
                break
            }
            if content.utf8.first == UInt8(ascii: "#") {
                // A comment begins the next message.
                if !message.translations.isEmpty {
                    lines.putBack(text)
                    break
                }
                comment(content, &message)
                continue
            }
            let isNew = content.hasPrefix("msgctxt") || (content.hasPrefix("msgid") && !content.hasPrefix("msgid_plural"))
            if isNew, !message.translations.isEmpty {
                lines.putBack(text)
                break
            }
            try read(content, &message, &field)
        }
        guard !message.isEmpty else { return nil }
        guard message.identifier != nil else { throw lines.invalid("a message without msgid") }
        guard !message.translations.isEmpty else { throw lines.error(.truncated("a message: it has no msgstr")) }
        line = message.line
        return message
    }

    private mutating func comment(_ text: String, _ message: inout Message) {
        let rest = String(text.dropFirst(2)).trimmedASCII()
        switch text.utf8.dropFirst().first {
        case UInt8(ascii: "~"): obsolete += 1
        case UInt8(ascii: ","):
            if rest.split(separator: ",").contains(where: { String($0).trimmedASCII() == "fuzzy" }) { message.isFuzzy = true }
        case UInt8(ascii: ":"): message.references.append(rest)
        case UInt8(ascii: "|"): break
        case UInt8(ascii: "."): message.notes.append(rest)
        default: if text.utf8.count > 1 { message.notes.append(String(text.dropFirst()).trimmedASCII()) }
        }
    }

    private mutating func read(_ text: String, _ message: inout Message, _ field: inout Field) throws {
        guard let quote = text.utf8.firstIndex(of: UInt8(ascii: "\"")) else {
            throw lines.invalid("'\(TextLineReader.shown(text))' is no line of a message", column: 1)
        }
        let column = text.utf8.distance(from: text.startIndex, to: quote) + 1
        let value = try unquoted(text[quote...], column: column)
        let keyword = String(text[..<quote]).trimmedASCII()
        switch keyword {
        case "":
            switch field {
            case .none: throw lines.invalid("a text that belongs to nothing", column: 1)
            case .context: message.context = (message.context ?? "") + value
            case .identifier: message.identifier = (message.identifier ?? "") + value
            case .plural: message.plural = (message.plural ?? "") + value
            case .translation: message.translations[message.translations.count - 1].text += value
            }
        case "msgctxt":
            guard message.context == nil, message.identifier == nil else {
                throw lines.invalid("a second msgctxt in one message", column: 1)
            }
            message.context = value
            field = .context
        case "msgid":
            guard message.identifier == nil else {
                throw lines.invalid("a second msgid in one message: the one before it has no msgstr", column: 1)
            }
            message.identifier = value
            message.line = lines.line
            field = .identifier
        case "msgid_plural":
            message.plural = value
            field = .plural
        default:
            guard message.identifier != nil else { throw lines.invalid("'\(TextLineReader.shown(keyword))' before msgid", column: 1) }
            guard let form = Self.form(keyword) else {
                throw lines.invalid("unknown keyword '\(TextLineReader.shown(keyword))'", column: 1)
            }
            guard !message.translations.contains(where: { $0.form == form }) else {
                throw lines.invalid("a second \(keyword) in one message", column: 1)
            }
            message.translations.append((form, value))
            field = .translation
        }
    }

    /// Of `msgstr` 0, of `msgstr[2]` 2.
    private static func form(_ keyword: String) -> Int? {
        if keyword == "msgstr" { return 0 }
        guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"), let form = Int(keyword.dropFirst(7).dropLast()),
            (0..<100).contains(form)
        else {
            return nil
        }
        return form
    }

    /// A quoted text with C's escapes.
    private func unquoted(_ text: Substring, column: Int) throws(TextReadingError) -> String {
        var bytes = Array(text.utf8.dropFirst())
        guard bytes.last == UInt8(ascii: "\"") else { throw lines.invalid("a quoted text without an end", column: column) }
        bytes.removeLast()
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { throw lines.invalid("a quote within a text: \\\" is wanted", column: column + index) }
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            guard index < bytes.count else { throw lines.invalid("a quoted text without an end", column: column) }
            let escape = bytes[index]
            index += 1
            switch escape {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "a"): result.append(0x07)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "v"): result.append(0x0B)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"): result.append(escape)
            default:
                throw lines.invalid(
                    "unknown escape \\\(TextLineReader.shown(String(decoding: [escape], as: UTF8.self)))", column: column + index)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func doubt(_ line: Int, _ code: String, _ message: String) {
        diagnostics.append(Diagnostic(severity: .warning, code: code, message: "\(lines.file):\(line): \(message)"))
    }
}
