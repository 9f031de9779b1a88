package import BitextModel

/// Writes a bilingual document as Markdown for reading: each sentence with its romanization and English, then the table of its names.
package struct MarkdownWriter {
    private var counts: [String: Int] = [:]
    private var order: [(key: String, mention: EntityMention)] = []
    private var unitCount = 0
    private var paragraph = ""
    private var origins: Set<TargetOrigin> = []

    package init() {}

    package static func header(title: String, source: LanguageTag, target: LanguageTag) -> String {
        "# \(escape(title))\n\nLanguages: `\(source)` → `\(target)`\n"
    }

    package mutating func append(_ unit: TranslationUnit, to output: inout [UInt8]) {
        let number = String(unit.id.prefix { $0 != "." })
        if number != paragraph {
            paragraph = number
            write("\n## \(number)\n", to: &output)
        }
        unitCount += 1
        write("\n**\(unit.id)** \(marked(unit))  \n", to: &output)
        write("*\(Self.escape(unit.romanized))*  \n", to: &output)
        if let target = unit.target {
            origins.insert(target.origin)
            write("\(target.origin == .gloss ? "≈ " : "")\(Self.escape(target.segment.text))\n", to: &output)
        }
        for mention in unit.entities {
            let key = "\(mention.link.concept ?? mention.english)\u{0}\(mention.english)"
            if counts[key] == nil { order.append((key, mention)) }
            counts[key, default: 0] += 1
        }
    }

    /// The tables at the end.
    package func finish(to output: inout [UInt8]) {
        if origins.contains(.gloss) {
            write("\nLines that begin with ≈ are glosses, word for word from glossary and lexicon: no translation.\n", to: &output)
        }
        guard !order.isEmpty else { return }
        write("\n## Names\n\n| Hindi | English | Type | Concept | Method | Times |\n|---|---|---|---|---|--:|\n", to: &output)
        for (key, mention) in order {
            let cells = [
                mention.native, mention.english, mention.type.rawValue, mention.link.concept.map { "`\($0)`" } ?? "–",
                mention.link.method.rawValue, String(counts[key] ?? 0),
            ]
            write("| " + cells.map(Self.escapeCell).joined(separator: " | ") + " |\n", to: &output)
        }
    }

    /// The source text with its mentions in bold.
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
        return result
    }

    private func write(_ text: String, to output: inout [UInt8]) { output.append(contentsOf: text.utf8) }

    private static func escapeCell(_ text: String) -> String {
        text.hasPrefix("`") ? text : escape(text)
    }

    /// Characters that Markdown would read as its own get a backslash; a line end becomes a space.
    package static func escape(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#": result.append("\\")
            default: break
            }
            result.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
        }
        return String(result)
    }
}
