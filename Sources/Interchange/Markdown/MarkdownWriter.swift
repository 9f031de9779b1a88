package import BitextModel

/// Writes a bilingual document as Markdown for reading: each sentence with its romanization and English, then the table of its names.
package struct MarkdownWriter {
    private var counts: [String: Int] = [:]
    private var order: [(key: String, mention: EntityMention, isTold: Bool)] = []
    private var unitCount = 0
    private var paragraph = ""
    private var origins: Set<TargetOrigin> = []

    package init() {}

    package static func header(title: String, source: LanguageTag, target: LanguageTag) -> String {
        "# \(escape(title))\n\nLanguages: `\(source)` → `\(target)`\n"
    }

    /// Without `tellsMethods`, how names were found is not known, and the table does not say it.
    package mutating func append(_ unit: TranslationUnit, tellsMethods: Bool = true, to output: inout [UInt8]) {
        unitCount += 1
        let id = unit.id.isEmpty ? String(unitCount) : unit.id
        // Lines of a text, each with its sentences.
        if let dot = id.firstIndex(of: "."), case let number = String(id[..<dot]), number != paragraph {
            paragraph = number
            write("\n## \(Self.escape(number))\n", to: &output)
        }
        var lines = ["**\(Self.keepingSpaces(Self.escape(id)))** \(marked(unit))"]
        if !unit.romanized.isEmpty { lines.append("*\(Self.escapeLine(unit.romanized))*") }
        if let target = unit.target {
            origins.insert(target.origin)
            lines.append("\(target.origin == .gloss ? Self.glossMark : "")\(Self.escapeLine(target.segment.text))")
        }
        write("\n\(lines.joined(separator: "  \n"))\n", to: &output)
        for mention in unit.entities {
            let key = "\(mention.link.concept ?? mention.english)\u{0}\(mention.english)"
            if counts[key] == nil { order.append((key, mention, tellsMethods)) }
            counts[key, default: 0] += 1
        }
    }

    static let glossMark = "≈ "
    static let namesHeading = "## Names"
    static let namesHead = "| Hindi | English | Type | Concept | Method | Times |"

    /// The tables at the end.
    package func finish(to output: inout [UInt8]) {
        if origins.contains(.gloss) {
            write("\nLines that begin with ≈ are glosses, word for word from glossary and lexicon: no translation.\n", to: &output)
        }
        guard !order.isEmpty else { return }
        write("\n\(Self.namesHeading)\n\n\(Self.namesHead)\n|---|---|---|---|---|--:|\n", to: &output)
        for (key, mention, isTold) in order {
            let cells = [
                mention.native, mention.english, mention.type.rawValue, mention.link.concept.map { "`\($0)`" } ?? "–",
                isTold ? mention.link.method.rawValue : "–", String(counts[key] ?? 0),
            ]
            write("| " + cells.map(Self.escapeCell).joined(separator: " | ") + " |\n", to: &output)
        }
    }

    /// The source text with its mentions in bold, behind each its English.
    private func marked(_ unit: TranslationUnit) -> String {
        var result = ""
        var from = 0
        let base = unit.source.span.start
        for mention in unit.entities {
            let span = mention.span.shifted(by: -base)
            guard span.start >= from, let before = unit.source.text[TextSpan(start: from, end: span.start)],
                let inside = unit.source.text[span]
            else { continue }
            result += "\(Self.escape(before))**\(Self.escape(inside))** ⟨\(Self.escape(mention.english))⟩"
            from = span.end
        }
        if let rest = unit.source.text[TextSpan(start: from, end: unit.source.text.utf8.count)] { result += Self.escape(rest) }
        return Self.keepingSpaces(result)
    }

    private func write(_ text: String, to output: inout [UInt8]) { output.append(contentsOf: text.utf8) }

    private static func escapeCell(_ text: String) -> String {
        text.hasPrefix("`") ? text : escape(text)
    }

    /// Text that stands on a line of its own.
    static func escapeLine(_ text: String) -> String { guarded(escape(text)) }

    /// Characters that Markdown would read as its own get a backslash, or stand as numeric references where a backslash would be read too; a line end becomes a space.
    package static func escape(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~":
                result.append("\\")
                result.append(scalar)
            case "⟨", "⟩", "≈", "\t": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// `line`, escaped already, so that nothing at its beginning makes a list or a heading of it.
    private static func guarded(_ line: String) -> String {
        var result = line
        let digits = result.utf8.prefix { (0x30...0x39).contains($0) }
        if let first = result.utf8.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "=") {
            result = "\\" + result
        } else if !digits.isEmpty, let next = result.utf8.dropFirst(digits.count).first,
            next == UInt8(ascii: ".") || next == UInt8(ascii: ")")
        {
            result = "\(Substring(digits))\\\(Substring(result.utf8.dropFirst(digits.count)))"
        }
        return keepingSpaces(result)
    }

    /// `line` with spaces at both ends that are not lost.
    private static func keepingSpaces(_ line: String) -> String {
        var result = line
        let space = "&#32;"
        if result.utf8.first == 0x20 { result = space + String(Substring(result.utf8.dropFirst())) }
        if result.utf8.last == 0x20 { result = String(Substring(result.utf8.dropLast())) + space }
        return result
    }
}
