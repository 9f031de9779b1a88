package import BitextModel

/// Writes tokens as CoNLL-U (Universal Dependencies): ten columns, one sentence a block.
///
/// Known columns are FORM, and in MISC `SpaceAfter=No`, `Lang` where it is not the document's, and `Translit` and `Gloss` where given; UPOS is told for
/// what the form tells (NUM, PUNCT, SYM), the rest stays `_`.
package enum CoNLLUWriter {
    /// One sentence. `text` is the sentence's text, `tokens` have spans relative to the document in which the sentence begins at `start`.
    package static func append(
        id: String, text: some StringProtocol, start: Int, tokens: [AnnotatedToken], language: LanguageTag, english: String? = nil,
        to output: inout [UInt8]
    ) {
        write("# sent_id = \(id)\n# text = \(oneLine(text))\n", to: &output)
        if let english { write("# text_en = \(oneLine(english))\n", to: &output) }
        for (index, annotated) in tokens.enumerated() {
            let token = annotated.token
            var misc: [String] = []
            if index + 1 < tokens.count, tokens[index + 1].token.span.start == token.span.end { misc.append("SpaceAfter=No") }
            if token.language != language, token.language != .undetermined { misc.append("Lang=\(token.language)") }
            if let gloss = annotated.gloss, !gloss.isEmpty { misc.append("Gloss=\(escapeMisc(gloss))") }
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
