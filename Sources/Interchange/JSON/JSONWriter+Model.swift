package import BitextModel

/// Where offsets are counted and in what units, when spans are written.
package protocol OffsetMapping {
    /// The offset to write for a UTF-8 offset of the text being written.
    func offset(_ utf8: Int) -> Int
}

/// UTF-8 offsets as they are.
package struct PlainOffsets: OffsetMapping {
    package init() {}
    package func offset(_ utf8: Int) -> Int { utf8 }
}

extension JSONWriter {
    private mutating func span(_ span: TextSpan, _ offsets: some OffsetMapping) {
        key("start")
        value(offsets.offset(span.start))
        key("end")
        value(offsets.offset(span.end))
    }

    /// A token as under `tokens` in the command line contract.
    package mutating func token(_ annotated: AnnotatedToken, _ offsets: some OffsetMapping) {
        beginObject()
        span(annotated.token.span, offsets)
        key("text")
        value(annotated.text)
        key("kind")
        value(annotated.token.kind.rawValue)
        key("script")
        value(annotated.token.script.code)
        key("lang")
        value(annotated.token.language.tag)
        if let gloss = annotated.gloss {
            key("gloss")
            value(gloss)
        }
        endObject()
    }

    /// A mention as under `entities`; `text` is what it covers. With `targetOffsets`, where it stands in the target, null where that is not known.
    package mutating func entity(
        _ mention: EntityMention, text: some StringProtocol, _ offsets: some OffsetMapping, target targetOffsets: (any OffsetMapping)? = nil
    ) {
        beginObject()
        span(mention.span, offsets)
        key("text")
        value(text)
        key("native")
        value(mention.native)
        key("english")
        value(mention.english)
        key("type")
        value(mention.type.rawValue)
        key("concept")
        if let concept = mention.link.concept { value(concept) } else { null() }
        key("method")
        value(mention.link.method.rawValue)
        key("score")
        value(mention.link.score)
        if let targetOffsets {
            key("target")
            if let target = mention.targetSpan {
                beginObject()
                span(target, targetOffsets)
                endObject()
            } else {
                null()
            }
        }
        endObject()
    }

    /// A translation unit, without the line end. `targetOffsets` are those of the target's document, where it is one.
    package mutating func unit(
        _ unit: TranslationUnit, _ offsets: some OffsetMapping, target targetOffsets: some OffsetMapping = PlainOffsets()
    ) {
        beginObject()
        key("id")
        value(unit.id)
        key("source")
        beginObject()
        key("lang")
        value(unit.source.language.tag)
        key("text")
        value(unit.source.text)
        span(unit.source.span, offsets)
        endObject()
        key("normalized")
        value(unit.normalized)
        key("romanized")
        value(unit.romanized)
        key("target")
        if let target = unit.target { self.target(target, targetOffsets) } else { null() }
        key("entities")
        beginArray()
        for mention in unit.entities {
            entity(mention, text: unit.source.text[mention.span.shifted(by: -unit.source.span.start)] ?? "", offsets, target: targetOffsets)
        }
        endArray()
        key("alignment")
        beginArray()
        for link in unit.alignment { value(link.description) }
        endArray()
        key("tokens")
        beginArray()
        for token in unit.tokens { self.token(token, offsets) }
        endArray()
        endObject()
    }

    private mutating func target(_ target: TargetSegment, _ offsets: some OffsetMapping) {
        beginObject()
        key("lang")
        value(target.segment.language.tag)
        key("text")
        value(target.segment.text)
        span(target.segment.span, offsets)
        key("origin")
        value(target.origin.rawValue)
        key("score")
        value(target.score)
        key("tokens")
        beginArray()
        for token in target.tokens {
            beginObject()
            span(token.token.span, offsets)
            key("text")
            value(token.text)
            endObject()
        }
        endArray()
        endObject()
    }
}
