package import BitextModel

/// Writes a bilingual document as one HTML page for reading: both sides beside each other, names in colour, the table of names at the end.
///
/// The page asks for nothing from elsewhere and reads without script; with it linked words light up together and a box filters sentences. Written unit by unit; what
/// is kept is the table of names. The same bytes for the same units. How it is made: docs/formats/html.md.
package struct HTMLWriter: Sendable {
    private struct Row: Sendable {
        let mention: EntityMention
        /// Whether it is known how the name was found.
        let tellsMethod: Bool
        var count: Int
        /// Keys and names of the first units that have it.
        var units: [(key: String, id: String)]
    }

    /// A name on the page: where it stands, and its tag.
    private struct Name {
        var span: TextSpan
        var opening: String
    }

    /// Sentences listed for one name.
    private static let listed = 12

    private let source: LanguageTag
    private let target: LanguageTag
    private var rows: [Row] = []
    private var places: [String: Int] = [:]
    private var unitCount = 0
    private var hasGloss = false
    private var hasTranslator = false

    package init(source: LanguageTag, target: LanguageTag) {
        self.source = source
        self.target = target
    }

    package func begin(title: String, to output: inout [UInt8]) {
        let name = Self.escape(title)
        let legend = EntityType.allCases.map { "<li><span class=\"\($0.rawValue)\">\($0.rawValue)</span></li>" }.joined()
        write(
            """
            <!DOCTYPE html>
            <html lang="\(target)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="\(Self.generator)">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>\(name)</title>
            <style>
            \(HTMLStyle.sheet)
            </style>
            </head>
            <body>
            <h1>\(name)</h1>
            <p class="about">Sentences in <code>\(source)</code> beside <code>\(target)</code>. Names are underlined in the colour of their type; each leads to its row in the <a href="#names">table of names</a>.</p>
            <ul class="legend" aria-label="Types of names">\(legend)</ul>
            <input type="checkbox" id="show-roman" checked><label class="controls" for="show-roman">Latin letters</label>
            <input type="checkbox" id="show-glosses"><label class="controls" for="show-glosses">Word by word</label>
            <p class="search" id="search" hidden><label for="filter">Show sentences with</label> <input type="search" id="filter" autocomplete="off"> <output id="found" for="filter"></output></p>
            <main>

            """, to: &output)
    }

    /// Without `tellsMethods`, how names were found is not known, and nothing is said of it; without `tellsOrigin`, where the target comes from is not.
    package mutating func append(_ unit: TranslationUnit, tellsMethods: Bool = true, tellsOrigin: Bool = true, to output: inout [UInt8]) {
        unitCount += 1
        let key = "u\(unitCount)"
        let id = Self.escape(unit.id.isEmpty ? String(unitCount) : unit.id)
        let names = names(unit, key, tellsMethods)
        var page =
            "<section class=\"unit\" id=\"\(key)\" aria-label=\"\(id)\">\n<a class=\"number\" href=\"#\(key)\">\(id)</a>\n<div class=\"source\">\n"
        if unit.source.text.isEmpty {
            page += "<p class=\"none\">nothing in the source</p>\n"
        } else {
            page += "<p lang=\"\(unit.source.language)\">\(marked(unit, names.source, key))</p>\n"
        }
        if !unit.romanized.isEmpty {
            page += "<p class=\"roman\" lang=\"\(unit.source.language.language)-Latn\">\(Self.escape(unit.romanized))</p>\n"
        }
        let glosses = unit.tokens.filter { $0.gloss != nil }.map { token in
            "<ruby>\(Self.escape(token.text))<rt lang=\"\(target)\">\(Self.escape(token.gloss ?? ""))</rt></ruby>"
        }
        if !glosses.isEmpty { page += "<p class=\"glosses\" lang=\"\(unit.source.language)\">\(glosses.joined(separator: " "))</p>\n" }
        page += "</div>\n<div class=\"target\">\n"
        if let side = unit.target {
            let isGloss = side.origin == .gloss
            hasGloss = hasGloss || isGloss
            hasTranslator = hasTranslator || side.origin == .translator
            var mark = isGloss ? "<span class=\"mark\">gloss</span>" : ""
            if side.origin == .document, side.score < 0.5 { mark = "<span class=\"mark\">doubtful \(Self.decimals(side.score))</span>" }
            let origin = tellsOrigin ? " data-origin=\"\(side.origin.rawValue)\" data-score=\"\(Self.decimals(side.score))\"" : ""
            page +=
                "<p lang=\"\(side.segment.language)\"\(isGloss ? " class=\"gloss-target\"" : "")\(origin)>\(mark)\(linked(unit, side, names.target, key))</p>\n"
        } else {
            page += "<p class=\"none\">no counterpart</p>\n"
        }
        write(page + "</div>\n</section>\n", to: &output)
    }

    package func finish(to output: inout [UInt8]) {
        var page = "</main>\n"
        if hasGloss {
            page += "<p class=\"note\">What is marked “gloss” is said word for word from glossary and lexicon: no translation.</p>\n"
        }
        if hasTranslator {
            page +=
                "<p class=\"note\">The <code>\(target)</code> side comes from a program that translates; names were brought to the spelling of the glossary.</p>\n"
        }
        page += "<h2 id=\"names\">Names</h2>\n"
        if rows.isEmpty {
            page += "<p class=\"note\">None were found.</p>\n"
        } else {
            page += counts
            page +=
                "<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">\(source)</th><th scope=\"col\">\(target)</th><th scope=\"col\">Type</th>"
            page += "<th scope=\"col\">Concept</th><th scope=\"col\">Method</th><th scope=\"col\" class=\"count\">Score</th>"
            page += "<th scope=\"col\" class=\"count\">Times</th><th scope=\"col\">Sentences</th></tr></thead>\n<tbody>\n"
            for (place, row) in rows.enumerated() {
                let mention = row.mention
                let concept = mention.link.concept.map { "<code>\(Self.escape($0))</code>" } ?? "–"
                page += "<tr id=\"n\(place + 1)\"><th scope=\"row\" lang=\"\(source)\">\(Self.escape(mention.native))</th>"
                page += "<td lang=\"\(target)\">\(Self.escape(mention.english))</td>"
                page += "<td><span class=\"type \(mention.type.rawValue)\">\(mention.type.rawValue)</span></td><td>\(concept)</td>"
                let (method, score) = row.tellsMethod ? (mention.link.method.rawValue, Self.decimals(mention.link.score)) : ("–", "–")
                page += "<td>\(method)</td><td class=\"count\">\(score)</td>"
                let places = row.units.map { "<a href=\"#\($0.key)\">\(Self.escape($0.id))</a>" }.joined(separator: " ")
                page +=
                    "<td class=\"count\">\(row.count)</td><td>\(places)\(row.units.count == Self.listed && row.count > Self.listed ? " …" : "")</td></tr>\n"
            }
            page += "</tbody>\n</table></div>\n"
        }
        write(page + "<script>\n\(HTMLStyle.script)\n</script>\n</body>\n</html>\n", to: &output)
    }

    /// How many names of each type there are.
    private var counts: String {
        let list = EntityType.allCases.compactMap { type -> String? in
            let own = rows.filter { $0.mention.type == type }
            guard !own.isEmpty else { return nil }
            return "<li><span class=\"\(type.rawValue)\">\(type.rawValue)</span> \(own.count) (\(own.reduce(0) { $0 + $1.count })×)</li>"
        }
        return "<ul class=\"legend\" aria-label=\"Names by type, and how often they stand in the text\">\(list.joined())</ul>\n"
    }

    // MARK: - Names

    /// The names of a unit on both sides. Each leads to its row, which describes it; a name and its counterpart know each other.
    private mutating func names(_ unit: TranslationUnit, _ key: String, _ tellsMethods: Bool) -> (source: [Name], target: [Name]) {
        let base = unit.source.span.start
        var (source, target): ([Name], [Name]) = ([], [])
        for (number, mention) in unit.entities.enumerated() {
            let span = mention.span.shifted(by: -base)
            guard !span.isEmpty, span.start >= source.last?.span.end ?? 0, unit.source.text[span] != nil else { continue }
            let row = row(of: mention, key, unit.id, tellsMethods)
            var parts = [mention.english, mention.type.rawValue]
            if tellsMethods {
                parts += [mention.link.concept ?? Self.noConcept, mention.link.method.rawValue, Self.decimals(mention.link.score)]
            }
            let tip = Self.tip(parts)
            let native =
                unit.source.text[span].map { $0 == mention.native } == true ? "" : " data-native=\"\(Self.escape(mention.native))\""
            func opening(_ side: String, _ other: String?) -> String {
                let counterpart = other.map { " data-to=\"\(key)\($0)\(number)\"" } ?? ""
                return
                    "<a class=\"e \(mention.type.rawValue)\" id=\"\(key)\(side)\(number)\"\(counterpart) href=\"#n\(row + 1)\" aria-describedby=\"n\(row + 1)\" data-tip=\"\(Self.escape(tip))\"\(side == "e" ? native : "")>"
            }
            var isSaid = false
            if let side = unit.target, let said = mention.targetSpan, said.start >= side.segment.span.start {
                let span = said.shifted(by: -side.segment.span.start)
                if !span.isEmpty, side.segment.text[span] != nil, !target.contains(where: { $0.span.overlaps(span) }) {
                    isSaid = true
                    target.append(Name(span: span, opening: opening("f", "e")))
                }
            }
            source.append(Name(span: span, opening: opening("e", isSaid ? "f" : nil)))
        }
        target.sort { $0.span < $1.span }
        return (source, target)
    }

    // MARK: - Source side

    /// The text of the source, its names as links to the table and its linked words as such.
    private func marked(_ unit: TranslationUnit, _ names: [Name], _ key: String) -> String {
        let base = unit.source.span.start
        var links: [Int: [Int]] = [:]
        if unit.target?.origin != .gloss { for link in unit.alignment { links[link.source, default: []].append(link.target) } }
        let words = unit.tokens.enumerated().map { index, token in
            (span: token.token.span.shifted(by: -base), own: "\(key)s\(index)", others: (links[index] ?? []).map { "\(key)t\($0)" })
        }
        return Self.text(unit.source.text, names: names, words: words)
    }

    /// What made the page, by which it is known again.
    static let generator = "Dubash"
    static let noConcept = "no concept"
    private static let tipSeparator = " · "

    /// What is shown of a name when it is pointed at, and its parts again.
    static func tip(_ parts: [String]) -> String { parts.joined(separator: tipSeparator) }

    static func parts(ofTip tip: String) -> [String] {
        var parts: [[Unicode.Scalar]] = [[]]
        let (scalars, separator) = (Array(tip.unicodeScalars), Array(tipSeparator.unicodeScalars))
        var place = 0
        while place < scalars.count {
            if scalars[place...].starts(with: separator) {
                parts.append([])
                place += separator.count
            } else {
                parts[parts.count - 1].append(scalars[place])
                place += 1
            }
        }
        return parts.map { String(String.UnicodeScalarView($0)) }
    }

    private mutating func row(of mention: EntityMention, _ key: String, _ id: String, _ tellsMethod: Bool) -> Int {
        let name = "\(mention.link.concept ?? mention.native)\u{0}\(mention.english)"
        if let place = places[name] {
            rows[place].count += 1
            if rows[place].units.last?.key != key, rows[place].units.count < Self.listed { rows[place].units.append((key, id)) }
            return place
        }
        places[name] = rows.count
        rows.append(Row(mention: mention, tellsMethod: tellsMethod, count: 1, units: [(key, id)]))
        return rows.count - 1
    }

    // MARK: - Target side

    private func linked(_ unit: TranslationUnit, _ side: TargetSegment, _ names: [Name], _ key: String) -> String {
        let base = side.segment.span.start
        var links: [Int: [Int]] = [:]
        if side.origin != .gloss { for link in unit.alignment { links[link.target, default: []].append(link.source) } }
        let words = side.tokens.enumerated().map { index, token in
            (span: token.token.span.shifted(by: -base), own: "\(key)t\(index)", others: (links[index] ?? []).map { "\(key)s\($0)" })
        }
        return Self.text(side.segment.text, names: names, words: words)
    }

    /// `text` with elements for names and for words that have links. A word that reaches over the border of a name stands without links.
    private static func text(
        _ text: String, names: [Name], words: [(span: TextSpan, own: String, others: [String])]
    ) -> String {
        var result = ""
        var from = 0
        func plain(to end: Int) {
            guard end > from else { return }
            result += escape(text[TextSpan(start: from, end: end)] ?? "")
            from = end
        }
        func linkedWords(from start: Int, to end: Int, inName: Bool) {
            for word in words where word.span.start >= max(start, from) && word.span.end <= end && !word.others.isEmpty {
                guard let surface = text[word.span] else { continue }
                plain(to: word.span.start)
                // Names are reached by the keyboard themselves, and the other side by the words linked to it.
                let reach = inName ? "" : " tabindex=\"0\""
                result +=
                    "<span class=\"w\" id=\"\(word.own)\" data-to=\"\(word.others.joined(separator: " "))\"\(reach)>\(escape(surface))</span>"
                from = word.span.end
            }
            plain(to: end)
        }
        for name in names {
            linkedWords(from: from, to: name.span.start, inName: false)
            result += name.opening
            linkedWords(from: name.span.start, to: name.span.end, inName: true)
            result += "</a>"
        }
        linkedWords(from: from, to: text.utf8.count, inName: false)
        return result
    }

    // MARK: - Characters

    private func write(_ text: String, to output: inout [UInt8]) { output.append(contentsOf: text.utf8) }

    /// 0.98
    private static func decimals(_ score: Double) -> String {
        guard score.isFinite else { return "0.00" }
        let hundredths = Int((min(1, max(0, score)) * 100).rounded())
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }

    /// For texts and quoted attributes. Control characters that no page may hold become U+FFFD.
    package static func escape(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r": result.append(" ")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
