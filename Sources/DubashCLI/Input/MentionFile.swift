internal import BitextModel
internal import Dictionaries
internal import Interchange
internal import Terminology

/// A file of mentions: what `dubash entities` or `dubash align` print, or words with tags in columns (BIO).
///
/// Of a file of words, the text is its words with one space between them, a sentence a line; offsets are bytes of that text.
struct MentionFile {
    let path: String
    let mentions: [EvaluatedMention]
    let digest: Substring
    /// The words of a file of words, a sentence a line; nil elsewhere.
    private(set) var text: String?

    /// Throws with exit code 65, file and line for what is no mention.
    init(_ path: String) throws {
        self.path = path
        let content = try WholeFile.bytes(path)
        digest = SHA256.hexadecimal(of: content).prefix(16)
        guard let whole = String(validating: content, as: UTF8.self) else {
            throw CommandFailure(.badInput, "\(path): bytes that are no UTF-8")
        }
        let lines = whole.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            Substring(line.last == 0x0D ? line.dropLast() : line)
        }
        let first = lines.first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
        if first.hasPrefix("{") {
            mentions = try Self.jsonLines(lines, path)
        } else if first.split(separator: "\t", omittingEmptySubsequences: false).count >= 6 || first.isEmpty {
            mentions = try Self.table(lines, path)
        } else {
            (mentions, text) = try Self.words(lines, path)
        }
    }

    private static func failure(_ path: String, _ line: Int, _ words: String) -> CommandFailure {
        CommandFailure(.badInput, "\(path):\(line): \(words)")
    }

    private static func jsonLines(_ lines: [Substring], _ path: String) throws -> [EvaluatedMention] {
        var mentions: [EvaluatedMention] = []
        for (number, line) in lines.enumerated() where !line.isEmpty {
            let value: JSONValue
            do { value = try JSONValue(parsing: String(line)) } catch { throw failure(path, number + 1, "not JSON: \(error.problem)") }
            guard let entities = value["entities"]?.elements else { throw failure(path, number + 1, "no 'entities'") }
            for entity in entities {
                guard let start = entity["start"]?.integer, let end = entity["end"]?.integer, start >= 0, end > start,
                    let type = entity["type"]?.text
                else { throw failure(path, number + 1, "a mention without start, end and type") }
                mentions.append(EvaluatedMention(span: TextSpan(start: start, end: end), type: type, english: entity["english"]?.text))
            }
        }
        return mentions
    }

    /// Columns of `dubash entities --format tsv`: line, start, end, text, English, type; more may follow.
    private static func table(_ lines: [Substring], _ path: String) throws -> [EvaluatedMention] {
        var mentions: [EvaluatedMention] = []
        for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 6, let start = Int(fields[1]), let end = Int(fields[2]), start >= 0, end > start else {
                throw failure(path, number + 1, "no six columns: line, start, end, text, English, type")
            }
            mentions.append(
                EvaluatedMention(
                    span: TextSpan(start: start, end: end), type: String(fields[5]), english: fields[4].isEmpty ? nil : String(fields[4])))
        }
        return mentions
    }

    /// `word TAB tag` or more columns, or separated by spaces; the first is the word, the last its tag.
    private static func words(_ lines: [Substring], _ path: String) throws -> ([EvaluatedMention], String) {
        var mentions: [EvaluatedMention] = []
        var text = ""
        var isOpen = false
        var beginsLine = true
        for (number, line) in lines.enumerated() where !line.hasPrefix("#") || line.contains("\t") {
            if line.allSatisfy(\.isWhitespace) {
                if !beginsLine { text += "\n" }
                (isOpen, beginsLine) = (false, true)
                continue
            }
            let separator: UInt8 = line.utf8.contains(0x09) ? 0x09 : 0x20
            let fields = line.utf8.split(separator: separator).map { Substring($0) }
            guard fields.count >= 2, let word = fields.first, let tag = fields.last else {
                throw failure(path, number + 1, "no word and tag: '\(TextLineReader.shown(line))'")
            }
            if !beginsLine { text += " " }
            beginsLine = false
            let span = TextSpan(start: text.utf8.count, end: text.utf8.count + word.utf8.count)
            text += word
            let mark = tag.prefix(2)
            let type = self.type(tag.dropFirst(2))
            if mark == "B-" || (mark == "I-" && (!isOpen || mentions.last?.type != type)) {
                mentions.append(EvaluatedMention(span: span, type: type))
                isOpen = true
            } else if mark == "I-" {
                mentions[mentions.count - 1].span.end = span.end
            } else if tag == "O" {
                isOpen = false
            } else {
                throw failure(path, number + 1, "tag '\(TextLineReader.shown(tag))' is none of B-…, I-… and O")
            }
        }
        if !beginsLine { text += "\n" }
        return (mentions, text)
    }

    /// Our name of a type, as common tag sets call it; another stays, in small letters.
    private static func type(_ name: Substring) -> String {
        switch name.lowercased() {
        case "per", "person", "nep": "person"
        case "loc", "location", "gpe", "nel": "place"
        case "org", "organization", "organisation", "neo": "organization"
        case let other: other
        }
    }
}
