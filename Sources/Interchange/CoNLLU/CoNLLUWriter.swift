package import BitextModel

/// Writes tokens as CoNLL-U (Universal Dependencies): ten columns, one sentence a block.
///
/// Known columns are FORM, and in MISC `SpaceAfter=No`, `Lang` where it is not the document's, `Gloss` where given; UPOS is told for
/// what the form tells (NUM, PUNCT, SYM), the rest stays `_`.
package enum CoNLLUWriter {
    /// One sentence, `text`. `more` is what MISC holds besides, token by token.
    package static func append(
        id: String, text: some StringProtocol, tokens: [AnnotatedToken], language: LanguageTag, english: String? = nil,
        translit: String? = nil,
        more: [[String]] = [], to output: inout [UInt8]
    ) {
        write("# sent_id = \(id)\n# text = \(oneLine(text))\n", to: &output)
        if let translit { write("# translit = \(oneLine(translit))\n", to: &output) }
        if let english { write("# text_en = \(oneLine(english))\n", to: &output) }
        for (index, annotated) in tokens.enumerated() {
            let token = annotated.token
            var misc: [String] = []
            if index + 1 < tokens.count, tokens[index + 1].token.span.start == token.span.end { misc.append("SpaceAfter=No") }
            if token.language != language, token.language != .undetermined { misc.append("Lang=\(token.language)") }
            if let gloss = annotated.gloss, !gloss.isEmpty { misc.append("Gloss=\(escapeMisc(gloss))") }
            if more.indices.contains(index) { misc += more[index] }
            let part =
                switch token.kind {
                case .number: "NUM"
                case .punctuation: "PUNCT"
                case .symbol, .emoji: "SYM"
                default: "_"
                }
            let form = annotated.text.isEmpty ? "_" : oneLine(annotated.text)
            write(
                "\(index + 1)\t\(form)\t_\t\(part)\t_\t_\t_\t_\t_\t\(misc.isEmpty ? "_" : misc.joined(separator: "|"))\n",
                to: &output)
        }
        output.append(0x0A)
    }

    /// A translation unit: besides tokens, the source in Latin letters (`# translit`), the English where it is no gloss (`# text_en`), names as `Entity=B-person` and `Entity=I-person`
    /// with `English`, `Concept` and, as the English text says it, `Target` at their first token, and links as `Align=0,1`, by target tokens from 0.
    package static func append(_ unit: TranslationUnit, to output: inout [UInt8]) {
        var misc = [[String]](repeating: [], count: unit.tokens.count)
        for mention in unit.entities {
            var isFirst = true
            for (index, token) in unit.tokens.enumerated()
            where token.token.span.start < mention.span.end && mention.span.start < token.token.span.end {
                // A token that two names share (रूसी-चीनी) tells the first.
                guard misc[index].isEmpty else { continue }
                misc[index].append("Entity=\(isFirst ? "B" : "I")-\(mention.type.rawValue)")
                if isFirst {
                    misc[index].append("English=\(escapeMisc(mention.english))")
                    if let target = unit.target, target.origin != .gloss, let span = mention.targetSpan,
                        let said = target.segment.text[span.shifted(by: -target.segment.span.start)]
                    {
                        misc[index].append("Target=\(escapeMisc(String(said)))")
                    }
                    if let concept = mention.link.concept { misc[index].append("Concept=\(escapeMisc(concept))") }
                }
                isFirst = false
            }
        }
        let isTranslated = unit.target.map { $0.origin != .gloss } ?? false
        if isTranslated {
            var links: [Int: [Int]] = [:]
            for link in unit.alignment { links[link.source, default: []].append(link.target) }
            for (source, targets) in links where misc.indices.contains(source) {
                misc[source].append("Align=\(targets.sorted().map(String.init).joined(separator: ","))")
            }
        }
        append(
            id: unit.id, text: unit.source.text, tokens: unit.tokens, language: unit.source.language,
            english: isTranslated ? unit.target?.segment.text : nil, translit: unit.romanized.isEmpty ? nil : unit.romanized, more: misc,
            to: &output)
    }

    private static func write(_ text: String, to output: inout [UInt8]) { output.append(contentsOf: text.utf8) }

    private static func escapeMisc(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "|" || $0 == "\t" || $0 == "\n" ? " " : $0 }))
    }

    /// Line ends and tabs become spaces; carriage returns and other controls that would end a line do too.
    private static func oneLine(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
        }
        return String(result)
    }
}
