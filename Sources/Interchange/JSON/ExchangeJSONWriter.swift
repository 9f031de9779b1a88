package import BitextModel

/// Writes translation units as JSON lines in the shape of `dubash align`: `id`, `source`, `target`, `entities`, and what a unit has beyond these.
///
/// `codes`, `notes`, `properties`, `alignment` with `tokens`, and `targets` (beyond the first) stand only where a unit has them, so that nothing is lost. Offsets are UTF-8 bytes of the text of their side.
package struct ExchangeJSONWriter: ExchangeWriter, Sendable {
    private var json = JSONWriter()
    private var target: LanguageTag?

    package init() {}

    package mutating func begin(_ header: ExchangeHeader) { target = header.targetLanguage }

    package mutating func append(_ unit: ExchangeUnit) {
        var properties = unit.properties
        func taken(_ name: String) -> String? {
            guard let place = properties.firstIndex(where: { $0.name == name }) else { return nil }
            return properties.remove(at: place).value
        }
        let chosen = unit.target(in: target)
        let origin = chosen == nil ? nil : taken("x-origin")
        let score = chosen == nil ? nil : taken("x-score")
        let words = chosen == unit.targets.first ? unit.words : nil
        json.beginObject()
        json.key("id")
        json.value(unit.identifier)
        json.key("source")
        segment(unit.source)
        json.key("target")
        if let chosen {
            segment(chosen) { json in
                if let origin {
                    json.key("origin")
                    json.value(origin)
                }
                if let score {
                    json.key("score")
                    if let number = Double(score), number.isFinite { json.value(number) } else { json.value(score) }
                }
                if let words, !words.links.isEmpty { Self.tokens(words.target, of: chosen.text, to: &json) }
            }
        } else {
            json.null()
        }
        var isFirst = true
        let others = unit.targets.filter { segment in
            guard isFirst, segment == chosen else { return true }
            isFirst = false
            return false
        }
        if !others.isEmpty {
            json.key("targets")
            json.beginArray()
            for other in others { segment(other) }
            json.endArray()
        }
        if let romanized = taken("x-translit") {
            json.key("romanized")
            json.value(romanized)
        }
        if !unit.terms.isEmpty { entities(unit) }
        if let words, !words.links.isEmpty {
            json.key("alignment")
            json.beginArray()
            for link in words.links { json.value(link.description) }
            json.endArray()
            Self.tokens(words.source, of: unit.source.text, to: &json)
        }
        if !unit.notes.isEmpty {
            json.key("notes")
            json.beginArray()
            for note in unit.notes { json.value(note) }
            json.endArray()
        }
        if !properties.isEmpty {
            json.key("properties")
            json.beginArray()
            for property in properties {
                json.beginObject()
                json.key("name")
                json.value(property.name)
                json.key("value")
                json.value(property.value)
                json.endObject()
            }
            json.endArray()
        }
        json.endObject()
        json.endLine()
    }

    package mutating func finish() {}
    package mutating func take() -> [UInt8] { json.take() }
    package mutating func takeDiagnostics() -> [Diagnostic] { [] }

    // MARK: - Parts

    private mutating func segment(_ segment: ExchangeSegment, then more: (inout JSONWriter) -> Void = { _ in }) {
        json.beginObject()
        json.key("lang")
        json.value(segment.language.tag)
        json.key("text")
        json.value(segment.text)
        Self.span(TextSpan(start: 0, end: segment.text.utf8.count), to: &json)
        more(&json)
        if !segment.codes.isEmpty {
            json.key("codes")
            json.beginArray()
            for code in segment.codes { self.code(code) }
            json.endArray()
        }
        json.endObject()
    }

    private mutating func code(_ code: InlineCode) {
        json.beginObject()
        json.key("kind")
        json.value(code.kind.rawValue)
        json.key("offset")
        json.value(code.offset)
        for (key, value) in [
            ("pairing", code.pairing.isEmpty ? nil : code.pairing), ("id", code.identifier), ("type", code.type),
            ("content", code.content.isEmpty ? nil : code.content), ("markup", code.markup),
        ] as [(StaticStringKey, String?)] {
            guard let value else { continue }
            json.key(key.name)
            json.value(value)
        }
        json.endObject()
    }

    private mutating func entities(_ unit: ExchangeUnit) {
        json.key("entities")
        json.beginArray()
        for term in unit.terms {
            json.beginObject()
            Self.span(term.span, to: &json)
            json.key("text")
            json.value(unit.source.text[term.span] ?? "")
            json.key("native")
            json.value(term.term)
            json.key("english")
            json.value(term.translation)
            if !term.type.isEmpty {
                json.key("type")
                json.value(term.type)
            }
            if let concept = term.concept {
                json.key("concept")
                json.value(concept)
            }
            if let method = term.method {
                json.key("method")
                json.value(method.rawValue)
            }
            if let score = term.score {
                json.key("score")
                json.value(score)
            }
            json.endObject()
        }
        json.endArray()
    }

    private static func tokens(_ spans: [TextSpan], of text: String, to json: inout JSONWriter) {
        json.key("tokens")
        json.beginArray()
        for span in spans {
            json.beginObject()
            self.span(span, to: &json)
            json.key("text")
            json.value(text[span] ?? "")
            json.endObject()
        }
        json.endArray()
    }

    private static func span(_ span: TextSpan, to json: inout JSONWriter) {
        json.key("start")
        json.value(span.start)
        json.key("end")
        json.value(span.end)
    }
}

/// A key written in the code.
private struct StaticStringKey: ExpressibleByStringLiteral {
    var name: StaticString
    init(stringLiteral value: StaticString) { name = value }
}
