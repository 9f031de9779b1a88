package import BitextModel

extension TranslationUnit {
    /// A unit of a file as one of a bilingual document, for those formats that are written from it. Its target is that in `language`, else the first.
    ///
    /// Properties of `dubash align` are taken for what they were (`x-origin`, `x-score`, `x-translit`); a pair without a score has 1. A term whose file does not say how it was found counts as `exact`: what
    /// writes it tells neither method nor score then (`isTold`). Tokens are the words of the unit, of unknown kind; a unit without words has none.
    package init(_ unit: ExchangeUnit, target language: LanguageTag?) {
        func property(_ name: String) -> String? { unit.properties.first { $0.name == name }?.value }
        let chosen = unit.target(in: language)
        let words = chosen == unit.targets.first ? unit.words : nil
        func tokens(_ spans: [TextSpan], _ segment: ExchangeSegment) -> [AnnotatedToken] {
            spans.compactMap { span in
                segment.text[span].map { text in
                    AnnotatedToken(
                        token: Token(span: span, kind: .other, script: .common, language: segment.language), text: String(text))
                }
            }
        }
        self.init(
            id: unit.identifier,
            source: Segment(
                language: unit.source.language, text: unit.source.text, span: TextSpan(start: 0, end: unit.source.text.utf8.count)),
            normalized: unit.source.text, romanized: property("x-translit") ?? "",
            target: chosen.map { segment in
                TargetSegment(
                    segment: Segment(
                        language: segment.language, text: segment.text, span: TextSpan(start: 0, end: segment.text.utf8.count)),
                    origin: property("x-origin").flatMap(TargetOrigin.init) ?? .document,
                    score: property("x-score").flatMap(Double.init) ?? 1, tokens: words.map { tokens($0.target, segment) } ?? [])
            },
            entities: unit.terms.map { term in
                EntityMention(
                    span: term.span, type: EntityType(rawValue: term.type) ?? .other, native: term.term, english: term.translation,
                    link: EntityLink(concept: term.concept, method: term.method ?? .exact, score: term.score ?? 1))
            },
            alignment: words?.links ?? [], tokens: words.map { tokens($0.source, unit.source) } ?? [])
    }
}

extension ExchangeUnit {
    /// Whether the file says of each term how it was found.
    package var tellsMethods: Bool { terms.allSatisfy { $0.method != nil } }
}
